/** Translates a shift request into the planner's problem: place indexes and minutes. */
import { walkablePatches } from '../../analytics/planning/patches.ts'
import { COVER_MINUTES, runningReports, type ShiftProblem } from '../../analytics/planning/shift.ts'
import { minutesBetween, travelTable } from '../../analytics/planning/timetable.ts'
import type { Position } from '../../domain/geography.ts'
import { crewsOf, hourOfWeekIn, TRAVEL_SPEEDS, type ShiftRequest } from './shift-request.ts'
import type { PlannablePlace } from './places.ts'

/** Minimum time in minutes between two visits of one place: staying longer adds little. */
const APART_MINUTES = 60

/** The planner's problem for a request over the given places, in their order. */
export function problemOf(request: ShiftRequest, places: readonly PlannablePlace[]): ShiftProblem {
  const speed = { ...TRAVEL_SPEEDS[request.mode], kilometresAnHour: request.kilometresAnHour }
  const at = places.map((place) => place.at)
  const ways = (point: Position | null) =>
    point && Int32Array.from(at, (place) => minutesBetween(point, place, speed))
  const [fromStart, toEnd] = [ways(request.startAt), ways(request.endAt)]
  const hourAt = hourOfWeekIn(request)
  const problem = {
    minutes: request.minutes,
    visitMinutes: request.visitMinutes,
    revisitMinutes: Math.max(APART_MINUTES, request.visitMinutes),
    breaks: request.breaks,
    places: places.length,
    travel: travelTable(at, speed),
    fromStart,
    toEnd,
    firstHour: 60 - (request.startMinute % 60),
    cumulativeReports: places.map(({ perHour }) => runningReports(perHour, hourAt, request.minutes)),
  }
  return { ...problem, patches: patchesOf(request, problem) }
}

/**
 * Patches of places per crew. On foot one patch each, containing places chosen by hand; by car every crew may
 * reach all.
 */
function patchesOf(request: ShiftRequest, problem: Omit<ShiftProblem, 'patches'>): ShiftProblem['patches'] {
  const { places, travel, fromStart, toEnd, cumulativeReports, minutes } = problem
  const crews = crewsOf(request)
  const inTime = Array.from({ length: places }, (_, place) => place).filter((place) =>
    isReachable(problem, place),
  )
  if (request.mode === 'car') return Array.from({ length: crews }, () => inTime)
  const can = new Set(inTime)
  const usual = cumulativeReports.map((sums, place) =>
    can.has(place) ? (sums[minutes + COVER_MINUTES] ?? 0) : 0,
  )
  const roundTripMinutes =
    fromStart || toEnd ? usual.map((_, place) => (fromStart?.[place] ?? 0) + (toEnd?.[place] ?? 0)) : null
  return walkablePatches({
    crews,
    travel,
    usual,
    minutes,
    roundTripMinutes,
    includesAll: request.chosen !== null,
  })
}

/** Whether a crew can reach the place, make a visit and get to the end point within the shift. */
export const isReachable = (
  {
    minutes,
    visitMinutes,
    fromStart,
    toEnd,
  }: Pick<ShiftProblem, 'minutes' | 'visitMinutes' | 'fromStart' | 'toEnd'>,
  place: number,
) => (fromStart?.[place] ?? 0) + visitMinutes + (toEnd?.[place] ?? 0) <= minutes
