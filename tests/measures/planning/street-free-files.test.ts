/** A plan names its places by street on screens, and by area in every file that leaves the app. */
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import type { AddedPlace } from '../../../src/domain/places/saved-plan.ts'
import { readPlanFile } from '../../../src/feeds/plan-file.ts'
import { openedPlan } from '../../../src/measures/planning/opened-plan.ts'
import { planAShift } from '../../../src/measures/planning/plan-a-shift.ts'
import { planCsv, planFile } from '../../../src/measures/planning/plan-file.ts'
import { shiftPlan, type PlanResult, type ShiftPlan } from '../../../src/measures/planning/shift-plan.ts'
import type { PlanFault, ShiftRequest } from '../../../src/measures/planning/shift-request.ts'
import { planGpx, planIcs } from '../../../src/measures/planning/synced-files.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { FRIDAY, fridays } from './invented-shift.ts'

const MARKS = { handling: 'official', demonstration: true } as const
const GEOGRAPHY = { ...GROUND.borough, streets: GROUND.streets }
const STREETS = new Set(GROUND.streets.map(({ name }) => name))

function planOf(result: PlanResult | PlanFault): ShiftPlan {
  const plan = result.kind === 'made' ? shiftPlan(result) : null
  if (!plan) throw new Error(result.kind === 'made' ? 'the plan does not fit' : result.text)
  return plan
}
const planned = (request: Partial<ShiftRequest> = {}) =>
  planOf(planAShift(fridays(), GEOGRAPHY, { ...FRIDAY, ...request }))

const streetsIn = (text: string) => [...STREETS].filter((street) => text.includes(street))
const visitsOf = ({ crews }: ShiftPlan) => crews.flatMap(({ visits }) => visits)
const filesOf = (plan: ShiftPlan): readonly (readonly [string, string])[] => [
  ['GPX', planGpx(plan, MARKS)],
  ['ICS', planIcs(plan, MARKS, instant(Date.UTC(2024, 7, 30)))],
  ['CSV', planCsv(plan, MARKS)],
  ['JSON', JSON.stringify(planFile(plan, MARKS))],
]

/** Two squares in the middle of the town, put in by hand under their name by area. */
const first = visitsOf(planned())[0]?.place.id.split('-').map(Number) ?? []
const [easting = 0, northing = 0, sideMetres = 0] = first
const ADDED: AddedPlace = {
  kind: 'squares',
  id: `${easting + sideMetres}-${northing}-${sideMetres}`,
  name: 'Wigan, east',
  squares: [0, sideMetres].map((east) => ({ easting: easting + east, northing })),
  sideMetres,
}

describe.each([
  ['of ranked places', planned()],
  ['with a square put in by hand', planned({ added: [ADDED], chosen: [ADDED.id] })],
])('a plan %s', (_, plan) => {
  test('names its places by street on screens', () => {
    const names = visitsOf(plan).map(({ place }) => place.name)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      expect(streetsIn(name)).not.toEqual([])
    }
  })
  test.each(filesOf(plan))('has no street of the list in its %s', (_kind, text) => {
    expect(text).toMatch(/, (middle|north|east|south|west)/)
    expect(streetsIn(text)).toEqual([])
  })
  test('has its streets again when its file is opened', () => {
    const saved = readPlanFile(JSON.stringify(planFile(plan, MARKS)), {
      outline: GROUND.borough.outline,
      place: PLACE,
    })
    if ('kind' in saved) throw new Error(saved.what)
    const again = planOf(openedPlan(fridays(), GEOGRAPHY, saved).result)
    expect(visitsOf(again).map(({ place }) => place.name)).toEqual(
      visitsOf(plan).map(({ place }) => place.name),
    )
  })
})

test('without streets the same places are named by area', () => {
  const plan = planOf(planAShift(fridays(), GROUND.borough, FRIDAY))
  for (const { place } of visitsOf(plan)) expect(place.name).toBe(place.plainName)
})
