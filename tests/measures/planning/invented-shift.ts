/** A few invented places with reports on Fridays, for tests of plans. */

import type { Dataset } from '../../../src/domain/dataset.ts'
import type { Position } from '../../../src/domain/geography.ts'
import type { PlanFault, ShiftRequest } from '../../../src/measures/planning/shift-request.ts'
import { planAShift } from '../../../src/measures/planning/plan-a-shift.ts'
import { shiftPlan, type PlanResult, type ShiftPlan } from '../../../src/measures/planning/shift-plan.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { columnsOf, datasetOf, day, span } from '../invented-dataset.ts'
import { crewShift } from '../../../src/measures/planning/crew-shift.ts'

/** About 340 m apart, and one far from all others. */
export const NEAR: readonly Position[] = [0, 1, 2, 3, 4].map((i) => [-2.63 + 0.0052 * i, 53.545])
export const FAR: Position = [-2.52, 53.497]

const FRIDAYS = [
  '2024-06-07',
  '2024-06-14',
  '2024-06-21',
  '2024-06-28',
  '2024-07-05',
  '2024-07-12',
  '2024-07-19',
]

/** Reports from 17:00 to 20:00 on seven Fridays, `times` at each place. */
export function fridays(places: readonly Position[] = [...NEAR, FAR], times = 4): Dataset {
  const columns = columnsOf(places.flatMap((at) => FRIDAYS.map((on) => ({ on, at, times }))))
  return datasetOf([], {
    incidents: { ...columns, minute: Int16Array.from(columns.day, (_, row) => (17 + (row % 4)) * 60) },
  })
}

/** Reports at every hour of Saturdays and Sundays in summer, at each place. */
export function everyHour(places: readonly Position[] = NEAR): Dataset {
  const days = ['2024-06-08', '2024-06-09', '2024-07-06', '2024-07-07']
  const columns = columnsOf(places.flatMap((at) => days.map((on) => ({ on, at, times: 24 }))))
  return datasetOf([], {
    incidents: { ...columns, minute: Int16Array.from(columns.day, (_, row) => (row % 24) * 60) },
  })
}

export const FRIDAY: ShiftRequest = {
  day: day('2024-08-30'),
  startMinute: 17 * 60,
  minutes: 240,
  people: 2,
  perCrew: 2,
  mode: 'foot',
  kilometresAnHour: 4.5,
  visitMinutes: 15,
  breaks: [],
  startAt: null,
  endAt: null,
  seed: 1,
  measure: 'count',
  window: span('2024-06-01', '2024-08-29'),
  categories: null,
  areas: [],
  chosen: null,
  added: [],
}

export const planned = (request: Partial<ShiftRequest> = {}, dataset = fridays()): PlanResult | PlanFault =>
  planAShift(dataset, GROUND.borough, { ...FRIDAY, ...request })

export function madeFor(request: Partial<ShiftRequest> = {}, dataset = fridays()): PlanResult {
  const result = planned(request, dataset)
  if (result.kind === 'fault') throw new Error(result.text)
  return result
}
export function planFor(request: Partial<ShiftRequest> = {}, dataset = fridays()): ShiftPlan {
  const plan = shiftPlan(madeFor(request, dataset))
  if (!plan) throw new Error('the plan does not fit into its shift')
  return plan
}

/** An invented crew shift as stored on a device. */

export const OWN_SHIFT = crewShift(planFor({ people: 4 }), {
  crew: 0,
  marks: { handling: 'official', demonstration: true },
  now: Date.UTC(2026, 0, 5, 9, 0),
})
