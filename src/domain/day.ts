/** Time as the partnership speaks of it: instants in UTC, days on the Europe/London clock. */

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly brand: 'Instant' }
/** A London calendar day, counted from 1970-01-01 (day 0). */
export type Day = number & { readonly brand: 'Day' }
/** How exactly a time was told. The precision is kept and shown, never guessed finer. */
export type Precision = 'instant' | 'day' | 'month'
/** A time as told: the first instant it can mean, and how exactly it was told. */
export interface Moment {
  readonly at: Instant
  readonly precision: Precision
}
/** Days from `from` to `to`, both included. */
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

export function dayOf(date: CivilDate): Day {
  return (Date.UTC(date.year, date.month - 1, date.day) / DAY_LENGTH) as Day
}

export function civilDate(day: Day): CivilDate {
  const date = new Date(day * DAY_LENGTH)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7

export const daysIn = (span: DaySpan) => span.to - span.from + 1
export const isWithin = (day: Day, span: DaySpan) => day >= span.from && day <= span.to

/** The day `months` later; a day the month lacks becomes its last (31 January + 1 month: 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = civilDate(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return dayOf({
    year: first.getUTCFullYear(),
    month: first.getUTCMonth() + 1,
    day: Math.min(dayOfMonth, last),
  })
}

/** The whole months that a span touches. */
export function monthsTouched({ from, to }: DaySpan): DaySpan {
  const first = dayOf({ ...civilDate(from), day: 1 })
  const last = dayOf({ ...civilDate(to), day: 1 })
  return { from: first, to: dayNumber(addMonths(last, 1) - 1) }
}

/** The last Sunday of a 31-day month, 01:00 UTC: when London's clocks change (since 1996). */
function clockChange(year: number, month: 3 | 10): number {
  const last = Date.UTC(year, month - 1, 31)
  return last - new Date(last).getUTCDay() * DAY_LENGTH + HOUR
}

/** One year in UTC: its first instant, the first of the next, and when London's clocks change in between. */
interface YearOfClocks {
  readonly from: number
  readonly before: number
  readonly summer: readonly [from: number, before: number]
}
const years = new Map<number, YearOfClocks>()
/** The year that was asked for last: times that stand together in a feed mostly are of one. */
let latest: YearOfClocks = { from: 0, before: 0, summer: [0, 0] }

function yearAt(at: Instant): YearOfClocks {
  const year = new Date(at).getUTCFullYear()
  const known = years.get(year) ?? {
    from: Date.UTC(year, 0, 1),
    before: Date.UTC(year + 1, 0, 1),
    summer: [clockChange(year, 3), clockChange(year, 10)],
  }
  years.set(year, known)
  return known
}

/** London's offset from UTC at an instant, in milliseconds: one hour in summer, else none. */
export function londonOffset(at: Instant): number {
  if (at < latest.from || at >= latest.before) latest = yearAt(at)
  const [from, before] = latest.summer
  return at >= from && at < before ? HOUR : 0
}

/** The London day that holds an instant. */
export const londonDay = (at: Instant) => Math.floor((at + londonOffset(at)) / DAY_LENGTH) as Day
/** Minutes since London midnight, by the clock on the wall: 0 to 1439. */
export function londonMinute(at: Instant): number {
  const local = at + londonOffset(at)
  return Math.floor((local - Math.floor(local / DAY_LENGTH) * DAY_LENGTH) / 60_000)
}
/** The first instant of a London day. */
export const startOfDay = (day: Day) => londonInstant(day * DAY_LENGTH)

/**
 * The instant at which London's wall clock shows `local` (milliseconds as if UTC). An hour the clocks repeat is
 * its first showing; an hour they skip is the same time by the clock before the change.
 */
export function londonInstant(local: number): Instant {
  const summer = (local - HOUR) as Instant
  return londonOffset(summer) === HOUR ? summer : (local as Instant)
}

export const momentOfDay = (day: Day): Moment => ({ at: startOfDay(day), precision: 'day' })
/** The first day that a moment can mean: where something begins. */
export const dayOfMoment = (moment: Moment): Day => londonDay(moment.at)
/** The last day that a moment can mean: where something ends or is due. A month ends on its last day. */
export function lastDayOfMoment(moment: Moment): Day {
  const first = londonDay(moment.at)
  return moment.precision === 'month' ? dayNumber(addMonths(first, 1) - 1) : first
}

/** `2023-05-04`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY_LENGTH).toISOString().slice(0, 10)
}
/** `2023-05-04T21:15:00+01:00`, by the London clock. */
export function isoInstant(at: Instant): string {
  const offset = londonOffset(at)
  return `${new Date(at + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`
}
/** Reads `2023-05-04`; null for anything else, 31 February included. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const day = dayOf(date)
  return isoDay(day) === text ? day : null
}
