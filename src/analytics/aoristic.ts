/** When in the week incidents happened, though some are only known to lie between two times. */
import { weekdayOf, type Day } from '../domain/day.ts'

/** When one incident happened, as far as it was told. */
export interface TimeSpan {
  /** London day on which it happened or began. */
  readonly day: number
  /** Minutes since London midnight; -1 where the time of day is not known. */
  readonly minute: number
  /** Minutes to the latest that it can have happened; 0 where no range was told. */
  readonly rangeMinutes: number
}

export interface HoursOfWeek {
  /** By weekday (Monday first) and hour: 7 x 24 shares of incidents, their sum is `counted`. */
  readonly shares: readonly number[]
  readonly counted: number
  /** Left out: no time of day was told. */
  readonly unknown: number
  /** Left out: told as a range of more than 24 hours, which says nothing of the hour. */
  readonly tooLong: number
}

const HOURS = 7 * 24
const MINUTES_A_DAY = 24 * 60

/**
 * Ratcliffe's aoristic method (Ratcliffe and McCullagh 1998; Ratcliffe 2000): an incident that lies between two
 * times counts by equal shares in every hour that its range touches, half-open, so that 22:30 to 01:15 is a quarter
 * each from 22:00 on and 21:00 to 22:00 is all in one. Assumes that every hour of a range is as likely as another.
 * Hours are those of the wall clock on the first day: a range over a change of the clocks may be an hour off at its
 * end. Cost: one pass. Refuses ranges over 24 hours, and says how many.
 */
export function hoursOfWeek(spells: Iterable<TimeSpan>): HoursOfWeek {
  const shares = Array.from({ length: HOURS }, () => 0)
  let [counted, unknown, tooLong] = [0, 0, 0]
  for (const { day, minute, rangeMinutes } of spells) {
    if (minute < 0) unknown++
    else if (rangeMinutes > MINUTES_A_DAY) tooLong++
    else {
      counted++
      const first = Math.floor(minute / 60)
      const touched = Math.max(1, Math.ceil((minute + rangeMinutes) / 60) - first)
      const monday = weekdayOf(day as Day) * 24
      for (let hour = first; hour < first + touched; hour++) {
        const at = (monday + hour) % HOURS
        shares[at] = (shares[at] ?? 0) + 1 / touched
      }
    }
  }
  return { shares, counted, unknown, tooLong }
}
