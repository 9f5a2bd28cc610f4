/** Formats of numbers, percentages and days, the same on screen, in files and in print. */

export const DAY_MILLISECONDS = 86_400_000
const MINUS = '−'
const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export const SHORT_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
] as const

/** `long`: 31 August 2023; `short`: 31 Aug 2023. */
type DayStyle = 'long' | 'short'

// Intl writes "-0" and a hyphen for the minus sign.
const withTrueMinus = (rounded: number) => `${rounded < 0 ? MINUS : ''}${COUNT.format(Math.abs(rounded))}`

/** Rounded to a whole number with thousands separators and a true minus: `12,901`. */
export const formatCount = (count: number) => withTrueMinus(Math.round(count))

/** A ratio in whole percent: 0.47 gives `47 %`, -0.09 gives `−9 %`. */
export const formatPercent = (ratio: number) => `${withTrueMinus(Math.round(ratio * 100))} %`

/** Count with its noun: `1 incident`, `12,901 incidents`; `many` is the plural where adding s is wrong. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${Math.round(count) === 1 ? one : many}`

interface DateParts {
  readonly year: number
  readonly month: string
  readonly day: number
}
function partsOf(day: number, style: DayStyle): DateParts {
  const date = new Date(day * DAY_MILLISECONDS)
  const names = style === 'long' ? MONTHS : SHORT_MONTHS
  return {
    year: date.getUTCFullYear(),
    month: names[date.getUTCMonth()] ?? '',
    day: date.getUTCDate(),
  }
}

/** Day since 1970-01-01 (day 0) as a date: `31 August 2023`. */
export function formatDay(day: number, style: DayStyle = 'long'): string {
  const { year, month, day: date } = partsOf(day, style)
  return `${date} ${month} ${year}`
}

/** Day since 1970-01-01 as an ISO date, for files: `2023-08-31`. */
export const isoDate = (day: number) => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10)

/** Range of days, both included: `1 May 2023 to 31 August 2023`; a single day as one date. */
export const formatSpan = (from: number, to: number, style: DayStyle = 'long') =>
  from === to ? formatDay(from, style) : `${formatDay(from, style)} to ${formatDay(to, style)}`

/**
 * Range of days without repeated month or year: `4 to 31 Aug 2024`, `1 May to 31 Aug 2023`, `1 Sept 2023 to
 * 31 Aug 2024`.
 */
export function formatTightSpan(from: number, to: number, style: DayStyle = 'short'): string {
  const first = partsOf(from, style)
  const last = partsOf(to, style)
  if (from === to || first.year !== last.year) return formatSpan(from, to, style)
  const month = first.month === last.month ? '' : ` ${first.month}`
  return `${first.day}${month} to ${formatDay(to, style)}`
}
