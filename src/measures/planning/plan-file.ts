/** Shift plan as JSON (per the contract) and as CSV, and the ids of a plan and its visits. */

import { isoDay, isoInstant, localTime } from '../../domain/day.ts'
import type { Handling } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import type { CrewShiftBreak } from '../../domain/places/crew-shift.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { csvFile } from '../../summary/csv-file.ts'
import { INVENTED } from '../board-file.ts'
import { holidaySentence } from './plan-words.ts'
import type { ShiftRequest } from './shift-request.ts'
import { breaksBefore, type CrewVisit, type ShiftPlan } from './shift-plan.ts'

/** Marks in every exported file. */
export interface PlanMarks {
  readonly handling: Handling
  readonly demonstration: boolean
  /** Why the reports that the plan is made from are not wholly known; null or absent where they are. */
  readonly notKnown?: string | null
}

interface PlanFile {
  readonly seed: number
  readonly start: string
  readonly hours: number
  readonly crews: readonly {
    readonly crew: string
    readonly visits: readonly FiledVisit[]
    readonly travelMinutes: number
    /** `lost` where the crew was called away. */
    readonly breaks: readonly { readonly from: string; readonly to: string; readonly lost?: true }[]
  }[]
  /** Three significant digits. */
  readonly worth: number
  /** Share of last month's harm, 0 to 1; null where there was none. */
  readonly caught: number | null
  /** Sentence on how well such a choice of places predicted later months. */
  readonly choice: string | null
  /** Why the reports that it is made from are not wholly known; absent where they are. */
  readonly notKnown?: string
  /** That the day is a holiday; absent on other days. */
  readonly holiday?: string
  readonly mode: string
  readonly measure: string
  readonly usualFrom: string
  readonly usualTo: string
  /** From here to `added`: the rest of the request, so that the plan can be reopened. */
  readonly people: number
  readonly perCrew: number
  readonly kilometresAnHour: number
  readonly startAt: Position | null
  readonly endAt: Position | null
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  readonly chosen: readonly string[] | null
  readonly added: readonly AddedPlace[]
  /** Places with a test on the day: seed and random assignment. */
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

const sixDecimals = (degrees: number) => Number(degrees.toFixed(6))
const threeDigits = (value: number) => Number(value.toPrecision(3))

function withHoliday(plan: ShiftPlan): Pick<PlanFile, 'holiday'> {
  const holiday = holidaySentence(plan)
  return holiday === null ? {} : { holiday }
}

/** The plan as the contract's JSON. */
export const planFile = (
  plan: ShiftPlan,
  { handling, demonstration, notKnown = null }: PlanMarks,
): PlanFile => ({
  seed: plan.result.request.seed,
  start: isoInstant(plan.start),
  hours: plan.result.request.minutes / 60,
  crews: plan.crews.map(({ crew, visits, travelMinutes, breaks }) => ({
    crew,
    visits: visits.map(visitRecord),
    travelMinutes,
    breaks: breaks.map(({ name, from, to }) => ({
      from: isoInstant(from),
      to: isoInstant(to),
      ...(name === 'Called away' && { lost: true as const }),
    })),
  })),
  worth: threeDigits(plan.worth),
  caught: plan.caught === null ? null : threeDigits(plan.caught),
  choice: [plan.result.choice, plan.result.accuracy].filter(Boolean).join(' ') || null,
  ...(notKnown !== null && { notKnown }),
  ...withHoliday(plan),
  mode: plan.result.request.mode,
  measure: plan.result.request.measure,
  usualFrom: isoDay(plan.result.request.window.from),
  usualTo: isoDay(plan.result.request.window.to),
  ...requestFields(plan.result.request),
  testDays: testDaysIn(plan),
  leftOut: plan.leftOut.map(({ place: { id, filedName }, reason }) => ({ id, name: filedName, reason })),
  handling,
  ...(demonstration && { demonstration: INVENTED }),
})

const requestFields = (request: ShiftRequest) => ({
  people: request.people,
  perCrew: request.perCrew,
  kilometresAnHour: request.kilometresAnHour,
  startAt: request.startAt,
  endAt: request.endAt,
  categories: request.categories,
  areas: request.areas,
  chosen: request.chosen,
  added: request.added,
})

const testDaysIn = ({ result }: ShiftPlan): PlanFile['testDays'] =>
  [...result.places, ...result.offToday].flatMap(({ id, hotspot, testDay }) =>
    testDay ? [{ place: id, hotspot, ...testDay }] : [],
  )

const visitRecord = ({ label, place, arrive, leave, minutes, isRandom }: CrewVisit): FiledVisit => ({
  label,
  place: { id: place.id, name: place.filedName, ...(place.hotspot !== null && { hotspot: place.hotspot }) },
  longitude: sixDecimals(place.at[0]),
  latitude: sixDecimals(place.at[1]),
  arrive: isoInstant(arrive),
  leave: isoInstant(leave),
  minutes,
  byLot: isRandom,
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
  'arriveIso',
  'leaveIso',
  'minutes',
  'travelMinutes',
  'byLot',
  'why',
  'doThere',
  'breakFrom',
  'breakTo',
  'breakFromIso',
  'breakToIso',
]

/**
 * CSV: one row per visit, times in a form that spreadsheets read; handling mark and demonstration mark in the last columns.
 * A break stands in the row of the visit that it follows, one before the first visit in the first row; several are
 * separated by a semicolon.
 */
export function planCsv(plan: ShiftPlan, { handling, demonstration }: PlanMarks): string {
  const demonstrationMark = demonstration ? [INVENTED] : []
  const header = [...COLUMNS, 'seed', 'handling', ...(demonstration ? ['demonstration'] : [])]
  const rows = plan.crews.flatMap(({ crew, visits, breaks }) =>
    visits.map((visit, i) => [
      crew,
      i + 1,
      visit.label,
      visit.place.id,
      // The name by area: a table is passed on, so that it names no street.
      visit.place.filedName,
      sixDecimals(visit.place.at[0]),
      sixDecimals(visit.place.at[1]),
      localTime(visit.arrive),
      localTime(visit.leave),
      isoInstant(visit.arrive),
      isoInstant(visit.leave),
      visit.minutes,
      visit.travelMinutes,
      visit.isRandom ? 'yes' : 'no',
      visit.place.why,
      visit.place.doThere ?? '',
      ...breakTimes([
        ...(i === 0 ? breaksBefore(0, visits, breaks) : []),
        ...breaksBefore(i + 1, visits, breaks),
      ]),
      plan.result.request.seed,
      handling,
      ...demonstrationMark,
    ]),
  )
  return csvFile([header, ...rows])
}

const breakTimes = (breaks: readonly CrewShiftBreak[]) => [
  breaks.map(({ from }) => localTime(from)).join('; '),
  breaks.map(({ to }) => localTime(to)).join('; '),
  breaks.map(({ from }) => isoInstant(from)).join('; '),
  breaks.map(({ to }) => isoInstant(to)).join('; '),
]

/**
 * Id of a plan: its start, seed and a hash of the request, without personal data. Chosen and added places are
 * excluded, so that adding one leaves the id unchanged.
 */
export const planId = (plan: ShiftPlan) =>
  `${planFileName(plan)}-${plan.result.request.seed}-${hashOf(shiftText(plan)).slice(0, 8)}`

/**
 * Id of a visit; `nth` numbers the crew's visits to that place from 1. A hash: the place cannot be read from
 * it.
 */
export const visitId = (
  plan: ShiftPlan,
  crew: string,
  visit: { readonly place: string; readonly nth: number },
) => hashOf(JSON.stringify([planId(plan), crew, visit.place, visit.nth]))

/** Id of a crew's break; `nth` numbers the crew's breaks from 1. */
export const breakId = (plan: ShiftPlan, crew: string, nth: number) =>
  hashOf(JSON.stringify([planId(plan), crew, { break: nth }]))

const shiftText = ({ result: { request } }: ShiftPlan) =>
  JSON.stringify([
    isoDay(request.day),
    request.startMinute,
    request.minutes,
    request.people,
    request.perCrew,
    request.mode,
    request.kilometresAnHour,
    request.measure,
    request.startAt,
    request.endAt,
    request.categories?.toSorted() ?? null,
    request.areas.toSorted(),
  ])

const [OFFSET, PRIME, BITS] = [0xcbf29ce484222325n, 0x100000001b3n, 64]

/**
 * FNV-1a hash (Fowler, Noll and Vo), 64 bit, of the UTF-8 text, as 16 hexadecimal digits. Not cryptographic.
 */
function hashOf(text: string): string {
  let hash = OFFSET
  for (const octet of new TextEncoder().encode(text))
    hash = BigInt.asUintN(BITS, (hash ^ BigInt(octet)) * PRIME)
  return hash.toString(16).padStart(16, '0')
}
