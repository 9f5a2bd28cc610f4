/** When each visit of a route begins: travel, breaks, and the time between two visits to one place. */

import type { Break, PlannedVisit, Route, ShiftProblem } from './shift.ts'
import type { Position } from '../../domain/geography.ts'
import { metresBetween } from '../geometry.ts'

/** How long a crew takes from one place to another: never shorter than the distance allows. */

/** Streets are longer than the straight line by so much. */
export const DETOUR = 1.3

export interface TravelSpeed {
  readonly kilometresAnHour: number
  /** On top of each way that is not to where one is: 3 minutes to park and get out, by car. */
  readonly minutesAWay: number
}
export const ON_FOOT: TravelSpeed = { kilometresAnHour: 4.5, minutesAWay: 0 }
export const BY_CAR: TravelSpeed = { kilometresAnHour: 25, minutesAWay: 3 }

/** Whole minutes, rounded up. */
export function minutesBetween(from: Position, to: Position, { kilometresAnHour, minutesAWay }: TravelSpeed) {
  const metres = metresBetween(from, to) * DETOUR
  return metres === 0 ? 0 : Math.ceil((metres * 60) / (kilometresAnHour * 1000) + minutesAWay)
}

/** `[from * places + to]`. */
export function travelTable(places: readonly Position[], pace: TravelSpeed): Int32Array {
  const table = new Int32Array(places.length ** 2)
  for (const [i, from] of places.entries())
    for (const [j, to] of places.entries()) table[i * places.length + j] = minutesBetween(from, to, pace)
  return table
}

/** The minute at which a way of `length` ends that is begun at `from`: nobody travels in a break. */
export function afterTravel(breaks: readonly Break[], from: number, length: number): number {
  let at = from
  let left = length
  for (const { from: begins, to: ends } of breaks) {
    if (ends <= at) continue
    // Who arrives as a break begins has arrived.
    if (at + left <= begins) break
    left -= Math.max(0, begins - at)
    at = ends
  }
  return at + left
}

/** The first minute from `at` on from which `length` minutes are free of breaks. */
export function freeFrom(breaks: readonly Break[], at: number, length: number): number {
  let begin = at
  for (const { from, to } of breaks) if (begin < to && begin + length > from) begin = to
  return begin
}

/** Where a crew is and since when it is free to go; place -1: at its start. */
interface Standing {
  readonly place: number
  readonly at: number
}

/** The minute at which a crew that stands somewhere can be at a place. */
function arrivalAt(problem: ShiftProblem, { place, at }: Standing, next: number): number {
  const way =
    place < 0 ? (problem.fromStart?.[next] ?? 0) : (problem.travel[place * problem.places + next] ?? 0)
  return afterTravel(problem.breaks, at, way)
}

/**
 * The beginnings of a route's visits, one entry a visit, written into `begins`; returns the minute at which the crew
 * is done, its way to the end point included, or Infinity where the shift is too short. Cost: the square of the visits
 * that lie within `apartMinutes`, which are few.
 */
export function timed(problem: ShiftProblem, route: Route, begins: Int32Array): number {
  const { visitMinutes, breaks, minutes, toEnd } = problem
  let [place, at] = [-1, 0]
  for (let i = 0; i < route.length; i++) {
    const visit = route[i]
    if (!visit) break
    const arrival = arrivalAt(problem, { place, at }, visit.place)
    const begin = freeFrom(
      breaks,
      Math.max(arrival, visit.notBefore, apart(problem, route, { i, begins })),
      visitMinutes,
    )
    if (begin + visitMinutes > minutes) return Infinity
    begins[i] = begin
    place = visit.place
    at = begin + visitMinutes
  }
  const done = place < 0 || !toEnd ? at : afterTravel(breaks, at, toEnd[place] ?? 0)
  return done > minutes ? Infinity : done
}

/** The first minute at which the visit `i` may begin for the sake of the crew's last one to the same place. */
function apart(
  { apartMinutes }: ShiftProblem,
  route: Route,
  { i, begins }: { readonly i: number; readonly begins: Int32Array },
): number {
  const place = route[i]?.place
  for (let before = i - 1; before >= 0; before--)
    if (route[before]?.place === place) return (begins[before] ?? 0) + apartMinutes
  return 0
}

/** A visit with its times. */
interface TimedVisit extends PlannedVisit {
  readonly begin: number
  readonly end: number
  /** When the crew sets off for it, and the minutes that it is on its way, breaks aside. */
  readonly leaves: number
  readonly travel: number
}
interface TimedRoute {
  readonly visits: readonly TimedVisit[]
  /** Minutes on the way in all, to the end point too. */
  readonly travelMinutes: number
  readonly done: number
}

/** The route with its times; null where the shift is too short for it. */
export function timetable(problem: ShiftProblem, route: Route): TimedRoute | null {
  const begins = new Int32Array(route.length)
  const done = timed(problem, route, begins)
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
  const home = toEnd?.[route.at(-1)?.place ?? -1] ?? 0
  return { visits, done, travelMinutes: visits.reduce((sum, visit) => sum + visit.travel, home) }
}
