/** Tests of saving and reopening a plan, and of the faults of invalid files. */
import { describe, expect, it } from 'vitest'
import { readPlanFile } from '../../../src/feeds/plan-file.ts'
import type { PlanFault } from '../../../src/measures/planning/shift-request.ts'
import { editedPlan } from '../../../src/measures/planning/edit-plan.ts'
import { openedPlan } from '../../../src/measures/planning/opened-plan.ts'
import { planFile } from '../../../src/measures/planning/plan-file.ts'
import { overlapSentence } from '../../../src/measures/planning/plan-words.ts'
import { shiftPlan, type PlanResult, type ShiftPlan } from '../../../src/measures/planning/shift-plan.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { span } from '../invented-dataset.ts'
import { FAR, fridays, madeFor, NEAR, planFor } from './invented-shift.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const { borough } = GROUND
const DATASET = fridays()
const fileOf = (plan: ShiftPlan) =>
  JSON.parse(JSON.stringify(planFile(plan, { handling: 'official', demonstration: true }))) as Loose
interface Loose {
  [key: string]: unknown
  crews: { visits: Record<string, unknown>[]; breaks: unknown[] }[]
}
function opened(file: unknown): PlanResult | PlanFault | string {
  const read = readPlanFile(typeof file === 'string' ? file : JSON.stringify(file), {
    outline: borough.outline,
    place: PLACE,
  })
  return 'kind' in read ? `${read.what} ${read.toDo}` : openedPlan(DATASET, borough, read).result
}
function reopened(file: unknown): ShiftPlan {
  const result = opened(file)
  if (typeof result === 'string' || result.kind === 'fault') throw new Error(JSON.stringify(result))
  const plan = shiftPlan(result)
  if (!plan) throw new Error('the opened plan does not fit')
  return plan
}
const faultOf = (file: unknown) => {
  const result = opened(file)
  return typeof result === 'string' ? result : result.kind === 'fault' ? result.text : 'it was opened'
}
const toldBy = ({ crews, worth, caught, leftOut, start }: ShiftPlan) => ({
  crews,
  worth: worth.toPrecision(12),
  caught,
  leftOut,
  start,
})

describe('a reopened plan', () => {
  const break1 = { from: 120, to: 150 }
  it.each([
    ['on foot', planFor({ people: 4, minutes: 480, breaks: [break1] })],
    [
      'by car, from a start to an end',
      planFor({ mode: 'car', kilometresAnHour: 30, startAt: NEAR[0] ?? null, endAt: NEAR[4] ?? null }),
    ],
    [
      'by hand',
      planFor({
        chosen: planFor()
          .result.places.slice(1, 3)
          .map(({ id }) => id),
      }),
    ],
  ])('equals the saved plan, %s', (_, plan) => {
    const again = reopened(fileOf(plan))
    expect(toldBy(again)).toEqual(toldBy(plan))
    expect(again.result.request).toEqual(plan.result.request)
  })
  it('keeps manual edits and the lost hour', () => {
    const lost = editedPlan(madeFor(), { kind: 'lose', crew: 0, from: 60, minutes: 60 })
    const moved =
      lost.kind === 'edited' ? editedPlan(lost.result, { kind: 'move', crew: 0, visit: 1, to: 0 }) : lost
    const plan = moved.kind === 'edited' ? shiftPlan(moved.result) : null
    if (!plan) throw new Error('the change did not fit')
    expect(toldBy(reopened(fileOf(plan)))).toEqual(toldBy(plan))
  })
  it('takes a place missing from the feeds from the file, text unchanged', () => {
    const file = fileOf(planFor())
    const name = '<img src=x onerror=alert(1)>'
    for (const { visits } of file.crews)
      for (const visit of visits) visit['place'] = { id: `other ${JSON.stringify(visit['place'])}`, name }
    const visits = reopened(file).crews.flatMap((crew) => crew.visits)
    expect(new Set(visits.map(({ place }) => place.name))).toEqual(new Set([name]))
  })
  it('takes usual counts from whole months for monthly data', () => {
    const usualOf = (usualFrom: string, usualTo: string) =>
      reopened({ ...fileOf(planFor()), usualFrom, usualTo }).result.request.window
    expect(usualOf('2024-02', '2024-06')).toEqual(span('2024-02-01', '2024-06-30'))
    expect(usualOf('2024-06-15', '2024-06')).toEqual(span('2024-06-15', '2024-06-30'))
  })
  it('of another tool, with the contract’s members only, is accepted', () => {
    const { seed, start, hours, crews } = fileOf(planFor())
    const bare = crews.map(({ visits }) => ({
      visits: visits.map(({ place, longitude, latitude, arrive, leave }) => ({
        place,
        longitude,
        latitude,
        arrive,
        leave,
      })),
    }))
    expect(reopened({ seed, start, hours, crews: bare }).crews).toHaveLength(crews.length)
  })
})

