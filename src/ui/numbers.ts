/** How numbers, percentages and days are written on screen, in files and in print: one hand for all of them. */

const DAY_LENGTH = 86_400_000
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

// Intl writes "-0" and a hyphen for the minus; neither is ours.
const signed = (rounded: number) => `${rounded < 0 ? MINUS : ''}${COUNT.format(Math.abs(rounded))}`

/** `12,901`; a number that is not whole is rounded, a negative one gets a true minus. */
export const formatCount = (count: number) => signed(Math.round(count))

/** A ratio as whole percent: 0.47 is `47 %`, -0.09 is `−9 %`. */
export const formatPercent = (ratio: number) => `${signed(Math.round(ratio * 100))} %`

/** `1 incident`, `2 incidents`, `12,901 incidents`; `many` where an s will not do. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${Math.round(count) === 1 ? one : many}`

interface DateParts {
  readonly year: number
  readonly month: string
  readonly day: number
}
function partsOf(day: number, style: DayStyle): DateParts {
  const date = new Date(day * DAY_LENGTH)
  const names = style === 'long' ? MONTHS : SHORT_MONTHS
  return {
    year: date.getUTCFullYear(),
    month: names[date.getUTCMonth()] ?? '',
    day: date.getUTCDate(),
  }
}

/** A day counted from 1970-01-01 (day 0): `31 August 2023`. */
export function formatDay(day: number, style: DayStyle = 'long'): string {
  const { year, month, day: date } = partsOf(day, style)
  return `${date} ${month} ${year}`
}

/** Days from one to another, both included: `1 May 2023 to 31 August 2023`; a single day stands alone. */
export const formatSpan = (from: number, to: number, style: DayStyle = 'long') =>
  from === to ? formatDay(from, style) : `${formatDay(from, style)} to ${formatDay(to, style)}`

/** The same with nothing said twice: `4 to 31 Aug 2024`, `1 May to 31 Aug 2023`, `1 Sept 2023 to 31 Aug 2024`. */
export function formatTightSpan(from: number, to: number, style: DayStyle = 'short'): string {
  const first = partsOf(from, style)
  const last = partsOf(to, style)
  if (from === to || first.year !== last.year) return formatSpan(from, to, style)
  const month = first.month === last.month ? '' : ` ${first.month}`
  return `${first.day}${month} to ${formatDay(to, style)}`
}
