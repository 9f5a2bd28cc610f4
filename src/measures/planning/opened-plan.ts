/** Restores a saved shift plan from its file: matches its places to the loaded data and keeps its times. */
import type { Break, Route } from '../../analytics/planning/shift.ts'
import { scheduleVisits } from '../../analytics/planning/timetable.ts'
import { metresBetween } from '../../analytics/geometry.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, instant, londonDay, londonMinute, monthsUpTo, type Instant } from '../../domain/day.ts'
import type { SavedBreak, SavedCrew, SavedPlan, SavedVisit } from '../../domain/places/saved-plan.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { placeName } from '../hotspots/ranked-places.ts'
import type { BoroughGeography } from '../hotspots/square-counts.ts'
import {
  clockIn,
  MODE_WORDS,
  shiftClock,
  TRAVEL_SPEEDS,
  planFault,
  usualPerCrew,
  type PlanFault,
  type ShiftRequest,
} from './shift-request.ts'
import { type PlannablePlace, plannablePlaces } from './places.ts'
import { problemOf } from './problem.ts'
import { candidatePlaces, crewLetter, problemForCrew, type PlanResult } from './shift-plan.ts'

/** A place of the same id farther away than this counts as a different place. */
const SAME_METRES = 300
const MINUTE = 60_000

/**
 * Returns the restored plan, or a fault (the caller then keeps the current plan), and all places of the
 * loaded data. Cost: one ranking.
 */
export function openedPlan(
  dataset: Dataset,
  geography: BoroughGeography,
  filed: SavedPlan,
): { readonly result: PlanResult | PlanFault; readonly all: readonly PlannablePlace[] } {
  const early = visitsFault(filed)
  if (early) return { result: early, all: [] }
  const request = requestFrom(filed)
  const visitedIds = filed.crews.flatMap(({ visits }) => visits.map(({ place }) => place))
  const { places: all, lastMonth } = plannablePlaces(dataset, geography, {
    ...request,
    chosen: [...(request.chosen ?? []), ...visitedIds],
  })
  const places = placesOf(filed, { all, request, geography })
  const number = new Map(places.map(({ id }, i) => [id, i]))
  const minute = (at: Instant) => Math.round((at - filed.start) / MINUTE)
  const routes = filed.crews.map(({ visits }): Route =>
    visits.map(({ place, arrive, isRandom }) => ({
      place: number.get(place) ?? 0,
      notBefore: minute(arrive),
      ...(isRandom && { isRandom }),
    })),
  )
  const lost = filed.crews.map((crew) => ownBreaks(crew, request, filed))
  const result: PlanResult = {
    kind: 'made',
    request,
    places,
    offToday: [],
    routes,
    lost,
    lastMonth,
    choice: null,
    accuracy: null,
  }
  return { result: timesFault(result) ?? result, all }
}

/** Checks the visits by themselves: number, lengths, overlaps, and limits of the shift. */
function visitsFault(filed: SavedPlan): PlanFault | null {
  const { crews, start, hours } = filed
  const clock = clockOf(filed)
  if (crews.every(({ visits }) => visits.length === 0))
    return planFault('no-places', 'The shift plan of the file has no visits.')
  const lengths = new Set(crews.flatMap(({ visits }) => visits.map(({ arrive, leave }) => leave - arrive)))
  if (lengths.size > 1 || [...lengths].some((length) => length < MINUTE))
    return planFault(
      'unreadable',
      'The visits of the file are not all of one length, as those of a shift plan are. Nothing was opened.',
    )
  for (const [crew, { visits }] of crews.entries()) {
    const clash = visits.findIndex(({ arrive }, i) => arrive < (visits[i - 1]?.leave ?? -Infinity))
    const [before, after] = [visits[clash - 1], visits[clash]]
    if (before && after) return planFault('overlap', overlapWords(crew, [before, after], clock))
    const outside = visits.find(({ arrive, leave }) => arrive < start || leave > start + hours * 60 * MINUTE)
    if (outside)
      return planFault(
        'too-short',
        `The visit of crew ${crewLetter(crew)} to ${shortName(outside)} at ${clock(outside.arrive)} lies outside the shift of the file. Nothing was opened.`,
      )
  }
  return null
}

const clockOf = ({ start, hours }: SavedPlan) =>
  clockIn({ from: start, to: instant(start + hours * 60 * MINUTE) })
const shortName = ({ name }: SavedVisit) => truncated(name, 60)
const overlapWords = (
  crew: number,
  [before, after]: readonly [SavedVisit, SavedVisit],
  clock: (at: Instant) => string,
) =>
  `Visits overlap: crew ${crewLetter(crew)} is at ${shortName(before)} from ${clock(before.arrive)} to ${clock(before.leave)}, and at ${shortName(after)} from ${clock(after.arrive)}. Nothing was opened; mend the file, or plan the shift anew.`

