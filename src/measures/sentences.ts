/** Figures and periods as sentences, for the page, screen readers, the clipboard and chart captions. */
import {
  type Day,
  type DaySpan,
  civilDate,
  isSameSpan,
  isUnderFourWeeks,
  sameWeekdaysBefore,
} from '../domain/day.ts'
import { holidayDifference } from './baseline/holiday-words.ts'
import type { Figure } from './figure.ts'

/** No percentage is given on a baseline count below this, where it would mislead. */
const LEAST_BASE_FOR_PERCENT = 20

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `12,901`. */
export const countWords = (count: number) => WHOLE.format(count)
/** `41.2`. */
export const rateWords = (rate: number) => ONE_DECIMAL.format(rate)

/** `31 August 2023`. */
export function dayWords(day: Day): string {
  const { year, month, day: date } = civilDate(day)
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`
}
/** `1 May 2023 to 31 August 2023`; one date for a single day. */
export const spanWords = ({ from, to }: DaySpan) =>
  from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`

/**
 * `the same weekdays, 364 days earlier`, with the bank holidays where the two differ in them; null for a baseline that
 * is not chosen so.
 */
export function weekdayWords(window: DaySpan, baseline: DaySpan): string | null {
  if (!isUnderFourWeeks(window) || !isSameSpan(baseline, sameWeekdaysBefore(window))) return null
  const holidays = holidayDifference(window, baseline)
  return `the same weekdays, 364 days earlier${holidays === null ? '' : `; ${holidays}`}`
}
/** The days of a baseline: `1 May 2022 to 31 August 2022`, and how they were chosen where not by the calendar. */
export function baselineSpanWords(window: DaySpan, baseline: DaySpan): string {
  const weekdays = weekdayWords(window, baseline)
  return weekdays === null ? spanWords(baseline) : `${spanWords(baseline)} (${weekdays})`
}

/** The text with its first letter in upper case. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** A label as it stands within a sentence: its first letter in lower case, but for an abbreviation such as `ASB`. */
export const inSentence = (label: string) =>
  /^\p{Lu}(?!\p{Ll})/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
const percentAway = (ratio: number) => Math.round(Math.abs(1 - ratio) * 100)
const direction = (ratio: number) => (ratio < 1 ? 'fewer' : 'more')

/** The fields of a figure that its change is worded from. */
type Ratio = Pick<Figure, 'ratio' | 'ratioLow' | 'ratioHigh' | 'baselineValue'>

/**
 * `47 % fewer`, `no change`; null where the base is below `LEAST_BASE_FOR_PERCENT` or the ratio is unknown.
 */
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

/** The smaller change comes first where both ends have the same sign. */
function percentInterval(low: number, high: number): string {
  if (high <= 1) return `between ${percentAway(high)} and ${percentAway(low)} % fewer`
  if (low >= 1) return `between ${percentAway(low)} and ${percentAway(high)} % more`
  return `between ${percentAway(low)} % fewer and ${percentAway(high)} % more`
}

/** `1,234`; `at least 1,234` where known in part; `not known` without a value. */
export function valueWords({ value, known, unit }: Pick<Figure, 'value' | 'known' | 'unit'>): string {
  if (value === null) return 'not known'
  const number = unit.startsWith('per ') ? rateWords(value) : countWords(value)
  return known === 'part' ? `at least ${number}` : number
}

/**
 * Change and baseline value without the value and the verdict, for use beside them: `Was 207. 47 % fewer,
 * between ...`
 */
export function changeSentence(figure: Figure): string {
  const { baselineValue, comparisonNote } = figure
  if (baselineValue === undefined) return ''
  return sentences([`was ${countWords(baselineValue)}`, changeWords(figure), comparisonNote])
}

/**
 * A figure as a sentence: `110, was 207. 47 % fewer, between 33 and 58 % fewer. Down.` A change that could be
 * chance, or that is still to rise, gives its interval without a point estimate; no percentage on a base below `LEAST_BASE_FOR_PERCENT`.
 */
export function figureSentence(figure: Figure): string {
  const { baselineValue, verdict, comparisonNote, caveat, why } = figure
  const number = valueWords(figure)
  if (baselineValue === undefined) return sentences([number, caveat, why])
  return sentences([
    `${number}, was ${countWords(baselineValue)}`,
    changeWords(figure),
    verdict,
    comparisonNote,
    caveat,
    why,
  ])
}

/** `47 % fewer, between 33 and 58 % fewer`; empty where the counts are too few, or without an interval. */
export function changeWords(figure: Ratio & Pick<Figure, 'verdict'>): string {
  const { verdict } = figure
  if (verdict === 'too few to say' || verdict === 'too short to say') return ''
  const { ratioLow = 0, ratioHigh = Infinity } = figure
  const holdsNoChange = verdict === undefined && ratioLow <= 1 && ratioHigh >= 1
  const isBeyondChance = verdict !== 'could be chance' && verdict !== 'still to rise' && !holdsNoChange
  const percent = isBeyondChance ? percentWords(figure) : null
  return [percent, intervalWords(figure)].filter((text) => text !== null).join(', ')
}

/** Parts of a sentence as sentences of their own; null and empty ones are left out. */
export const sentences = (parts: readonly (string | null | undefined)[]) =>
  parts.flatMap((part) => (part ? [`${capital(part).replace(/\.$/, '')}.`] : [])).join(' ')