describe('an invalid plan', () => {
  const withVisit = (change: Record<string, unknown>) => {
    const file = fileOf(planFor())
    Object.assign(file.crews[0]?.visits[1] ?? {}, change)
    return file
  }
  it.each([
    [
      '',
      'The file holds nothing: it is empty. Save or export it again, and check that the export ran to its end.',
    ],
    [
      '<!doctype html><p>Sign in',
      'The file holds a web page, not a shift plan. Save or export it again, and check that the export ran to its end.',
    ],
    [
      '{"seed": 1, "crews": [',
      'The file holds a shift plan that ends early: it is cut off before its end. Save or export it again, and check that the export ran to its end.',
    ],
    [
      '[1]',
      'The file holds JSON, but not a shift plan. A shift plan is the JSON file that “Plan a shift” saves.',
    ],
    [
      '{"type": "FeatureCollection", "features": []}',
      'The file holds GeoJSON, not a shift plan. Open it by “Open a feed file”.',
    ],
    [
      '{"seed": 1}',
      'The file holds JSON, but not a shift plan: it names no crews. A shift plan is the JSON file that “Plan a shift” saves.',
    ],
    [
      { ...fileOf(planFor()), hours: 0 },
      'The shift plan cannot be read: hours is missing, or is not what it should be. Save the plan again on the page that it was made on.',
    ],
    [
      withVisit({ arrive: '2024-08-30T25:00:00+01:00' }),
      'The shift plan cannot be read: crews[1].visits[2].arrive is missing, or is not what it should be. Save the plan again on the page that it was made on.',
    ],
    [
      withVisit({ longitude: '-2.63' }),
      'The shift plan cannot be read: crews[1].visits[2].longitude is missing, or is not what it should be. Save the plan again on the page that it was made on.',
    ],
    [
      withVisit({ longitude: 53.5, latitude: -2.6, place: { id: 'a', name: 'Far' } }),
      '“Far” of the shift plan lies more than 25 km outside the borough. Open a plan that was made for this borough.',
    ],
  ])('is rejected: %#', (file, sentence) => expect(faultOf(file)).toBe(sentence))

  it('has a crew at two places at one time', () => {
    const file = fileOf(planFor())
    const [first, second] = file.crews[0]?.visits ?? []
    Object.assign(second ?? {}, { arrive: first?.['arrive'], leave: first?.['leave'] })
    expect(faultOf(file)).toMatch(
      /^Visits overlap: crew A is at .+ from \d\d:\d\d to \d\d:\d\d, and at .+ from \d\d:\d\d\. Nothing was opened/,
    )
  })
  it('has impossible travel times', () => {
    const file = fileOf(planFor({ kilometresAnHour: 4.5 }))
    expect(faultOf({ ...file, kilometresAnHour: 1 })).toMatch(
      /^Crew A cannot be at .+ at \d\d:\d\d on foot(, but at \d\d:\d\d)?\. Nothing was opened/,
    )
  })
  it('has more visits than fit into a shift', () => {
    const file = fileOf(planFor())
    const crew = { visits: Array.from({ length: 190 }, () => file.crews[0]?.visits[0]) }
    expect(faultOf({ ...file, crews: Array.from({ length: 8 }, () => crew) })).toMatch(
      /^The shift plan holds 1520 visits, more than a shift can have\./,
    )
  })
  it('has a crew that cannot reach the end point', () => {
    const file = fileOf(planFor())
    expect(faultOf({ ...file, endAt: FAR })).toBe(
      'Crew A cannot be where it ends before its shift does. Nothing was opened; plan the shift anew.',
    )
  })
  it('has no visits, visits of different lengths, or visits outside its shift', () => {
    const file = fileOf(planFor())
    expect(faultOf({ ...file, crews: [{ visits: [] }] })).toBe('The shift plan of the file has no visits.')
    expect(faultOf(withVisit({ leave: '2024-08-30T23:59:00+01:00' }))).toMatch(/not all of one length/)
    expect(faultOf({ ...file, hours: 0.5 })).toMatch(
      /^The visit of crew A to .+ lies outside the shift of the file/,
    )
  })
})

describe('two crews at one place at one time', () => {
  const plan = planFor({ people: 4 })
  const [first] = plan.crews
  it('are reported, within one plan and between two', () => {
    expect(overlapSentence(plan)).toBeNull()
    if (!first) throw new Error('no crew')
    const twice = { ...plan, crews: [first, { ...first, crew: 'B' }] }
    expect(overlapSentence(twice)).toMatch(
      /^Visits overlap: crews A and B are both at .+ at 17:\d\d\. It happens \d+ times\.$/,
    )
    expect(overlapSentence(plan, twice)).toMatch(
      /^Visits overlap: by this plan crew A, by the one before crew A is at .+ at 17:\d\d\./,
    )
  })
})
