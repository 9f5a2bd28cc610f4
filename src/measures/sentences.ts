/** Figures and periods as sentences: what the page reads out, what can be copied, what stands above a picture. */
import type { Day, DaySpan } from '../domain/day.ts'
import { civilDate } from '../domain/day.ts'
import type { Figure } from './figure.ts'

/** Under this count in the baseline a percentage misleads, and is not said. */
export const LEAST_BASE_FOR_PERCENT = 20

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const TENTHS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `12,901`. */
export const countWords = (count: number) => WHOLE.format(count)
/** `41.2`. */
export const rateWords = (rate: number) => TENTHS.format(rate)

/** `31 August 2023`. */
export function dayWords(day: Day): string {
  const { year, month, day: date } = civilDate(day)
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`
}
/** `1 May 2023 to 31 August 2023`; a single day stands alone. */
export const spanWords = ({ from, to }: DaySpan) =>
  from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const percentAway = (ratio: number) => Math.round(Math.abs(1 - ratio) * 100)
const direction = (ratio: number) => (ratio < 1 ? 'fewer' : 'more')

/** What is needed of a figure to say its change. */
type Ratio = Pick<Figure, 'ratio' | 'ratioLow' | 'ratioHigh' | 'baselineValue'>

/** `47 % fewer`, `no change`; null where the base is too small for a percentage, or the ratio unknown. */
export function percentWords({ ratio, baselineValue = 0 }: Ratio): string | null {
  if (ratio === undefined || baselineValue < LEAST_BASE_FOR_PERCENT) return null
  const percent = percentAway(ratio)
  return percent === 0 ? 'no change' : `${percent} % ${direction(ratio)}`
}

/** `between 33 and 58 % fewer`; on a small base `between 0.2 and 1.1 times as many`; null without an interval. */
export function intervalWords(figure: Ratio): string | null {
  const { ratioLow: low, ratioHigh: high, baselineValue = 0 } = figure
  if (low === undefined) return null
  if (high === undefined) return `at least ${timesWords(low)} times as many`
  if (baselineValue < LEAST_BASE_FOR_PERCENT)
    return `between ${timesWords(low)} and ${timesWords(high)} times as many`
  return percentInterval(low, high)
}

const timesWords = (ratio: number) => (ratio >= 10 ? countWords(ratio) : rateWords(ratio))

/** The smaller change first, when both ends lie on the same side. */
function percentInterval(low: number, high: number): string {
  if (high <= 1) return `between ${percentAway(high)} and ${percentAway(low)} % fewer`
  if (low >= 1) return `between ${percentAway(low)} and ${percentAway(high)} % more`
  return `between ${percentAway(low)} % fewer and ${percentAway(high)} % more`
}

/** What is said beside a number that already stands there, and its verdict: `Was 207. 47 % fewer, between ...` */
export function changeSentence(figure: Figure): string {
  const { baselineValue, verdict } = figure
  if (baselineValue === undefined) return ''
  return sentences([`was ${countWords(baselineValue)}`, changeWords(figure, verdict)])
}

/**
 * A figure as a sentence: `110, was 207. 47 % fewer, between 33 and 58 % fewer. Down.` A change that could be
 * chance shows its interval without a percentage of its own; a percentage never stands on a base under 20.
 */
export function figureSentence(figure: Figure): string {
  const { value, baselineValue, verdict, caveat } = figure
  const number = figure.unit.startsWith('per ') ? rateWords(value) : countWords(value)
  if (baselineValue === undefined) return sentences([number, caveat])
  return sentences([
    `${number}, was ${countWords(baselineValue)}`,
    changeWords(figure, verdict),
    verdict,
    caveat,
  ])
}

function changeWords(figure: Figure, verdict: Figure['verdict']): string {
  if (verdict === 'too few to say') return ''
  const percent = verdict === 'could be chance' ? null : percentWords(figure)
  return [percent, intervalWords(figure)].filter((words) => words !== null).join(', ')
}

const sentences = (parts: readonly (string | null | undefined)[]) =>
  parts.flatMap((part) => (part ? [`${capital(part).replace(/\.$/, '')}.`] : [])).join(' ')

/** Share of verdicts that say "up" or "down" though nothing changed: 2.5 % each way, by the 95 % interval. */
const FALSE_ALARMS = 0.05

/** How many verdicts were given at all, and how many of them say "up" or "down". */
interface Comparisons {
  readonly made: number
  readonly tooFew: number
  readonly up: number
  readonly down: number
  /** How many of `made` chance alone would call up or down. */
  readonly falseAlarms: number
}
export function comparisonsIn(figures: readonly Figure[]): Comparisons {
  const count = (verdict: Figure['verdict']) => figures.filter((figure) => figure.verdict === verdict).length
  const [up, down] = [count('up'), count('down')]
  const made = up + down + count('could be chance')
  return { made, tooFew: count('too few to say'), up, down, falseAlarms: made * FALSE_ALARMS }
}

/** What a reader of many verdicts must know: how many there are, and how many of them chance alone would give. */
export function comparisonsSentence({ made, up, down, tooFew, falseAlarms }: Comparisons): string {
  const few = tooFew === 0 ? null : `${countWords(tooFew)} too few to say`
  if (made === 0) return sentences(['no comparison has a verdict of up or down', few])
  const counted = made === 1 ? 'of 1 comparison' : `of ${countWords(made)} comparisons`
  const found = `${countWords(up)} ${up === 1 ? 'is' : 'are'} up, ${countWords(down)} down; for ${countWords(made - up - down)} the change could be chance`
  return sentences([
    `${counted}, ${found}`,
    few,
    `chance alone would give ${alarmWords(falseAlarms)}, up as often as down`,
  ])
}

function alarmWords(alarms: number): string {
  if (alarms < 0.5) return 'fewer than 1 false alarm'
  const whole = Math.round(alarms)
  return `about ${countWords(whole)} false ${whole === 1 ? 'alarm' : 'alarms'}`
}
