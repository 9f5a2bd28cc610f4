/**
 * Time in one place: instants, days on the Europe/London clock, times as they were told, and periods of days.
 *
 * An `Instant` is a point, in milliseconds. A `Day` is a whole number of days. A `DaySpan` is a period of days,
 * closed: its first and its last day both belong to it, and it holds one day at least. Where a bound has to be the
 * first day that no longer belongs, it is `dayAfter(span.to)`, and nothing else adds a day to an end.
 *
 * A time that a feed tells is a `Moment` where something begins or happens, and an `EndMoment` where something ends
 * or falls due. Told as `2024-06`, the first means 1 June and the second 30 June. The types do not mix.
 */
import { londonOffset } from './time/london-clock.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly brand: 'Instant' }
/** A London calendar day, counted from 1970-01-01 (day 0). */
export type Day = number & { readonly brand: 'Day' }
/** Days from `from` to `to`, both included; `from` is never after `to`. */
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

export const HOUR = 3_600_000
const DAY_LENGTH = 24 * HOUR

export const instant = (milliseconds: number) => milliseconds as Instant
export const dayNumber = (days: number) => days as Day

// ---- Days ----------------------------------------------------------------------------------------------------------

export function dayOf(date: CivilDate): Day {
  return (Date.UTC(date.year, date.month - 1, date.day) / DAY_LENGTH) as Day
}

