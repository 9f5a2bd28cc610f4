/** Finds the date at the beginning of a text, in the forms that spreadsheets, databases and people write. */

/** `04/05/2023`, `4.5.23`, `04-05-2023 21:15`; the order of day, month and year is decided over the whole column. */
export const DAY_AND_MONTH = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/
/** `2023-05`, `2023/24`: a month, or a financial year. */
export const YEAR_PAIR = /^(20\d{2})([-/.])(\d{2})(?![\d-/.])/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?=$|T|\s)/
const IN_WORDS = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})\.?,?[ -]?(\d{4}|\d{2})(?!\d)/i
const MONTH_DAY_YEAR = /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i
const YEAR_WORD_DAY = /^(\d{4})[ -]([a-z]{3,9})[ -](\d{1,2})(?!\d)/i
const MONTH_IN_WORDS = /^([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i
/** `14-May`, `May`: dates that need a year from another column. */
const DAY_IN_WORDS = /^(\d{1,2})[ -]([a-z]{3,9})$/i
const JSON_DATE = /^\/Date\((\d{9,13})(?:[+-]\d{4})?\)\/$/
const EPOCH = /^\d{12,13}$/
const FIRST_EPOCH = Date.UTC(2000, 0, 1)
const LAST_EPOCH = Date.UTC(2100, 0, 1)
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** A date, and where it ends in its text. */
export interface DateMatch {
  /** `2023-05-04`, or `2023-05`. */
  readonly iso: string
  readonly length: number
  /** Year first and separated, so that an offset can follow the time. */
  readonly isIso: boolean
}
/** Order of the three numbers of a date such as 04/05/23. */
type DayOrder = 'day-first' | 'month-first' | 'year-first'

/** The date at the beginning of the text; null where there is none. */
export function dateIn(text: string, order: DayOrder): DateMatch | null {
  const iso = COMPACT.exec(text) ?? YEAR_FIRST.exec(text)
  if (iso) return asDate(iso, [iso[1], iso[2], iso[3]], true)
  const pair = DAY_AND_MONTH.exec(text)
  if (pair) return asDate(pair, inOrder([pair[1] ?? '', pair[3] ?? '', pair[4] ?? ''], order))
  return dateInWords(text)
}

type DateNumbers = readonly [first: string, second: string, third: string]

function inOrder([first, second, third]: DateNumbers, order: DayOrder): DateParts {
  if (order === 'year-first' && third.length === 2) return [first, second, third]
  return order === 'month-first' ? [third, first, second] : [third, second, first]
}

function dateInWords(text: string): DateMatch | null {
  const yearFirst = YEAR_WORD_DAY.exec(text)
  if (yearFirst) return asDate(yearFirst, [yearFirst[1], monthNumber(yearFirst[2]), yearFirst[3]])
  const dayFirst = IN_WORDS.exec(text)
  if (dayFirst) return asDate(dayFirst, [dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]])
  const monthFirst = MONTH_DAY_YEAR.exec(text)
  if (monthFirst) return asDate(monthFirst, [monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]])
  const month = MONTH_IN_WORDS.exec(text)
  return month ? asDate(month, [month[2], monthNumber(month[1]), null]) : null
}

/** A date that is completed by the year of another column: `May`, `5` or `14-May`. */
export function dateOfYear(text: string, year: string): DateMatch | null {
  if (!/^20\d{2}$/.test(year)) return null
  const day = DAY_IN_WORDS.exec(text)
  if (day) return asDate(day, [year, monthNumber(day[2]), day[1]])
  const month = /^\d{1,2}$/.test(text) ? text : monthNumber(text)
  return month === undefined ? null : asDate([text], [year, month, null])
}

/** The third part is null for a month. */
type DateParts = readonly [
  year: string | undefined,
  month: string | undefined,
  day: string | null | undefined,
]

function asDate(
  match: readonly string[],
  [year = '', month, day]: DateParts,
  isIso = false,
): DateMatch | null {
  if (month === undefined) return null
  const whole = year.length === 2 ? `20${year}` : year
  const parts = [
    whole,
    month.padStart(2, '0'),
    ...(day === undefined || day === null ? [] : [day.padStart(2, '0')]),
  ]
  return { iso: parts.join('-'), length: match[0]?.length ?? 0, isIso }
}

function monthNumber(word = ''): string | undefined {
  const lower = word.toLowerCase()
  const at = lower.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(lower) || lower === 'sept')
  return at < 0 ? undefined : String(lower === 'sept' ? 9 : at + 1)
}

/** The instant of `/Date(1683231300000)/` or of milliseconds since 1970, in UTC; null for any other text. */
export function epochIn(text: string): string | null {
  const digits = JSON_DATE.exec(text)?.[1] ?? (EPOCH.test(text) ? text : null)
  if (digits === null) return null
  const at = Number(digits)
  return at >= FIRST_EPOCH && at < LAST_EPOCH ? `${new Date(at).toISOString().slice(0, 19)}Z` : null
}

/** Whether a text begins with a date in a known form. */
export const isDateLike = (text: string): boolean =>
  /\d/.test(text) && (dateIn(text, 'day-first') !== null || epochIn(text) !== null)
