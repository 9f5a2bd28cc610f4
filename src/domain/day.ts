/**
 * Dates and times: instants, London calendar days, times of stated precision, and periods of days. An `Instant` is a
 * point in milliseconds. A `Day` is a whole number of days. A `DaySpan` is a closed period of at least one day; its
 * exclusive end is `dayAfter(span.to)`. A time in a feed is a `Moment` where something starts or happens, and an
 * `EndMoment` where it ends or falls due: `2024-06` means 1 June as a Moment and 30 June as an EndMoment. The types are
 * not interchangeable.
 */
import { londonOffset } from './time/london-clock.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly brand: 'Instant' }
/** London calendar day, counted from 1970-01-01 (day 0). */
export type Day = number & { readonly brand: 'Day' }
/** Period of days, both ends included; `from` is never after `to`. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day
}
interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** One hour in milliseconds. */
export const HOUR = 3_600_000
const DAY_LENGTH = 24 * HOUR

/** Brands milliseconds since 1970 as an Instant. */
export const instant = (milliseconds: number) => milliseconds as Instant
/** Brands days since 1970 as a Day. */
export const dayNumber = (days: number) => days as Day

// ---- Days ----------------------------------------------------------------------------------------------------------

/** Day of a calendar date; months and days beyond their range carry over. */
export function dayOf(date: CivilDate): Day {
  return (Date.UTC(date.year, date.month - 1, date.day) / DAY_LENGTH) as Day
}

