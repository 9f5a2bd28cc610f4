/** Parses the times of feeds: an instant, a day or a month, by default in Europe/London time. */
import {
  type Day,
  type Moment,
  dayOf,
  daysInMonth,
  instant,
  londonInstant,
  momentOfDay,
} from '../domain/day.ts'
import { londonOffset } from '../domain/time/london-clock.ts'

const DAY_OF_MONTH =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))'
const TIME_OF_DAY =
  'T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?'
const MONTH = '(?:0[1-9]|1[0-2])'

/** Days of the calendar, by a year's pattern and that of a leap year. */
const dayPattern = (year: string, leapYear: string) => `(?:${year}-${DAY_OF_MONTH}|${leapYear}-02-29)`
const ANY_YEAR = '(?:[01]\\d{3}|20\\d{2})'
const ANY_DAY = dayPattern(
  ANY_YEAR,
  '(?:(?:[01]\\d|20)(?:0[48]|[2468][048]|[13579][26])|(?:0[048]|1[26]|20)00)',
)
const DAY_FROM_2000 = dayPattern('20\\d{2}', '20(?:[02468][048]|[13579][26])')

/** The times that `parseMoment` reads, as patterns that a JSON Schema can state too. */
export const MOMENT_PATTERNS = {
  /** An instant, a day or a month of any year up to 2099. */
  any: new RegExp(`^(?:${ANY_YEAR}-${MONTH}|${ANY_DAY}(?:${TIME_OF_DAY})?)$`),
  /** The same, of the years from 2000. */
  from2000: new RegExp(`^(?:20\\d{2}-${MONTH}|${DAY_FROM_2000}(?:${TIME_OF_DAY})?)$`),
  /** An instant of the years from 2000. */
  instantFrom2000: new RegExp(`^${DAY_FROM_2000}${TIME_OF_DAY}$`),
} as const

/** Earliest day of a plausible date: 1 January 2000. */
export const FIRST_DAY = dayOf({ year: 2000, month: 1, day: 1 })
const LAST_YEAR = 2099
const MINUTE = 60_000
const DAY_LENGTH = 1440 * MINUTE

/**
 * Parses `2023-05-04T21:15:00+01:00` (seconds optional; `Z`; London time without an offset), `2023-05-04` or
 * `2023-05`. Null for anything else, such as month 13, 31 February, hour 25 or a year after 2099. Of a time without
 * offset in the hour that the clocks repeat, the first is meant; in the hour that they skip, the offset before the
 * change applies, so that it is displayed an hour later. `londonClock` reports both.
 */
export function parseMoment(text: string): Moment | null {
  const year = digits(text, 0, 4)
  const month = text[4] === '-' ? digits(text, 5, 2) : -1
  if (year < 0 || year > LAST_YEAR || month < 1 || month > 12) return null
  if (text.length === 7) return { ...momentOfDay(dayOf({ year, month, day: 1 })), precision: 'month' }
  const day = text[7] === '-' ? digits(text, 8, 2) : -1
  if (day < 1 || day > daysInMonth(year, month)) return null
  const date = dayOf({ year, month, day })
  if (text.length === 10) return momentOfDay(date)
  return text[10] === 'T' ? parseInstant(text, date) : null
}

function parseInstant(text: string, date: Day): Moment | null {
  const hour = digits(text, 11, 2)
  const minute = text[13] === ':' ? digits(text, 14, 2) : -1
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null
  const seconds = readSeconds(text)
  if (!seconds) return null
  const local = date * DAY_LENGTH + (hour * 60 + minute) * MINUTE + seconds.milliseconds
  if (text.length === seconds.end) return { at: londonInstant(local), precision: 'instant' }
  const offset = readOffset(text, seconds.end)
  return offset === null ? null : { at: instant(local - offset * MINUTE), precision: 'instant' }
}

/** Optional `:SS` with an optional fraction, from character 16 on; null where it is malformed. */
function readSeconds(text: string): { readonly milliseconds: number; readonly end: number } | null {
  if (text[16] !== ':') return { milliseconds: 0, end: 16 }
  const seconds = digits(text, 17, 2)
  if (seconds < 0 || seconds > 59) return null
  if (text[19] !== '.') return { milliseconds: seconds * 1000, end: 19 }
  let end = 20
  while (digits(text, end, 1) >= 0) end += 1
  if (end === 20) return null
  return { milliseconds: seconds * 1000 + Math.floor(Number(text.slice(19, end)) * 1000), end }
}

/** Minutes east of UTC; null unless the text ends with `Z` or an offset of at most 14 hours. */
function readOffset(text: string, from: number): number | null {
  const sign = text[from]
  if (sign === 'Z') return text.length === from + 1 ? 0 : null
  if ((sign !== '+' && sign !== '-') || text.length !== from + 6 || text[from + 3] !== ':') return null
  const hours = digits(text, from + 1, 2)
  const minutes = digits(text, from + 4, 2)
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return null
  return (hours * 60 + minutes) * (sign === '-' ? -1 : 1)
}

/** Whether an instant is written without an offset, so that London time is assumed. */
export const lacksOffset = (text: string) =>
  text.length > 10 && !text.endsWith('Z') && text[text.length - 6] !== '+' && text[text.length - 6] !== '-'

/** Assumptions about the times of a row that are written without an offset. */
export interface LondonClock {
  /** One of them has no offset: London time is assumed. */
  readonly isAssumed: boolean
  /** One of them is in the hour that the clocks skip, or repeat. */
  readonly isSkipped: boolean
  readonly isRepeated: boolean
}
export const ALL_OFFSETS_GIVEN: LondonClock = { isAssumed: false, isSkipped: false, isRepeated: false }

/** The assumptions about these times; values that are no times are ignored. */
export function londonClock(texts: readonly unknown[]): LondonClock {
  const locals = texts.flatMap((text) => localTimeIn(text) ?? [])
  if (locals.length === 0) return ALL_OFFSETS_GIVEN
  return { isAssumed: true, isSkipped: locals.some(isSkipped), isRepeated: locals.some(isRepeated) }
}

/** Local time in milliseconds as if it were UTC; null for all but an instant without an offset. */
function localTimeIn(text: unknown): number | null {
  if (typeof text !== 'string' || !lacksOffset(text)) return null
  return parseMoment(`${text}Z`)?.at ?? null
}
function isSkipped(local: number): boolean {
  const at = londonInstant(local)
  return at + londonOffset(at) !== local
}
/** Whether the local time occurs twice: first in summer time, then as UTC. */
const isRepeated = (local: number) =>
  londonOffset(londonInstant(local)) !== 0 && londonOffset(instant(local)) === 0

/** Number of `length` decimal digits; -1 where a character is no digit. */
function digits(text: string, from: number, length: number): number {
  let value = 0
  for (let i = from; i < from + length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}
