/** From what is asked to the planner's own problem: numbers for places, minutes for times. */
import { walkablePatches } from '../../analytics/planning/patches.ts'
import { COVER_MINUTES, runningReports, type ShiftProblem } from '../../analytics/planning/shift.ts'
import { minutesBetween, travelTable } from '../../analytics/planning/timetable.ts'
import { weekdayOf } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { WEEK_HOURS } from '../../domain/places/week-hours.ts'
import { crewsOf, PACES, type ShiftRequest } from './shift-request.ts'
import type { PlannablePlace } from './plannable-place.ts'

/** Staying on adds little: a crew comes back after an hour at the soonest. */
const APART_MINUTES = 60

export function problemOf(asked: ShiftRequest, places: readonly PlannablePlace[]): ShiftProblem {
  const pace = { ...PACES[asked.mode], kilometresAnHour: asked.kilometresAnHour }
  const at = places.map((place) => place.at)
  const ways = (point: Position | null) =>
    point && Int32Array.from(at, (place) => minutesBetween(point, place, pace))
  const [fromStart, toEnd] = [ways(asked.startAt), ways(asked.endAt)]
  const hourAt = (minute: number) =>
    (weekdayOf(asked.day) * 24 + Math.floor((asked.startMinute + minute) / 60)) % WEEK_HOURS
  const problem = {
    minutes: asked.minutes,
    visitMinutes: asked.visitMinutes,
    revisitMinutes: Math.max(APART_MINUTES, asked.visitMinutes),
    breaks: asked.breaks,
    places: places.length,
    travel: travelTable(at, pace),
    fromStart,
    toEnd,
    firstHour: 60 - (asked.startMinute % 60),
    cumulativeReports: places.map(({ perHour }) => runningReports(perHour, hourAt, asked.minutes)),
  }
  return { ...problem, patches: patchesOf(asked, problem) }
}

/** On foot a patch each, with whatever was chosen by hand; by car every crew may go anywhere. */
function patchesOf(asked: ShiftRequest, problem: Omit<ShiftProblem, 'patches'>): ShiftProblem['patches'] {
  const { places, travel, fromStart, toEnd, cumulativeReports, minutes } = problem
  const crews = crewsOf(asked)
  const inTime = Array.from({ length: places }, (_, place) => place).filter((place) =>
    reaches(problem, place),
  )
  if (asked.mode === 'car') return Array.from({ length: crews }, () => inTime)
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
    includesAll: asked.chosen !== null,
  })
}

/** Whether a crew can be there, stay, and be where it ends. */
export const reaches = (
  {
    minutes,
    visitMinutes,
    fromStart,
    toEnd,
  }: Pick<ShiftProblem, 'minutes' | 'visitMinutes' | 'fromStart' | 'toEnd'>,
  place: number,
) => (fromStart?.[place] ?? 0) + visitMinutes + (toEnd?.[place] ?? 0) <= minutes
