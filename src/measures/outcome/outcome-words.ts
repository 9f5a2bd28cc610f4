/** The outcome of a site in words: a verdict of at most five words, a sentence for each measure, and displacement. */
import { hasPercentage } from '../../analytics/small-numbers/verdict.ts'
import type { Verdict } from '../figure.ts'
import type { RatioOfRatios } from '../../analytics/comparison/ratio-of-ratios.ts'
import { countWords, inSentence, intervalWords, percentWords } from '../sentences.ts'
import type { NoSinceClear, SinceClear } from './since-clear.ts'
import type { MeasuredOutcome, SiteOutcome } from './site-outcome.ts'

/** Verdict on the change inside: crimes and ASB together, each judged by itself. */
type InsideVerdict = SinceClear['verdict'] | 'mixed' | null

const known = ({ inside }: MeasuredOutcome): SinceClear | null => (inside.kind === 'known' ? inside : null)
const verdictOf = (outcome: MeasuredOutcome) => known(outcome)?.verdict ?? null

/** The direction in which a measure changed beyond chance; null: in neither. */
const beyondChance = (verdict: InsideVerdict): 'down' | 'up' | null =>
  verdict === 'down' || verdict === 'up' ? verdict : null

/**
 * Direction of the change inside: that of either measure where the other does not go the other way. Null: none beyond
 * chance, or crimes and ASB against each other.
 */
export function outcomeDirection({ crimes, asb }: SiteOutcome): 'down' | 'up' | null {
  const directions = [crimes, asb].flatMap((one) => beyondChance(verdictOf(one)) ?? [])
  const [first] = directions
  return first && directions.every((direction) => direction === first) ? first : null
}

const NO_VERDICT_WORDS: Readonly<Record<NoSinceClear['reason'], string>> = {
  'no-clear': 'No Clear yet.',
  'too-early': 'Too early to say.',
  'not-known': 'Not known.',
  'short-before': 'Not known before Clear.',
  'no-comparison': 'Not judged: no comparison.',
}

/** `Fewer, and it held.`; at most five words, each of which follows from a verdict. */
export function outcomeWords(outcome: SiteOutcome): string {
  const { crimes, asb } = outcome
  const missing = [crimes, asb].map(({ inside }) => (inside.kind === 'none' ? inside.reason : null))
  const [reason] = missing
  if (reason && missing.every((one) => one !== null)) return NO_VERDICT_WORDS[reason]
  const verdicts = [verdictOf(crimes), verdictOf(asb)]
  const direction = outcomeDirection(outcome)
  if (direction === null) return undecidedWords(verdicts)
  const isBoth = verdicts.every((verdict) => verdict === direction)
  const [changed] = [crimes, asb].filter((one) => verdictOf(one) === direction)
  const what = isBoth ? null : changed?.measure === 'asb' ? 'ASB' : 'crimes'
  if (direction === 'up') return what === null ? 'More than before.' : `More ${what} than before.`
  return fewerWords(outcome, what)
}

function undecidedWords([crimes, asb]: readonly (Verdict | null)[]): string {
  if (crimes === 'down' && asb === 'up') return 'Fewer crimes, more ASB.'
  if (crimes === 'up' && asb === 'down') return 'More crimes, less ASB.'
  const isFew = [crimes, asb].every((verdict) => verdict === null || verdict === 'too few to say')
  return isFew ? 'Too few to say.' : 'Could be chance.'
}

/** What fell, whether some of it moved, and whether the fall is still there in the last half-year. */
function fewerWords({ crimes, asb }: SiteOutcome, what: 'ASB' | 'crimes' | null): string {
  const fewer = what === null ? 'Fewer' : what === 'ASB' ? 'Less ASB' : 'Fewer crimes'
  if (crimes.moved === 'more' || asb.moved === 'more')
    return what === null ? 'Fewer inside; more round it.' : `${fewer}; more round it.`
  const lately = [crimes, asb]
    .filter((one) => verdictOf(one) === 'down')
    .map((one) => known(one)?.lately ?? null)
  if (lately.some((verdict) => verdict === null)) return `${fewer} so far.`
  if (lately.every((verdict) => verdict === 'down')) return `${fewer}, and it held.`
  if (lately.some((verdict) => verdict === 'up')) return `${fewer}; lately more.`
  return lately.some((verdict) => verdict === 'down')
    ? `${fewer}; it held in part.`
    : `${fewer}; lately unclear.`
}

