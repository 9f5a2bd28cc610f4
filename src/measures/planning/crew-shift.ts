/**
 * A crew's shift on the crew screen: next visit, the effect of a tap, the file handed in, and the sentences
 * on what was handed in. Pure.
 */

import { instant, isoInstant, type Instant } from '../../domain/day.ts'
import type { CrewShiftPlace, CrewShift, CrewShiftVisit } from '../../domain/places/crew-shift.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { INVENTED } from '../board-file.ts'
import { planId, type PlanMarks } from './plan-file.ts'
import { breaksBefore, breakWords, crewLetter, peopleOf, type ShiftPlan } from './shift-plan.ts'
import { clockIn } from './shift-request.ts'
import { metresBetween } from '../../analytics/geometry.ts'
import type { Position } from '../../domain/geography.ts'

interface CrewShiftOptions {
  readonly crew: number
  readonly marks: PlanMarks
  /** Device clock, UTC milliseconds. */
  readonly now: number
}
/** The shift of one crew of a plan, without visits yet; `crew` is the crew's index. */
export function crewShift(plan: ShiftPlan, { crew, marks, now }: CrewShiftOptions): CrewShift {
  const { request } = plan.result
  return {
    id: `${planId(plan)}-${crewLetter(crew)}`,
    crew: crewLetter(crew),
    day: request.day,
    start: plan.start,
    mode: request.mode === 'foot' ? 'foot' : 'vehicle',
    people: peopleOf(request)[crew] ?? 0,
    planned: (plan.crews[crew]?.visits ?? []).map(
      ({ label, place, arrive, minutes, travelMinutes }): CrewShiftPlace => ({
        label,
        place: place.id,
        name: place.name,
        hotspot: place.hotspot,
        at: place.at,
        arrive,
        minutes,
        travelMinutes,
        why: place.why,
        doThere: place.doThere,
      }),
    ),
    breaks: plan.crews[crew]?.breaks ?? [],
    visits: [],
    skipped: [],
    takenAt: now,
    isHandedIn: true,
    ...marks,
  }
}

/**
 * Time of the shift; for demonstration data, whose days are past, the clock starts at the shift's start when
 * it is taken.
 */
export const shiftTime = ({ demonstration, start, takenAt }: CrewShift, now: number): Instant =>
  demonstration ? instant(start + Math.max(0, now - takenAt)) : instant(now)

/** Times of the shift in words, with their zone where the clocks change within it. */
export function crewClock({ start, planned, breaks = [] }: CrewShift): (at: Instant) => string {
  const ends = [
    ...planned.map(({ arrive, minutes }) => arrive + minutes * 60_000),
    ...breaks.map(({ to }) => to),
  ]
  return clockIn({ from: start, to: instant(Math.max(start, ...ends)) })
}

/** Breaks before the planned visit `at`, in words: `Break 21:00 to 21:45`; at their number: those after the last. */
export const breaksBeforeVisit = (shift: CrewShift, at: number): readonly string[] =>
  breaksBefore(at, shift.planned, shift.breaks ?? []).map((pause) => breakWords(pause, crewClock(shift)))

/** The visit in progress; null: none. */
export const visitUnderWay = ({ visits }: CrewShift): CrewShiftVisit | null =>
  visits.find(({ end }) => end === null) ?? null

/** Index of the first planned visit neither made nor skipped; null when there is none. */
export function nextPlanned({ planned, visits, skipped }: CrewShift): number | null {
  const done = new Set([...visits.map((visit) => visit.planned), ...skipped])
  const next = planned.findIndex((_, at) => !done.has(at))
  return next < 0 ? null : next
}

/** Actions of the crew screen. */
export type CrewTap = 'start' | 'end' | 'cancel' | 'skip'

/** Returns the shift after a tap; a tap that does not apply to the current state returns it unchanged. */
export function shiftAfterTap(shift: CrewShift, tap: CrewTap, now: number): CrewShift {
  const current = visitUnderWay(shift)
  const next = nextPlanned(shift)
  const at = shiftTime(shift, now)
  if (tap === 'start' && !current && next !== null) {
    const visit = { id: `${shift.id}-${next + 1}`, planned: next, start: at, end: null }
    return { ...shift, visits: [...shift.visits, visit], isHandedIn: false }
  }
  if (tap === 'end' && current)
    return {
      ...shift,
      visits: shift.visits.map((visit) => (visit === current ? { ...visit, end: at } : visit)),
      isHandedIn: false,
    }
  if (tap === 'cancel' && current)
    return { ...shift, visits: shift.visits.filter((visit) => visit !== current) }
  if (tap === 'skip' && !current && next !== null) return { ...shift, skipped: [...shift.skipped, next] }
  return shift
}