export function civilDate(day: Day): CivilDate {
  const date = new Date(day * DAY_LENGTH)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7

export const dayAfter = (day: Day): Day => dayNumber(day + 1)
export const dayBefore = (day: Day): Day => dayNumber(day - 1)

/** The day `months` later; a day the month lacks becomes its last (31 January + 1 month: 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = civilDate(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const [toYear, toMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  return dayOf({ year: toYear, month: toMonth, day: Math.min(dayOfMonth, daysInMonth(toYear, toMonth)) })
}

/** 28 to 31. @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** `2023-05-04`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY_LENGTH).toISOString().slice(0, 10)
}
/** Reads `2023-05-04`; null for anything else, 31 February included. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const day = dayOf(date)
  return isoDay(day) === text ? day : null
}

// ---- Instants on London's clock ------------------------------------------------------------------------------------

/** The London day that holds an instant. */
export const londonDay = (at: Instant) => Math.floor((at + londonOffset(at)) / DAY_LENGTH) as Day
/** Minutes since London midnight, by the clock on the wall: 0 to 1439. */
export function londonMinute(at: Instant): number {
  const local = at + londonOffset(at)
  return Math.floor((local - Math.floor(local / DAY_LENGTH) * DAY_LENGTH) / 60_000)
}
/** The first instant of a London day. */
export const startOfDay = (day: Day) => londonInstant(day * DAY_LENGTH)
/** The first instant after a London day: days as instants are half-open. */
export const endOfDay = (day: Day) => startOfDay(dayAfter(day))

/**
 * The instant at which London's wall clock shows `local` (milliseconds as if UTC). An hour the clocks repeat is
 * its first showing; an hour they skip is the same time by the clock before the change.
 */
export function londonInstant(local: number): Instant {
  const summer = (local - HOUR) as Instant
  return londonOffset(summer) === HOUR ? summer : (local as Instant)
}

/** `2023-05-04T21:15:00+01:00`, by the London clock. */
export function isoInstant(at: Instant): string {
  const offset = londonOffset(at)
  return `${new Date(at + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`
}

// ---- Times as they were told ---------------------------------------------------------------------------------------

/** How exactly a time was told. The precision is kept and shown, never guessed finer. */
export type Precision = 'instant' | 'day' | 'month'

/** The first instant that a text can mean, and how exactly it was told. */
interface AsTold {
  readonly at: Instant
  readonly precision: Precision
}
declare const edge: unique symbol
/** When something begins or happens, as told. */
export interface Moment extends AsTold {
  readonly [edge]?: 'start'
}
/**
 * When something ends or falls due, as told. Its instant is for this module alone, since the first one that it can
 * mean is the wrong one for an end: `lastDayOfMoment` and `lastInstantOf` read it.
 */
export interface EndMoment extends Pick<AsTold, 'precision'> {
  readonly [edge]: 'end'
}
export type EitherMoment = Moment | EndMoment

const firstInstantOf = (told: EitherMoment): Instant => (told as EitherMoment & AsTold).at

export const momentOfDay = (day: Day): Moment => ({ at: startOfDay(day), precision: 'day' })
/** Takes what was told for the end of something. */
export const asEnd = (told: AsTold): EndMoment => told as AsTold & EndMoment
export const endMomentOfDay = (day: Day): EndMoment => asEnd(momentOfDay(day))

/** The first day that a moment can mean: where something begins, and where what happens is counted. */
export const dayOfMoment = (moment: Moment): Day => earliestDayOf(moment)
/** The last day that an end can mean: of a month its last. */
export const lastDayOfMoment = (end: EndMoment): Day => latestDayOf(end)

/** The first day that a time of either kind can mean: what is after it for sure is after all of it. */
export const earliestDayOf = (told: EitherMoment): Day => londonDay(firstInstantOf(told))
/** The last day that a time of either kind can mean: what is kept until all of it is over is kept until then. */
export function latestDayOf(told: EitherMoment): Day {
  const first = earliestDayOf(told)
  return told.precision === 'month' ? lastOfMonth(monthNumber(first)) : first
}
/** The last instant that a time of either kind can mean. */
export const lastInstantOf = (told: EitherMoment): Instant =>
  told.precision === 'instant' ? firstInstantOf(told) : instant(endOfDay(latestDayOf(told)) - 1)

/** Whether some instant that the end can mean is not before the beginning; an end that is not told is in order. */
export const isInOrder = (from: Moment, to: EndMoment | null | undefined): boolean =>
  !to || lastInstantOf(to) >= from.at

/** The days that something lasted as told; null for an end that comes before the beginning. */
export function spanOfMoments(from: Moment, to: EndMoment): DaySpan | null {
  return isInOrder(from, to) ? { from: dayOfMoment(from), to: lastDayOfMoment(to) } : null
}

/** Whether a day lies between two times as told, both included; null: open on that side. */
export const isDayBetween = (day: Day, from: Moment | null, to: EndMoment | null): boolean =>
  overlapsMoments({ from: day, to: day }, from, to)
/** Whether a period shares a day with what lasted between two times as told; null: open on that side. */
export const overlapsMoments = (span: DaySpan, from: Moment | null, to: EndMoment | null): boolean =>
  (from === null || dayOfMoment(from) <= span.to) && (to === null || lastDayOfMoment(to) >= span.from)

// ---- Periods of days -----------------------------------------------------------------------------------------------

/** How many days a period has: 1 at least. */
export const daysIn = (span: DaySpan) => span.to - span.from + 1
export const isWithin = (day: Day, span: DaySpan) => day >= span.from && day <= span.to
export const isSameSpan = (a: DaySpan, b: DaySpan) => a.from === b.from && a.to === b.to

/** The `days` days of which `first` is the first. */
export const daysFrom = (first: Day, days: number): DaySpan => ({
  from: first,
  to: dayNumber(first + days - 1),
})
/** The `days` days of which `last` is the last. */
export const daysUpTo = (last: Day, days: number): DaySpan => ({ from: dayNumber(last - days + 1), to: last })
/** `months` months that begin on `first`: one from 15 May ends on 14 June. */
export const monthsFrom = (first: Day, months: number): DaySpan => ({
  from: first,
  to: dayBefore(addMonths(first, months)),
})
/** `months` months that end on `last`: three up to 30 June begin on 1 April, counted from the day after the last. */
export const monthsUpTo = (last: Day, months: number): DaySpan => ({
  from: addMonths(dayAfter(last), -months),
  to: last,
})

/** Reads two days as `parseDay` does; null where one is none, or where the first is after the last. */
export function parseSpan(first: string, last: string): DaySpan | null {
  const [from, to] = [parseDay(first), parseDay(last)]
  return from !== null && to !== null && from <= to ? { from, to } : null
}

/** A period put in order and brought within bounds; one that lies beyond them becomes the nearest day of theirs. */
export function spanWithin(span: DaySpan, bounds: DaySpan): DaySpan {
  const clamped = (day: number) => dayNumber(Math.min(Math.max(day, bounds.from), bounds.to))
  return { from: clamped(Math.min(span.from, span.to)), to: clamped(Math.max(span.from, span.to)) }
}

// ---- Months and grain ----------------------------------------------------------------------------------------------

/** How exactly most incidents of the data are known: periods are of days, or of whole months alone. */
export type Grain = 'day' | 'month'

/** Months counted from January of year 0, so that they can be added and subtracted. */
export function monthNumber(day: number): number {
  const { year, month } = civilDate(dayNumber(day))
  return year * 12 + month - 1
}
export const firstOfMonth = (month: number): Day =>
  dayOf({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
export const lastOfMonth = (month: number): Day => dayBefore(firstOfMonth(month + 1))

/** All days of the months from `first` to `last`, both included and counted as `monthNumber` counts. */
export const spanOfMonths = (first: number, last: number = first): DaySpan => ({
  from: firstOfMonth(first),
  to: lastOfMonth(last),
})
/** The whole months that a period touches. */
export const monthsTouched = ({ from, to }: DaySpan): DaySpan =>
  spanOfMonths(monthNumber(from), monthNumber(to))
/** The whole months that lie in a period: the number of the first, and how many there are; none is 0. */
export function wholeMonthsIn({ from, to }: DaySpan): { readonly first: number; readonly length: number } {
  const first = monthNumber(dayBefore(from)) + 1
  return { first, length: Math.max(0, monthNumber(dayAfter(to)) - first) }
}
/** The last whole month that is over by the end of a day. */
export const lastWholeMonth = (until: Day): DaySpan => spanOfMonths(monthNumber(dayAfter(until)) - 1)
const isOfWholeMonths = (span: DaySpan) => isSameSpan(span, monthsTouched(span))

/** The period that can be asked for at a grain: of months those that it touches, since a part of one holds all or nothing. */
export const snapped = (span: DaySpan, grain: Grain): DaySpan =>
  grain === 'month' ? monthsTouched(span) : span

/**
 * The period just before, which ends on the day before this one begins: as many whole months before whole months
 * (1 to 29 February: January), whether the data know days or months alone; before any other period as many days.
 */
export function previousPeriod(span: DaySpan): DaySpan {
  if (!isOfWholeMonths(span)) return daysUpTo(dayBefore(span.from), daysIn(span))
  const [first, last] = [monthNumber(span.from), monthNumber(span.to)]
  return spanOfMonths(first - (last - first + 1), first - 1)
}

/** The same days some years earlier: of whole months those months, else the same dates (29 February: the 28th). */
export function yearsBefore(span: DaySpan, years: number): DaySpan {
  const months = 12 * years
  return isOfWholeMonths(span)
    ? spanOfMonths(monthNumber(span.from) - months, monthNumber(span.to) - months)
    : { from: addMonths(span.from, -months), to: addMonths(span.to, -months) }
}
