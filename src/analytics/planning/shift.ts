/**
 * Planning problem of one shift: numbered places, whole minutes from the start, expected reports by place and minute.
 */

/** Minutes from its start over which a visit counts (STATISTICS, Patrol time). */
export const COVER_MINUTES = 120

/** Half-open [from, to), in minutes from the start of the shift. */
export interface Break {
  readonly from: number
  readonly to: number
}

/** Places are numbered from 0. Times are whole minutes from the start of the shift. */
export interface ShiftProblem {
  readonly minutes: number
  readonly visitMinutes: number
  /** Shortest time between the starts of two visits by one crew to one place: a longer stay adds little. */
  readonly revisitMinutes: number
  /** Sorted and disjoint. */
  readonly breaks: readonly Break[]
  readonly places: number
  /** Travel minutes, `travel[from * places + to]`. */
  readonly travel: Int32Array
  /** Travel minutes from the start point to each place; null: a crew starts at its first place. */
  readonly fromStart: Int32Array | null
  /** Travel minutes from each place to the end point; null: a crew ends at its last place. */
  readonly toEnd: Int32Array | null
  /** By place, cumulative expected reports by minute: `minutes + COVER_MINUTES + 1` values. */
  readonly cumulativeReports: readonly Float64Array[]
  /** Minutes to the first full hour; expected reports change then and every hour after it. */
  readonly firstHour: number
  /** Patch of each crew: the places it may visit. */
  readonly patches: readonly (readonly number[])[]
}

/** One visit of a route; a crew that arrives before `notBefore` waits. */
export interface PlannedVisit {
  readonly place: number
  readonly notBefore: number
  /** Chosen at random, so that patrol also covers places outside the top ranks. */
  readonly isRandom?: true
}
/** One crew's visits, in order. */
export type Route = readonly PlannedVisit[]
/** One route for each crew. */
export type Routes = readonly Route[]

/**
 * Cumulative expected reports at a place by minute, `minutes + COVER_MINUTES + 1` values from 0.
 * @param perHour expected reports in each of the 168 hours of the week
 * @param hourOfWeekAt hour of the week at a minute of the shift
 */
export function runningReports(
  perHour: ArrayLike<number>,
  hourOfWeekAt: (minute: number) => number,
  minutes: number,
): Float64Array {
  const sums = new Float64Array(minutes + COVER_MINUTES + 1)
  for (let minute = 0; minute < sums.length - 1; minute++)
    sums[minute + 1] = (sums[minute] ?? 0) + (perHour[hourOfWeekAt(minute)] ?? 0) / 60
  return sums
}
