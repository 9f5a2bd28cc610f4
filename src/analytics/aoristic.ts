/** Aoristic distribution of incidents over the 168 hours of the week. */
import { weekdayOf, type Day } from '../domain/day.ts'

/** Time of one incident, to the precision recorded. */
export interface TimeSpan {
  /** London day of occurrence, or of the start of the range; days since 1970-01-01. */
  readonly day: number
  /** Minutes since London midnight; -1 where the time of day is unknown. */
  readonly minute: number
  /** Minutes from the start to the latest possible time; 0 where no range is recorded. */
  readonly rangeMinutes: number
}

/** Incidents by hour of the week, and how many could not be placed in an hour. */
export interface HoursOfWeek {
  /** 168 sums of shares, index weekday * 24 + hour, Monday first; they sum to `counted`. */
  readonly shares: readonly number[]
  readonly counted: number
  /** Excluded: no time of day recorded. */
  readonly unknown: number
  /** Excluded: range longer than 24 hours. */
  readonly tooLong: number
}

const HOURS = 7 * 24
const MINUTES_A_DAY = 24 * 60

/**
 * Aoristic analysis (Ratcliffe and McCullagh 1998; Ratcliffe 2000): an incident with a range counts by equal shares in
 * every clock hour that the half-open range [start, end) touches. 22:30 to 01:15 gives a quarter to each of 22, 23, 0
 * and 1; 21:00 to 22:00 gives its whole weight to 21. Assumes that every hour of a range is equally likely. Hours are
 * those of the London wall clock on the first day, so a range across a clock change may be an hour off at its end.
 * Ranges over 24 hours are excluded and counted in `tooLong`. Cost: one pass.
 */
export function hoursOfWeek(intervals: Iterable<TimeSpan>): HoursOfWeek {
  const shares = Array.from({ length: HOURS }, () => 0)
  let [counted, unknown, tooLong] = [0, 0, 0]
  for (const { day, minute, rangeMinutes } of intervals) {
    if (minute < 0) unknown++
    else if (rangeMinutes > MINUTES_A_DAY) tooLong++
    else {
      counted++
      const first = Math.floor(minute / 60)
      const touched = Math.max(1, Math.ceil((minute + rangeMinutes) / 60) - first)
      const firstHourOfDay = weekdayOf(day as Day) * 24
      for (let hour = first; hour < first + touched; hour++) {
        const at = (firstHourOfDay + hour) % HOURS
        shares[at] = (shares[at] ?? 0) + 1 / touched
      }
    }
  }
  return { shares, counted, unknown, tooLong }
}