export const MEASURE_NAMES = { 'crimes-reported': 'Crimes', asb: 'ASB' } as const

/**
 * `Crimes: 50 % fewer than its comparison suggests, between 23 and 67 % fewer.`; the interval alone where the change could be
 * chance; the reason where it is not judged.
 */
export function insideSentence({ measure, inside }: MeasuredOutcome): string {
  const name = MEASURE_NAMES[measure]
  if (inside.kind === 'none') return `${name}: ${inside.text.replace(/^Not known/, 'not known')}`
  const { site, ratio, verdict } = inside
  const counts = `${countWords(site.after)} since Clear, ${countWords(site.before)} before`
  if (!ratio || verdict === 'too few to say') return `${name}: ${counts}; too few to say.`
  const figure = ratioFigure(ratio, site.before)
  const interval = intervalWords(figure) ?? ''
  const isPercent = hasPercentage(site.before)
  if (verdict === 'could be chance' || !isPercent)
    return `${name}: ${interval} ${isPercent ? 'than' : 'as'} its comparison suggests.`
  return `${name}: ${percentWords(figure) ?? ''} than its comparison suggests, ${interval}.`
}

/** As `insideSentence`, under a heading that names what it is compared with: `50 % fewer (23 to 67 %)`. */
export function insideShort({ inside }: MeasuredOutcome): string {
  if (inside.kind === 'none') return inside.text
  const { site, ratio, verdict } = inside
  if (!ratio || verdict === 'too few to say')
    return `${countWords(site.after)} since Clear, ${countWords(site.before)} before`
  const figure = ratioFigure(ratio, site.before)
  const interval = (intervalWords(figure) ?? '').replace(/^between (.+) and /, '$1 to ')
  const percent = verdict === 'could be chance' ? null : percentWords(figure)
  return percent === null ? interval : `${percent} (${interval.replace(/ (?:fewer|more)$/, '')})`
}

const ratioFigure = ({ value, low, high }: RatioOfRatios, before: number) => ({
  ratio: value,
  ratioLow: low,
  ratioHigh: high,
  baselineValue: before,
})

/** `Last half-year: crimes down, ASB could be chance.`, or `both down`; null where it is not judged by itself. */
export function latelySentence({ crimes, asb }: SiteOutcome): string | null {
  const verdicts = [crimes, asb].map((one) => known(one)?.lately ?? null)
  if (verdicts[0] && verdicts[0] === verdicts[1]) return `Last half-year: both ${verdicts[0]}.`
  const parts = [crimes, asb].flatMap((one) => {
    const lately = known(one)?.lately
    return lately ? [`${inSentence(MEASURE_NAMES[one.measure])} ${lately}`] : []
  })
  return parts.length === 0 ? null : `Last half-year: ${parts.join(', ')}.`
}

const BOTH = 'crimes and ASB'

/**
 * Whether some of it moved to the streets round the site, in five words at most. Signs of it: more there beyond chance, the
 * interval leaving out nought, and a fall inside.
 */
export function movedWords({ crimes, asb }: SiteOutcome): string {
  const nameOf = (of: readonly MeasuredOutcome[]) =>
    of.length > 1 ? BOTH : inSentence(MEASURE_NAMES[of[0]?.measure ?? 'asb'])
  const signs = [crimes, asb].filter((one) => one.moved === 'more')
  if (signs.length > 0) return `Signs: more ${nameOf(signs)}.`
  const alone = [crimes, asb].filter((one) => one.moved === 'more-alone')
  if (alone.length > 0)
    return alone.length > 1 ? 'No sign; more of both.' : `No sign; more ${nameOf(alone)} there.`
  if (crimes.moved === 'not-known' && asb.moved === 'not-known') return 'Not known.'
  if (crimes.moved === 'not-known') return 'Crimes not known.'
  if (asb.moved === 'not-known') return 'ASB not known.'
  return crimes.moved === 'fewer' && asb.moved === 'fewer' ? 'No, fewer there too.' : 'No sign of it.'
}
