/** Reads the times that feeds tell: an instant, a day or a month, on the Europe/London clock. */
import type { Day, Moment } from '../domain/day.ts'
import { dayOf, daysInMonth, instant, londonInstant, momentOfDay } from '../domain/day.ts'
import { londonOffset } from '../domain/time/london-clock.ts'

/** What a schema prints for a time; which days and hours exist is a rule beyond it. */
export const MOMENT_PATTERN =
  /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?$/

/** Nothing that a partnership of today lists was reported before this. */
export const FIRST_DAY = dayOf({ year: 2000, month: 1, day: 1 })
const LAST_YEAR = 2099
const MINUTE = 60_000
const DAY_LENGTH = 1440 * MINUTE

/**
 * `2023-05-04T21:15:00+01:00` (seconds may be missing; `Z`; without an offset London's clock is meant),
 * `2023-05-04` or `2023-05`. Null for anything else: month 13, 31 February, hour 25, a year after 2099. A time
 * without offset in the hour that the clocks repeat is its first showing; in the hour that they skip it is taken by
 * the clock before the change, so that it shows an hour later. `londonClock` tells of both.
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

/** `:SS` with an optional fraction from character 16 on, or nothing at all. */
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

/** True for an instant that was told without its offset, so that London's clock had to be assumed. */
export const lacksOffset = (text: string) =>
  text.length > 10 && !text.endsWith('Z') && text[text.length - 6] !== '+' && text[text.length - 6] !== '-'

/** What had to be assumed about the times of a row that were told without their offset. */
export interface LondonClock {
  /** One of them lacks its offset: London's clock is meant. */
  readonly isAssumed: boolean
  /** One of them stands in the hour that the clocks skip, or repeat. */
  readonly isSkipped: boolean
  readonly isRepeated: boolean
}
export const OFFSETS_TOLD: LondonClock = { isAssumed: false, isSkipped: false, isRepeated: false }

/** Looks at texts that are times; whatever else is among them counts for nothing. */
export function londonClock(texts: readonly unknown[]): LondonClock {
  const locals = texts.flatMap((text) => localTimeIn(text) ?? [])
  if (locals.length === 0) return OFFSETS_TOLD
  return { isAssumed: true, isSkipped: locals.some(isSkipped), isRepeated: locals.some(isRepeated) }
}

/** Milliseconds of the wall clock as if it were UTC; null for all but an instant without an offset. */
function localTimeIn(text: unknown): number | null {
  if (typeof text !== 'string' || !lacksOffset(text)) return null
  return parseMoment(`${text}Z`)?.at ?? null
}
function isSkipped(local: number): boolean {
  const at = londonInstant(local)
  return at + londonOffset(at) !== local
}
/** Both the first showing and the second, which is the same time in UTC, are that time by London's clock. */
const isRepeated = (local: number) =>
  londonOffset(londonInstant(local)) !== 0 && londonOffset(instant(local)) === 0

/** The number that `length` digits spell, or -1 where one of them is none. */
function digits(text: string, from: number, length: number): number {
  let value = 0
  for (let i = from; i < from + length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}
