/** A crew's shift on the street: what comes next, what a tap records, and the file that it hands in. Pure. */
import { instant, isoInstant, type Instant } from '../../domain/day.ts'
import type { CrewShiftPlace, CrewShift, CrewShiftVisit } from '../../domain/places/crew-shift.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { INVENTED } from '../board-file.ts'
import type { PlanMarks } from './files/plan-file.ts'
import { planId } from './files/plan-identity.ts'
import { crewLetter, peopleOf, type ShiftPlan } from './shift-plan.ts'

interface ShiftTaken {
  readonly crew: number
  readonly marks: PlanMarks
  /** By the device's clock. */
  readonly now: number
}
export function crewShift(plan: ShiftPlan, { crew, marks, now }: ShiftTaken): CrewShift {
  const { asked } = plan.made
  return {
    id: `${planId(plan)}-${crewLetter(crew)}`,
    crew: crewLetter(crew),
    day: asked.day,
    start: plan.start,
    mode: asked.mode === 'foot' ? 'foot' : 'vehicle',
    people: peopleOf(asked)[crew] ?? 0,
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
    visits: [],
    skipped: [],
    takenAt: now,
    isHandedIn: true,
    ...marks,
  }
}

/** What time it is on the shift: in the demonstration, whose days are long gone, the clock starts with it. */
export const shiftTime = ({ demonstration, start, takenAt }: CrewShift, now: number): Instant =>
  demonstration ? instant(start + Math.max(0, now - takenAt)) : instant(now)

export const visitUnderWay = ({ visits }: CrewShift): CrewShiftVisit | null =>
  visits.find(({ end }) => end === null) ?? null

/** The number of the next planned visit, the first neither made nor passed over; null: all are. */
export function nextPlanned({ planned, visits, skipped }: CrewShift): number | null {
  const done = new Set([...visits.map((visit) => visit.planned), ...skipped])
  const next = planned.findIndex((_, at) => !done.has(at))
  return next < 0 ? null : next
}

export type Tap = 'start' | 'end' | 'cancel' | 'skip'

/** A tap that makes no sense at the moment changes nothing. */
export function shiftAfterTap(shift: CrewShift, tap: Tap, now: number): CrewShift {
  const under = visitUnderWay(shift)
  const next = nextPlanned(shift)
  const at = shiftTime(shift, now)
  if (tap === 'start' && !under && next !== null) {
    const visit = { id: `${shift.id}-${next + 1}`, planned: next, start: at, end: null }
    return { ...shift, visits: [...shift.visits, visit], isHandedIn: false }
  }
  if (tap === 'end' && under)
    return {
      ...shift,
      visits: shift.visits.map((visit) => (visit === under ? { ...visit, end: at } : visit)),
      isHandedIn: false,
    }
  if (tap === 'cancel' && under) return { ...shift, visits: shift.visits.filter((visit) => visit !== under) }
  if (tap === 'skip' && !under && next !== null) return { ...shift, skipped: [...shift.skipped, next] }
  return shift
}

/** Seconds are nobody's business: a visit is told to the minute. */
const toTheMinute = (at: Instant) => isoInstant(instant(Math.floor(at / 60_000) * 60_000))

/** The visits made, as a feed of patrol visits; one under way is not among them. */
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

export const visitsFileName = ({ id }: CrewShift) => `visits-${id}.geojson`

/** `Handed in: A (9 visits, 135 of 150 minutes). Still out: B.`; null where no visit names the plan. */
export function handedInSentence(plan: ShiftPlan, visits: readonly PatrolVisit[]): string | null {
  const own = plan.crews.map(({ crew, visits: planned }) => ({
    crew,
    planned: planned.reduce((sum, { minutes }) => sum + minutes, 0),
    made: visits.filter(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`)),
  }))
  const [inHand, out] = [
    own.filter(({ made }) => made.length > 0),
    own.filter(({ made }) => made.length === 0),
  ]
  if (inHand.length === 0) return null
  const told = inHand.map(({ crew, made, planned }) => {
    const minutes = made.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)
    return `${crew} (${made.length} ${made.length === 1 ? 'visit' : 'visits'}, ${Math.round(minutes)} of ${planned} minutes)`
  })
  const still =
    out.length === 0 ? 'No crew’s is still out.' : `Still out: ${out.map(({ crew }) => crew).join(', ')}.`
  return `Handed in: ${told.join(', ')}. ${still}`
}

/** Places of the crews that have handed in at which none of them was; null where no crew has. Of the others nothing is known. */
export function notReachedSentence(plan: ShiftPlan, visits: readonly PatrolVisit[]): string | null {
  const made = visits.filter(({ id }) => id.startsWith(`${planId(plan)}-`))
  if (made.length === 0) return null
  const reached = new Set(made.map(({ place }) => place))
  const inHand = plan.crews.filter(({ crew }) =>
    made.some(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`)),
  )
  const names = new Map(inHand.flatMap(({ visits: own }) => own).map(({ place }) => [place.id, place.name]))
  const missed = [...names].filter(([id]) => !reached.has(id)).map(([, name]) => name)
  return missed.length === 0 ? 'Every place of theirs was reached.' : `Not reached: ${missed.join('; ')}.`
}
