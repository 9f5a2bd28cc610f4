/** A plan as a file for other systems: the contract's JSON, and CSV without formulas. */
import { isoDay, isoInstant } from '../../../domain/day.ts'
import type { Handling } from '../../../domain/feed.ts'
import type { Position } from '../../../domain/geography.ts'
import type { AddedPlace } from '../../../domain/places/saved-plan.ts'
import { csvCell, INVENTED } from '../../board-file.ts'
import type { ShiftRequest } from '../shift-request.ts'
import type { CrewVisit, ShiftPlan } from '../shift-plan.ts'

/** What stands in every file. */
export interface PlanMarks {
  readonly handling: Handling
  readonly demonstration: boolean
}

interface PlanFile {
  readonly seed: number
  readonly start: string
  readonly hours: number
  readonly crews: readonly {
    readonly crew: string
    readonly visits: readonly FiledVisit[]
    readonly travelMinutes: number
    readonly breaks: readonly { readonly from: string; readonly to: string }[]
  }[]
  /** Three digits: what is usual bears no more. */
  readonly worth: number
  /** Share of last month's harm, 0 to 1; null where there was none. */
  readonly caught: number | null
  /** How good such a choice of places was on what came after. */
  readonly choice: string | null
  readonly mode: string
  readonly measure: string
  readonly usualFrom: string
  readonly usualTo: string
  /** What else the plan was asked for, so that it can be opened again. */
  readonly people: number
  readonly perCrew: number
  readonly kilometresAnHour: number
  readonly startAt: Position | null
  readonly endAt: Position | null
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  readonly chosen: readonly string[] | null
  readonly added: readonly AddedPlace[]
  /** Places whose days are drawn on or off by a test: by which seed, and what was drawn. */
  readonly testDays: readonly {
    readonly place: string
    readonly hotspot: string | null
    readonly seed: number
    readonly isOn: boolean
  }[]
  readonly leftOut: readonly { readonly id: string; readonly name: string; readonly reason: string }[]
  readonly handling: Handling
  readonly demonstration?: string
}
interface FiledVisit {
  readonly label: string
  readonly place: { readonly id: string; readonly name: string; readonly hotspot?: string }
  readonly longitude: number
  readonly latitude: number
  readonly arrive: string
  readonly leave: string
  readonly minutes: number
  readonly byLot: boolean
  readonly why: string
  readonly doThere?: string
}

const six = (degrees: number) => Number(degrees.toFixed(6))
const three = (value: number) => Number(value.toPrecision(3))

export const planFile = (plan: ShiftPlan, { handling, demonstration }: PlanMarks): PlanFile => ({
  seed: plan.made.asked.seed,
  start: isoInstant(plan.start),
  hours: plan.made.asked.minutes / 60,
  crews: plan.crews.map(({ crew, visits, travelMinutes, breaks }) => ({
    crew,
    visits: visits.map(filedVisit),
    travelMinutes,
    breaks: breaks.map(({ from, to }) => ({ from: isoInstant(from), to: isoInstant(to) })),
  })),
  worth: three(plan.worth),
  caught: plan.caught === null ? null : three(plan.caught),
  choice: plan.made.choice,
  mode: plan.made.asked.mode,
  measure: plan.made.asked.measure,
  usualFrom: isoDay(plan.made.asked.window.from),
  usualTo: isoDay(plan.made.asked.window.to),
  ...askedAgain(plan.made.asked),
  testDays: testDaysIn(plan),
  leftOut: plan.leftOut.map(({ place: { id, name }, reason }) => ({ id, name, reason })),
  handling,
  ...(demonstration && { demonstration: INVENTED }),
})

const askedAgain = (asked: ShiftRequest) => ({
  people: asked.people,
  perCrew: asked.perCrew,
  kilometresAnHour: asked.kilometresAnHour,
  startAt: asked.startAt,
  endAt: asked.endAt,
  categories: asked.categories,
  areas: asked.areas,
  chosen: asked.chosen,
  added: asked.added,
})

const testDaysIn = ({ made }: ShiftPlan): PlanFile['testDays'] =>
  [...made.places, ...made.offToday].flatMap(({ id, hotspot, testDay }) =>
    testDay ? [{ place: id, hotspot, ...testDay }] : [],
  )

const filedVisit = ({ label, place, arrive, leave, minutes, isLot }: CrewVisit): FiledVisit => ({
  label,
  place: { id: place.id, name: place.name, ...(place.hotspot !== null && { hotspot: place.hotspot }) },
  longitude: six(place.at[0]),
  latitude: six(place.at[1]),
  arrive: isoInstant(arrive),
  leave: isoInstant(leave),
  minutes,
  byLot: isLot,
  why: place.why,
  ...(place.doThere !== null && { doThere: place.doThere }),
})

/** `shift-2024-08-30-1700`. */
export const planFileName = ({ start }: ShiftPlan) =>
  `shift-${isoInstant(start).slice(0, 16).replace('T', '-').replace(':', '')}`

const COLUMNS = [
  'crew',
  'visit',
  'label',
  'placeId',
  'place',
  'longitude',
  'latitude',
  'arrive',
  'leave',
  'minutes',
  'travelMinutes',
  'byLot',
  'why',
  'doThere',
]

/** CSV (RFC 4180): one row a visit, the mark and the demonstration's word in the last columns. */
export function planCsv(plan: ShiftPlan, { handling, demonstration }: PlanMarks): string {
  const invented = demonstration ? [INVENTED] : []
  const header = [...COLUMNS, 'seed', 'handling', ...(demonstration ? ['demonstration'] : [])]
  const rows = plan.crews.flatMap(({ crew, visits }) =>
    visits.map((visit, i) => [
      crew,
      i + 1,
      visit.label,
      visit.place.id,
      visit.place.name,
      six(visit.place.at[0]),
      six(visit.place.at[1]),
      isoInstant(visit.arrive),
      isoInstant(visit.leave),
      visit.minutes,
      visit.travelMinutes,
      visit.isLot ? 'yes' : 'no',
      visit.place.why,
      visit.place.doThere ?? '',
      plan.made.asked.seed,
      handling,
      ...invented,
    ]),
  )
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}