/** Calendar date of a day. */
export function civilDate(day: Day): CivilDate {
  const date = new Date(day * DAY_LENGTH)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7

export const dayAfter = (day: Day): Day => dayNumber(day + 1)
export const dayBefore = (day: Day): Day => dayNumber(day - 1)

/** The day `months` later; a day that the month lacks becomes its last (31 January + 1 month: 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = civilDate(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const [toYear, toMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  return dayOf({ year: toYear, month: toMonth, day: Math.min(dayOfMonth, daysInMonth(toYear, toMonth)) })
}

/** Number of days in a month, 28 to 31. @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Formats a day as `2023-05-04`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY_LENGTH).toISOString().slice(0, 10)
}
/** Parses `2023-05-04`; null for anything else, 31 February included. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const day = dayOf(date)
  return isoDay(day) === text ? day : null
}

// ---- Instants on London's clock ------------------------------------------------------------------------------------

/** London day that contains an instant. */
export const londonDay = (at: Instant) => Math.floor((at + londonOffset(at)) / DAY_LENGTH) as Day
/** Minutes since London midnight by the wall clock: 0 to 1439. */
export function londonMinute(at: Instant): number {
  const local = at + londonOffset(at)
  return Math.floor((local - Math.floor(local / DAY_LENGTH) * DAY_LENGTH) / 60_000)
}
/** First instant of a London day. */
export const startOfDay = (day: Day) => londonInstant(day * DAY_LENGTH)
/** First instant after a London day: the exclusive end. */
export const endOfDay = (day: Day) => startOfDay(dayAfter(day))

/**
 * Instant at which London's wall clock shows `local` (milliseconds as if UTC). In the repeated hour the first
 * occurrence; in the skipped hour the same time by the clock before the change.
 */
export function londonInstant(local: number): Instant {
  const summer = (local - HOUR) as Instant
  return londonOffset(summer) === HOUR ? summer : (local as Instant)
}

/** Formats an instant as `2023-05-04T21:15:00+01:00`, by the London clock. */
export function isoInstant(at: Instant): string {
  const offset = londonOffset(at)
  return `${new Date(at + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`
}

/** Formats an instant as `2023-05-04 21:15` by the London clock, which spreadsheets read as a time. */
export const localTime = (at: Instant): string => isoInstant(at).slice(0, 16).replace('T', ' ')

// ---- Times of stated precision --------------------------------------------------------------------------------------

/** Precision of a stated time; it is preserved and shown. */
export type Precision = 'instant' | 'day' | 'month'

/** First instant that a stated time can mean, and its precision. */
interface StatedTime {
  readonly at: Instant
  readonly precision: Precision
}
declare const edge: unique symbol
/** Start or occurrence, at its stated precision. */
export interface Moment extends StatedTime {
  readonly [edge]?: 'start'
}
/**
 * End or due date, at its stated precision. Its instant is private to this module, as the first instant that it can
 * mean is wrong for an end: read it by `lastDayOfMoment` and `lastInstantOf`.
 */
export interface EndMoment extends Pick<StatedTime, 'precision'> {
  readonly [edge]: 'end'
}
export type EitherMoment = Moment | EndMoment

const firstInstantOf = (stated: EitherMoment): Instant => (stated as EitherMoment & StatedTime).at

/** Moment of a whole day. */
export const momentOfDay = (day: Day): Moment => ({ at: startOfDay(day), precision: 'day' })
/** Interprets a stated time as the end of something. */
export const asEnd = (stated: StatedTime): EndMoment => stated as StatedTime & EndMoment
/** End of a whole day. */
export const endMomentOfDay = (day: Day): EndMoment => asEnd(momentOfDay(day))

/** First day that a moment can mean: the day on which it is counted. */
export const dayOfMoment = (moment: Moment): Day => earliestDayOf(moment)
/** Last day that an end can mean: for a month its last day. */
export const lastDayOfMoment = (end: EndMoment): Day => latestDayOf(end)

/** First day that a stated time can mean. */
export const earliestDayOf = (stated: EitherMoment): Day => londonDay(firstInstantOf(stated))
/** Last day that a stated time can mean. */
export function latestDayOf(stated: EitherMoment): Day {
  const first = earliestDayOf(stated)
  return stated.precision === 'month' ? lastOfMonth(monthNumber(first)) : first
}
/** Last instant that a stated time can mean. */
export const lastInstantOf = (stated: EitherMoment): Instant =>
  stated.precision === 'instant' ? firstInstantOf(stated) : instant(endOfDay(latestDayOf(stated)) - 1)

/** Whether the end can lie at or after the start; a missing end counts as in order. */
export const isInOrder = (from: Moment, to: EndMoment | null | undefined): boolean =>
  !to || lastInstantOf(to) >= from.at

/** Days from a start to an end; null where the end lies before the start. */
export function spanOfMoments(from: Moment, to: EndMoment): DaySpan | null {
  return isInOrder(from, to) ? { from: dayOfMoment(from), to: lastDayOfMoment(to) } : null
}

/** Whether a day lies between a start and an end, both included; null: open on that side. */
export const isDayBetween = (day: Day, from: Moment | null, to: EndMoment | null): boolean =>
  overlapsMoments({ from: day, to: day }, from, to)
/** Whether a period overlaps the days from a start to an end; null: open on that side. */
export const overlapsMoments = (span: DaySpan, from: Moment | null, to: EndMoment | null): boolean =>
  (from === null || dayOfMoment(from) <= span.to) && (to === null || lastDayOfMoment(to) >= span.from)

// ---- Periods of days -----------------------------------------------------------------------------------------------

/** Number of days in a period, at least 1. */
export const daysIn = (span: DaySpan) => span.to - span.from + 1
/** Whether a day lies in a period, both ends included. */
export const isWithin = (day: Day, span: DaySpan) => day >= span.from && day <= span.to
export const isSameSpan = (a: DaySpan, b: DaySpan) => a.from === b.from && a.to === b.to

/** Period of `days` days from `first`. */
export const daysFrom = (first: Day, days: number): DaySpan => ({
  from: first,
  to: dayNumber(first + days - 1),
})
/** Period of `days` days up to `last`. */
export const daysUpTo = (last: Day, days: number): DaySpan => ({ from: dayNumber(last - days + 1), to: last })
/** Period of `months` months from `first`: one month from 15 May ends on 14 June. */
export const monthsFrom = (first: Day, months: number): DaySpan => ({
  from: first,
  to: dayBefore(addMonths(first, months)),
})
/**
 * Period of `months` months up to `last`: three up to 30 June start on 1 April, counted back from the day after `last`.
 */
export const monthsUpTo = (last: Day, months: number): DaySpan => ({
  from: addMonths(dayAfter(last), -months),
  to: last,
})

/** Parses two days as `parseDay`; null where one is invalid or the first is after the last. */
export function parseSpan(first: string, last: string): DaySpan | null {
  const [from, to] = [parseDay(first), parseDay(last)]
  return from !== null && to !== null && from <= to ? { from, to } : null
}

/** Period with ordered ends, clamped to bounds; one outside becomes the nearest day within. */
export function spanWithin(span: DaySpan, bounds: DaySpan): DaySpan {
  const clamped = (day: number) => dayNumber(Math.min(Math.max(day, bounds.from), bounds.to))
  return { from: clamped(Math.min(span.from, span.to)), to: clamped(Math.max(span.from, span.to)) }
}

// ---- Months and grain ----------------------------------------------------------------------------------------------

/** Precision of most incidents: periods are chosen by days, or by whole months only. */
export type Grain = 'day' | 'month'

/** Months since January of year 0, for arithmetic. */
export function monthNumber(day: number): number {
  const { year, month } = civilDate(dayNumber(day))
  return year * 12 + month - 1
}
/** First day of a month numbered as `monthNumber`. */
export const firstOfMonth = (month: number): Day =>
  dayOf({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
/** Last day of a month numbered as `monthNumber`. */
export const lastOfMonth = (month: number): Day => dayBefore(firstOfMonth(month + 1))

/** All days of the months from `first` to `last`, both included, numbered as `monthNumber`. */
export const spanOfMonths = (first: number, last: number = first): DaySpan => ({
  from: firstOfMonth(first),
  to: lastOfMonth(last),
})
/** Whole months that a period overlaps. */
export const monthsTouched = ({ from, to }: DaySpan): DaySpan =>
  spanOfMonths(monthNumber(from), monthNumber(to))
/** Whole months inside a period: number of the first, and how many; `length` is 0 for none. */
export function wholeMonthsIn({ from, to }: DaySpan): { readonly first: number; readonly length: number } {
  const first = monthNumber(dayBefore(from)) + 1
  return { first, length: Math.max(0, monthNumber(dayAfter(to)) - first) }
}
/** Last whole month that has ended by the end of a day. */
export const lastWholeMonth = (until: Day): DaySpan => spanOfMonths(monthNumber(dayAfter(until)) - 1)
const isOfWholeMonths = (span: DaySpan) => isSameSpan(span, monthsTouched(span))

/** Period rounded outwards to the grain: at month grain to the months that it overlaps. */
export const snappedToGrain = (span: DaySpan, grain: Grain): DaySpan =>
  grain === 'month' ? monthsTouched(span) : span

/**
 * Preceding period of equal length: as many whole months before whole months (1 to 29 February: January), at any grain;
 * else as many days.
 */
export function previousPeriod(span: DaySpan): DaySpan {
  if (!isOfWholeMonths(span)) return daysUpTo(dayBefore(span.from), daysIn(span))
  const [first, last] = [monthNumber(span.from), monthNumber(span.to)]
  return spanOfMonths(first - (last - first + 1), first - 1)
}

/**
 * Whether a period is under 28 days: the weekdays in it then weigh more than its place in the year, and an incident known
 * only by month may not have happened in it.
 */
export const isUnderFourWeeks = (span: DaySpan): boolean => daysIn(span) < 28
/** Weeks in the period after which the same weekdays lie nearly a year earlier. */
const WEEKS_A_YEAR = 52
/** Period of the same weekdays 52 weeks earlier: 364 days. */
export const sameWeekdaysBefore = (span: DaySpan): DaySpan => ({
  from: dayNumber(span.from - 7 * WEEKS_A_YEAR),
  to: dayNumber(span.to - 7 * WEEKS_A_YEAR),
})
/** Whether two periods hold each weekday equally often. */
export const hasSameWeekdays = (a: DaySpan, b: DaySpan): boolean =>
  daysIn(a) === daysIn(b) && (daysIn(a) % 7 === 0 || (a.from - b.from) % 7 === 0)

/**
 * The same period some years earlier: whole months stay whole months, else the same dates (29 February becomes the
 * 28th).
 */
export function yearsBefore(span: DaySpan, years: number): DaySpan {
  const months = 12 * years
  return isOfWholeMonths(span)
    ? spanOfMonths(monthNumber(span.from) - months, monthNumber(span.to) - months)
    : { from: addMonths(span.from, -months), to: addMonths(span.to, -months) }
}