function requestFrom(filed: SavedPlan): ShiftRequest {
  const day = londonDay(filed.start)
  const startMinute = londonMinute(filed.start)
  const minutes = Math.round(filed.hours * 60)
  const perCrew = filed.perCrew ?? usualPerCrew(startMinute, minutes)
  const crews = filed.crews.length
  const { people } = filed
  const [first] = filed.crews.flatMap(({ visits }) => visits)
  return {
    day,
    startMinute,
    minutes,
    perCrew,
    // As many as the crews need, where the file's number does not match.
    people: people !== null && Math.floor(people / perCrew) === crews ? people : crews * perCrew,
    mode: filed.mode,
    kilometresAnHour: filed.kilometresAnHour ?? TRAVEL_SPEEDS[filed.mode].kilometresAnHour,
    visitMinutes: first ? Math.round((first.leave - first.arrive) / MINUTE) : 0,
    breaks: sharedBreaks(filed),
    startAt: filed.startAt,
    endAt: filed.endAt,
    seed: filed.seed,
    measure: filed.measure,
    window: filed.usual ?? monthsUpTo(dayBefore(day), 12),
    categories: filed.categories,
    areas: filed.areas,
    chosen: filed.chosen,
    added: filed.added,
  }
}

const inShift =
  ({ start }: SavedPlan) =>
  ({ from, to }: SavedBreak): Break => ({
    from: Math.round((from - start) / MINUTE),
    to: Math.round((to - start) / MINUTE),
  })
const breaksOf = ({ breaks }: SavedCrew, filed: SavedPlan): readonly Break[] =>
  breaks.filter(({ isLost }) => !isLost).map(inShift(filed))
const isSame = (a: Break) => (b: Break) => a.from === b.from && a.to === b.to

/** Breaks that every crew has are the shift's; the others, and those marked so, are time lost by one crew. */
const sharedBreaks = (filed: SavedPlan) =>
  (filed.crews[0] ? breaksOf(filed.crews[0], filed) : []).filter((pause) =>
    filed.crews.every((crew) => breaksOf(crew, filed).some(isSame(pause))),
  )
const ownBreaks = (crew: SavedCrew, { breaks }: ShiftRequest, filed: SavedPlan) =>
  crew.breaks.map(inShift(filed)).filter((pause) => !breaks.some(isSame(pause)))

interface PlanPlaceSources {
  readonly all: readonly PlannablePlace[]
  readonly request: ShiftRequest
  readonly geography: BoroughGeography
}
/** Visited places first, then the other candidates. */
function placesOf(
  { crews }: SavedPlan,
  { all, request, geography }: PlanPlaceSources,
): readonly PlannablePlace[] {
  const visited = new Map<string, PlannablePlace>()
  for (const visit of crews.flatMap(({ visits }) => visits)) {
    const available = all.find(({ id }) => id === visit.place)
    const isHere = available && metresBetween(available.at, visit.at) <= SAME_METRES
    if (!visited.has(visit.place))
      visited.set(visit.place, isHere ? available : unknownPlace(visit, geography))
  }
  return [...visited.values(), ...candidatePlaces(request, all).filter(({ id }) => !visited.has(id))]
}

/** A place missing from the loaded data, from the file alone; its usual counts are zero. */
const unknownPlace = (visit: SavedVisit, geography: BoroughGeography): PlannablePlace => ({
  id: visit.place,
  name: visit.name,
  filedName: visit.name,
  plainName: placeName(geography.places, visit.at),
  ward: null,
  at: visit.at,
  perHour: Array.from({ length: 168 }, () => 0),
  reports: null,
  untimed: 0,
  isHot: false,
  shape: null,
  why: visit.why ?? 'From the file of the plan.',
  hotspot: visit.hotspot,
  isRanked: false,
  doThere: visit.doThere,
  testDay: null,
  lastMonth: 0,
})

/** Coordinates in a file are rounded, so a travel time may come out a minute longer. */
const ROUNDED_MINUTES = 1

function timesFault(result: PlanResult): PlanFault | null {
  const { request, places, routes, lost } = result
  const problem = problemOf(request, places)
  for (const [crew, route] of routes.entries()) {
    const begins = new Int32Array(route.length).fill(-1)
    const done = scheduleVisits(problemForCrew(problem, lost[crew] ?? []), route, begins)
    const late = route.findIndex(
      ({ notBefore }, i) => begins[i] === -1 || (begins[i] ?? 0) > notBefore + ROUNDED_MINUTES,
    )
    const visit = route[late]
    if (!visit && done !== Infinity) continue
    if (!visit)
      return planFault(
        'too-far',
        `Crew ${crewLetter(crew)} cannot be where it ends before its shift does. Nothing was opened; plan the shift anew.`,
      )
    const clock = shiftClock(request)
    const at = clock(visit.notBefore)
    const earliest = begins[late] === -1 ? '' : `, but at ${clock(begins[late] ?? 0)}`
    return planFault(
      'too-far',
      `Crew ${crewLetter(crew)} cannot be at ${truncated(places[visit.place]?.name ?? '', 60)} at ${at} ${MODE_WORDS[request.mode]}${earliest}. Nothing was opened; plan the shift anew.`,
    )
  }
  return null
}
