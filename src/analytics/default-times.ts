/** Finds the times that a form fills in by itself: far more rows at midnight than at the hours beside it. */

/** A minute of the day on which rows pile up. */
export interface DefaultTime {
  /** Minutes since London midnight: 0 or 1. */
  readonly minute: number
  readonly count: number
}

const SUSPECTS = [0, 1] as const
const HOUR = 60
const DAY = 24 * HOUR
/** A pile is above so many times its neighbours, and of so many rows that it is not one busy night. */
const TIMES = 3
const LEAST = 10

/**
 * Rows at exactly 00:00 or 00:01 that are more than three times what their neighbours hold. The neighbours are the
 * same minute of the hour before and the hour after: people round times, so 00:00 must be held against full hours
 * and not against 00:02. Under ten rows nothing is said. Cost: one pass.
 * @param minutes minutes since midnight, one a row; -1 for rows without a time
 */
export function likelyDefaultTimes(minutes: Iterable<number>): readonly DefaultTime[] {
  const counts = new Map<number, number>()
  for (const minute of minutes) counts.set(minute, (counts.get(minute) ?? 0) + 1)
  const at = (minute: number) => counts.get((minute + DAY) % DAY) ?? 0
  return SUSPECTS.map((minute) => ({ minute, count: at(minute) })).filter(({ minute, count }) => {
    const neighbours = (at(minute - HOUR) + at(minute + HOUR)) / 2
    return count >= LEAST && count > TIMES * neighbours
  })
}
