/** Five diverging classes of an area's rate over the borough's, and the ratio in words. */
import { theWhole } from '../../domain/place/served-place.ts'

/** Breaks between the classes. */
export const RATIO_BREAKS = [0.67, 0.83, 1.2, 1.5] as const

/** 0: far below the borough; 2: near it, or could be chance; 4: far above. */
export const RATIO_CLASSES = [0, 1, 2, 3, 4] as const
export type RatioClass = (typeof RATIO_CLASSES)[number]
export const MIDDLE_CLASS: RatioClass = 2

export const classWords = (): Readonly<Record<RatioClass, string>> => ({
  0: `a third or more below ${theWhole()}`,
  1: 'a sixth to a third below',
  2: `near ${theWhole()}, or could be chance`,
  3: 'a fifth to a half above',
  4: 'half as much again or more',
})

interface JudgedRatio {
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** p of equal rates, adjusted for the number of comparisons. */
  readonly adjustedP: number
}

/** Adjusted p up to which an area is coloured. */
const LARGEST_ADJUSTED_P = 0.05

/** Whether the rate differs from the borough's: by its interval, and by p allowed for the number of comparisons. */
const isApart = ({ low, high, adjustedP }: JudgedRatio) =>
  (low > 1 || high < 1) && adjustedP <= LARGEST_ADJUSTED_P

/** The class of a ratio; the middle one wherever it could be chance. A ratio at a break is of the class above it. */
export function ratioClass(judged: JudgedRatio): RatioClass {
  if (!isApart(judged)) return MIDDLE_CLASS
  const above = RATIO_BREAKS.filter((at) => judged.ratio >= at).length
  return RATIO_CLASSES.find((each) => each === above) ?? MIDDLE_CLASS
}

const percentAway = (ratio: number) => Math.round(Math.abs(ratio - 1) * 100)
const side = (ratio: number) => (ratio < 1 ? 'below' : 'above')

/** `57 % above`, `as the borough`. */
const awayWords = (ratio: number) =>
  percentAway(ratio) === 0 ? `as ${theWhole()}` : `${percentAway(ratio)} % ${side(ratio)} ${theWhole()}`

/** `between 40 and 76 % above`, `between 5 % below and 22 % above`. */
function betweenWords(low: number, high: number): string {
  const [first, second] = high <= 1 ? [high, low] : [low, high]
  return side(first) === side(second)
    ? `between ${percentAway(first)} and ${percentAway(second)} % ${side(second)}`
    : `between ${percentAway(first)} % ${side(first)} and ${percentAway(second)} % ${side(second)}`
}

/** `57 % above the borough, between 40 and 76 % above`; where it could be chance, that too. */
export const ratioWords = (judged: JudgedRatio): string =>
  `${awayWords(judged.ratio)}, ${betweenWords(judged.low, judged.high)}${isApart(judged) ? '' : '; could be chance'}`

/** `+57 %`, `−63 %`, as printed in a map. */
export const signedPercent = (ratio: number) => `${ratio < 1 ? '−' : '+'}${percentAway(ratio)} %`
