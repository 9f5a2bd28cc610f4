/** Parses dates and times as spreadsheets and exports write them into the time formats of feeds. */
import type { DateForm } from '../formats/recognised.ts'

/** `04/05/2023`, `4.5.23`, `04-05-2023 21:15`; the order of day and month is decided over the whole column. */
export const DAY_AND_MONTH = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?=$|T)/
const IN_WORDS = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?!\d)/i
const MONTH_IN_WORDS = /^([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i
const CLOCK =
  /^(?:T|,\s*|at\s+)?(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Excel serial days from 2000 to 2099. */
const FIRST_EXCEL_DAY = 36_526
const LAST_EXCEL_DAY = 73_050
const EXCEL_EPOCH = 25_569
const DAY_LENGTH = 86_400_000
/** Whether a number may be an Excel serial day. */
export const isExcelDay = (value: number) => value >= FIRST_EXCEL_DAY && value < LAST_EXCEL_DAY

/** Whether a text begins with a date in a known format. */
export const isDateLike = (text: string) =>
  DAY_AND_MONTH.test(text) || YEAR_FIRST.test(text) || IN_WORDS.test(text) || MONTH_IN_WORDS.test(text)

/** Whether day and month could be exchanged and both dates exist. */
export function isEitherWay(text: string): boolean {
  const pair = DAY_AND_MONTH.exec(text)
  return pair !== null && pair[1] !== pair[3] && Number(pair[1]) <= 12 && Number(pair[3]) <= 12
}

/**
 * `2023-05-04T21:15`, `2023-05-04` or `2023-05`, with the precision of the text, and an offset only where the text has
 * one. `time` is a time of day from another column, used where the date has none. Null where the text contains no date.
 */
export function feedTime(text: string, form: DateForm | null, time = ''): string | null {
  if (form === 'excel-day' && /^\d+(?:\.\d+)?$/.test(text)) return fromExcel(Number(text), time)
  const date = dateIn(text, form === 'month-first')
  if (date === null) return null
  const rest = text.slice(date.length).trim()
  const clock = rest === '' ? time.trim() : rest
  if (clock === '') return date.iso
  if (date.iso.length !== ISO_DAY_LENGTH) return null
  const clockText = clockIn(clock)
  return clockText === null ? null : `${date.iso}T${clockText}`
}
const ISO_DAY_LENGTH = 10

interface DateMatch {
  readonly iso: string
  /** Length of the matched text. */
  readonly length: number
}

function dateIn(text: string, isMonthFirst: boolean): DateMatch | null {
  const compact = COMPACT.exec(text)
  if (compact) return asDate(compact, [compact[1], compact[2], compact[3]])
  const iso = YEAR_FIRST.exec(text)
  if (iso) return asDate(iso, [iso[1], iso[2], iso[3]])
  const pair = DAY_AND_MONTH.exec(text)
  if (pair) return asDate(pair, isMonthFirst ? [pair[4], pair[1], pair[3]] : [pair[4], pair[3], pair[1]])
  const dayMonthYear = IN_WORDS.exec(text)
  if (dayMonthYear)
    return asDate(dayMonthYear, [dayMonthYear[3], monthNumber(dayMonthYear[2]), dayMonthYear[1]])
  const month = MONTH_IN_WORDS.exec(text)
  return month ? asDate(month, [month[2], monthNumber(month[1]), undefined]) : null
}

type DateParts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

function asDate(match: RegExpExecArray, [year = '', month, day]: DateParts): DateMatch | null {
  if (month === undefined) return null
  const whole = year.length === 2 ? `20${year}` : year
  const parts = [whole, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])]
  return { iso: parts.join('-'), length: match[0].length }
}

function monthNumber(word = ''): string | undefined {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : String(at + 1)
}

/** `21:15:00`, with its offset if any; null for an invalid time of day. */
function clockIn(text: string): string | null {
  const match = CLOCK.exec(text)
  if (!match) return null
  const [, hourText = '', minute = '', second = '00', half, zone] = match
  const hour = half === undefined ? Number(hourText) : hourByHalf(Number(hourText), half)
  if (hour > 23) return null
  return `${String(hour).padStart(2, '0')}:${minute}:${second}${offsetFrom(zone)}`
}

function hourByHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

function offsetFrom(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z'
  if (/^BST$/i.test(zone)) return '+01:00'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** A whole serial number is a day; a fraction is the time of day. */
function fromExcel(value: number, time: string): string | null {
  if (!isExcelDay(value)) return null
  const at = new Date(Math.round((value - EXCEL_EPOCH) * 86_400) * 1000)
  const iso = at.toISOString()
  if (at.getTime() % DAY_LENGTH !== 0) return iso.slice(0, 19)
  if (time.trim() === '') return iso.slice(0, ISO_DAY_LENGTH)
  const clock = clockIn(time.trim())
  return clock === null ? null : `${iso.slice(0, ISO_DAY_LENGTH)}T${clock}`
}
