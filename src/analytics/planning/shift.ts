/** A shift as the planner sees it: places by number, whole minutes from its start, and what is usually reported where. */

/** What a visit covers: the reports usual in so many minutes from its beginning (Patrol time). */
export const COVER_MINUTES = 120

/** From, included, to, not included, in minutes from the start of the shift. */
export interface Break {
  readonly from: number
  readonly to: number
}

/** Places are numbered from 0. Times are whole minutes from the start of the shift. */
export interface ShiftProblem {
  readonly minutes: number
  readonly visitMinutes: number
  /** A crew begins two visits to one place at least so far apart: staying on adds little. */
  readonly apartMinutes: number
  /** In order, and none into another. */
  readonly breaks: readonly Break[]
  readonly places: number
  /** Minutes from place to place, `travel[from * places + to]`. */
  readonly travel: Int32Array
  /** Minutes from the start point to each place; null: a crew begins at its first place. */
  readonly fromStart: Int32Array | null
  /** Minutes from each place to the end point; null: a crew ends where it is. */
  readonly toEnd: Int32Array | null
  /** By place, what is usually reported there up to each minute: `minutes + COVER_MINUTES + 1` running sums. */
  readonly reported: readonly Float64Array[]
  /** Minutes to the first full hour: what is usual changes there and every hour after it. */
  readonly firstHour: number
  /** The places of each crew. */
  readonly patches: readonly (readonly number[])[]
}

/** One visit of a route. `notBefore`: a crew that is there sooner waits. */
export interface PlannedVisit {
  readonly place: number
  readonly notBefore: number
  /** Drawn by lot, so that looking is not only where we looked. */
  readonly isLot?: true
}
/** A crew's visits in their order. */
export type Route = readonly PlannedVisit[]
/** One route a crew. */
export type Routes = readonly Route[]

/** Running sums of what is usual at a place, minute by minute, from its hours of the week. */
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
