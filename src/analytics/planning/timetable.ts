/** Travel times between places, and the start of each visit of a route with breaks and revisit intervals. */
import type { Break, PlannedVisit, Route, ShiftProblem } from './shift.ts'
import type { Position } from '../../domain/geography.ts'
import { metresBetween } from '../geometry.ts'

/** Ratio of street distance to straight-line distance. */
export const DETOUR = 1.3

/** Speed of travel and fixed time for each trip. */
export interface TravelSpeed {
  readonly kilometresAnHour: number
  /** Fixed minutes for each trip between different places, such as parking: 3 by car. */
  readonly minutesPerTrip: number
}
/** Walking speed with stops. */
export const ON_FOOT: TravelSpeed = { kilometresAnHour: 4.5, minutesPerTrip: 0 }
/** Urban driving speed. */
export const BY_CAR: TravelSpeed = { kilometresAnHour: 25, minutesPerTrip: 3 }

/** Travel time in whole minutes, rounded up. */
export function minutesBetween(
  from: Position,
  to: Position,
  { kilometresAnHour, minutesPerTrip }: TravelSpeed,
) {
  const metres = metresBetween(from, to) * DETOUR
  return metres === 0 ? 0 : Math.ceil((metres * 60) / (kilometresAnHour * 1000) + minutesPerTrip)
}

/** Travel minutes between all places, `[from * places + to]`. */
export function travelTable(places: readonly Position[], speed: TravelSpeed): Int32Array {
  const table = new Int32Array(places.length ** 2)
  for (const [i, from] of places.entries())
    for (const [j, to] of places.entries()) table[i * places.length + j] = minutesBetween(from, to, speed)
  return table
}

/** Minute at which a trip of `length` minutes that starts at `from` ends; travel pauses during breaks. */
export function arrivalMinute(breaks: readonly Break[], from: number, length: number): number {
  let at = from
  let left = length
  for (const { from: breakStart, to: breakEnd } of breaks) {
    if (breakEnd <= at) continue
    // An arrival at the start of a break is complete.
    if (at + left <= breakStart) break
    left -= Math.max(0, breakStart - at)
    at = breakEnd
  }
  return at + left
}

/** First minute from `at` from which `length` minutes are free of breaks. */
export function firstFreeMinute(breaks: readonly Break[], at: number, length: number): number {
  let begin = at
  for (const { from, to } of breaks) if (begin < to && begin + length > from) begin = to
  return begin
}

/** Position of a crew (-1: start point) and the minute from which it is free. */
interface CrewPosition {
  readonly place: number
  readonly at: number
}

/** Minute at which the crew arrives at a place. */
function arrivalAt(problem: ShiftProblem, { place, at }: CrewPosition, next: number): number {
  const tripMinutes =
    place < 0 ? (problem.fromStart?.[next] ?? 0) : (problem.travel[place * problem.places + next] ?? 0)
  return arrivalMinute(problem.breaks, at, tripMinutes)
}

/**
 * Writes the start minute of each visit into `begins` and returns the minute at which the crew is done, travel to the
 * end point included; Infinity where the shift is too short. Cost: linear, and for each visit a scan back to the crew's
 * previous visit to the same place.
 */
export function scheduleVisits(problem: ShiftProblem, route: Route, begins: Int32Array): number {
  const { visitMinutes, breaks, minutes, toEnd } = problem
  let [place, at] = [-1, 0]
  for (let i = 0; i < route.length; i++) {
    const visit = route[i]
    if (!visit) break
    const arrival = arrivalAt(problem, { place, at }, visit.place)
    const begin = firstFreeMinute(
      breaks,
      Math.max(arrival, visit.notBefore, earliestRevisit(problem, route, { i, begins })),
      visitMinutes,
    )
    if (begin + visitMinutes > minutes) return Infinity
    begins[i] = begin
    place = visit.place
    at = begin + visitMinutes
  }
  const done = place < 0 || !toEnd ? at : arrivalMinute(breaks, at, toEnd[place] ?? 0)
  return done > minutes ? Infinity : done
}

/** First minute at which visit `i` may start, given the crew's previous visit to the same place. */
function earliestRevisit(
  { revisitMinutes }: ShiftProblem,
  route: Route,
  { i, begins }: { readonly i: number; readonly begins: Int32Array },
): number {
  const place = route[i]?.place
  for (let before = i - 1; before >= 0; before--)
    if (route[before]?.place === place) return (begins[before] ?? 0) + revisitMinutes
  return 0
}

/** Visit with its times, in minutes from the start of the shift. */
interface TimedVisit extends PlannedVisit {
  readonly begin: number
  readonly end: number
  /** Departure for the visit, and its travel minutes without breaks. */
  readonly leaves: number
  readonly travel: number
}
/** Route with the times of its visits. */
interface TimedRoute {
  readonly visits: readonly TimedVisit[]
  /** Total travel minutes, to the end point included. */
  readonly travelMinutes: number
  readonly done: number
}

/** Times of a route; null where the shift is too short for it. */
export function timetable(problem: ShiftProblem, route: Route): TimedRoute | null {
  const begins = new Int32Array(route.length)
  const done = scheduleVisits(problem, route, begins)
  if (done === Infinity) return null
  const { places, travel, fromStart, toEnd, visitMinutes } = problem
  const visits = route.map((visit, i): TimedVisit => {
    const [before, begin] = [route[i - 1], begins[i] ?? 0]
    return {
      ...visit,
      begin,
      end: begin + visitMinutes,
      leaves: before ? (begins[i - 1] ?? 0) + visitMinutes : 0,
      travel: before ? (travel[before.place * places + visit.place] ?? 0) : (fromStart?.[visit.place] ?? 0),
    }
  })
  const travelToEnd = toEnd?.[route.at(-1)?.place ?? -1] ?? 0
  return { visits, done, travelMinutes: visits.reduce((sum, visit) => sum + visit.travel, travelToEnd) }
}