/** Rounds down to the minute, for data minimisation. */
const toTheMinute = (at: Instant) => isoInstant(instant(Math.floor(at / 60_000) * 60_000))

/** Completed visits as a GeoJSON feed of patrol visits; a visit in progress is excluded. */
export function visitsText(shift: CrewShift): string {
  const features = shift.visits.flatMap(({ id, planned, start, end }) => {
    const at = shift.planned[planned]
    if (!at || end === null) return []
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: at.at.map((degrees) => Number(degrees.toFixed(6))) },
        properties: {
          id,
          place: at.place,
          ...(at.hotspot !== null && { hotspot: at.hotspot }),
          start: toTheMinute(start),
          end: toTheMinute(end),
          mode: shift.mode,
          officers: shift.people,
        },
      },
    ]
  })
  const marks = { handling: shift.handling, ...(shift.demonstration && { demonstration: INVENTED }) }
  return `${JSON.stringify({ type: 'FeatureCollection', ...marks, features }, null, 1)}\n`
}

/** `visits-ID.geojson`. */
export const visitsFileName = ({ id }: CrewShift) => `visits-${id}.geojson`

/** `Handed in: A (9 visits, 135 of 150 minutes). Still out: B.`; null where no visit belongs to the plan. */
export function handedInSentence(plan: ShiftPlan, visits: readonly PatrolVisit[]): string | null {
  const byCrew = plan.crews.map(({ crew, visits: planned }) => ({
    crew,
    planned: planned.reduce((sum, { minutes }) => sum + minutes, 0),
    handedInVisits: visits.filter(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`)),
  }))
  const [handedIn, stillOut] = [
    byCrew.filter(({ handedInVisits }) => handedInVisits.length > 0),
    byCrew.filter(({ handedInVisits }) => handedInVisits.length === 0),
  ]
  if (handedIn.length === 0) return null
  const reports = handedIn.map(({ crew, handedInVisits, planned }) => {
    const minutes = handedInVisits.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)
    return `${crew} (${handedInVisits.length} ${handedInVisits.length === 1 ? 'visit' : 'visits'}, ${Math.round(minutes)} of ${planned} minutes)`
  })
  const still =
    stillOut.length === 0
      ? 'All crews have handed in.'
      : `Still out: ${stillOut.map(({ crew }) => crew).join(', ')}.`
  return `Handed in: ${reports.join(', ')}. ${still}`
}

/**
 * Planned places that none of the crews that handed in has visited; null where no crew has handed in. Crews
 * that have not are left out.
 */
export function notReachedSentence(plan: ShiftPlan, visits: readonly PatrolVisit[]): string | null {
  const handedInVisits = visits.filter(({ id }) => id.startsWith(`${planId(plan)}-`))
  if (handedInVisits.length === 0) return null
  const reached = new Set(handedInVisits.map(({ place }) => place))
  const handedIn = plan.crews.filter(({ crew }) =>
    handedInVisits.some(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`)),
  )
  const names = new Map(handedIn.flatMap((crew) => crew.visits).map(({ place }) => [place.id, place.name]))
  const missed = [...names].filter(([id]) => !reached.has(id)).map(([, name]) => name)
  return missed.length === 0 ? 'They reached every place.' : `Not reached: ${missed.join('; ')}.`
}

const COMPASS_POINTS = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
]

/** Distance and compass direction: `320 m to the south-west, within 20 m. Your position is not kept.` */
export function distanceWords(from: Position, to: Position, accuracyMetres: number): string {
  const metres = metresBetween(from, to)
  const far = metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`
  const east = (to[0] - from[0]) * Math.cos((to[1] * Math.PI) / 180)
  const turn = Math.round(Math.atan2(east, to[1] - from[1]) / (Math.PI / 4))
  const side = COMPASS_POINTS[(turn + COMPASS_POINTS.length) % COMPASS_POINTS.length]
  const where = metres < accuracyMetres ? 'You are there' : `${far} to the ${side}`
  return `${where}, within ${Math.max(1, Math.round(accuracyMetres))} m. Your position is not kept.`
}
