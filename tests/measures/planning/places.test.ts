/** Tests of places added to a plan by hand. */
import { describe, expect, it } from 'vitest'
import { toGrid } from '../../../src/analytics/grid.ts'
import { squareAt } from '../../../src/domain/borough/grids.ts'
import { dayNumber, momentOfDay } from '../../../src/domain/day.ts'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import type { AddedPlace } from '../../../src/domain/places/saved-plan.ts'
import { plannablePlaces } from '../../../src/measures/planning/places.ts'
import { leftOutSentence } from '../../../src/measures/planning/plan-words.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { FAR, FRIDAY, fridays, NEAR, planFor } from './invented-shift.ts'

const squareHolding = (at: readonly [number, number]) => {
  const { easting, northing } = toGrid(at[0], at[1])
  return squareAt(easting, northing)
}
const idOf = ({ easting, northing }: ReturnType<typeof squareAt>) => `${easting}-${northing}-150`
const QUIET: AddedPlace = {
  kind: 'squares',
  id: idOf(squareHolding([-2.6, 53.53])),
  name: 'Quiet corner',
  squares: [squareHolding([-2.6, 53.53])],
  sideMetres: 150,
}

describe('a place added by hand', () => {
  const dataset = fridays()
  const placesOf = (added: readonly AddedPlace[], chosen: readonly string[] | null = null) =>
    plannablePlaces(dataset, GROUND.borough, { ...FRIDAY, added, chosen }).places

  it('is listed with the ranking’s, with the usual counts of its own squares', () => {
    const [first] = placesOf([]).filter(({ isRanked }) => isRanked)
    const whole: AddedPlace = {
      kind: 'squares',
      id: 'by-hand',
      name: 'Two of them',
      squares: [NEAR[0], NEAR[1]].flatMap((at) => (at ? [squareHolding([at[0], at[1]])] : [])),
      sideMetres: 150,
    }
    const place = placesOf([whole]).find(({ id }) => id === 'by-hand')
    const usual = (perHour: readonly number[] = []) => perHour.reduce((sum, each) => sum + each, 0)
    expect(place).toMatchObject({ name: 'Two of them', isRanked: false, why: 'Added by hand.' })
    expect(usual(place?.perHour)).toBeCloseTo(2 * usual(first?.perHour), 9)
  })
  it('that is also ranked is listed once', () => {
    const [first] = placesOf([])
    if (!first) throw new Error('nothing was ranked')
    const same: AddedPlace = { ...QUIET, id: first.id, name: first.name }
    expect(placesOf([same]).filter(({ id }) => id === first.id)).toHaveLength(1)
    expect(placesOf([same])).toHaveLength(placesOf([]).length)
  })
  it('is identified by its square when another ranking does not contain it', () => {
    const place = placesOf([], [QUIET.id]).find(({ id }) => id === QUIET.id)
    expect(place?.name).toMatch(/, (middle|north|south|east|west)/)
  })
  it('that is missing from the feeds is omitted', () => {
    expect(placesOf([{ kind: 'site', id: 'gone', name: 'Gone' }], ['gone'])).toHaveLength(placesOf([]).length)
  })
})

it("a place in two patrol hotspots is assigned independently of the feed's order", () => {
  const [lon, lat] = NEAR[0] ?? FAR
  const around = (id: string, side: number): PatrolHotspot => ({
    id,
    name: id,
    shape: {
      type: 'Polygon',
      coordinates: [
        [
          [lon - side, lat - side],
          [lon + side, lat - side],
          [lon + side, lat + side],
          [lon - side, lat + side],
          [lon - side, lat - side],
        ],
      ],
    },
    from: momentOfDay(dayNumber(FRIDAY.day - 30)),
    to: null,
    visitsPerDay: 1,
    minutesPerVisit: 15,
    hours: null,
    why: null,
    doThere: null,
    testDays: null,
  })
  const hotspots = [around('b', 0.02), around('a', 0.03)]
  const placesWith = (list: readonly PatrolHotspot[]) =>
    plannablePlaces({ ...fridays(), hotspots: list }, GROUND.borough, FRIDAY).places
  const forwards = placesWith(hotspots)
  expect(new Set(forwards.filter(({ isRanked }) => isRanked).map(({ hotspot }) => hotspot))).toContain('a')
  expect(placesWith(hotspots.toReversed())).toEqual(forwards)
})

describe('a plan over places chosen by hand', () => {
  it('uses them only, and states which it leaves out and why', () => {
    const near = NEAR[0] ?? FAR
    const own: AddedPlace = {
      ...QUIET,
      id: 'mine',
      name: 'Mine',
      squares: [squareHolding([near[0], near[1]])],
    }
    const plan = planFor({ added: [own, QUIET], chosen: [own.id, QUIET.id] })
    expect(new Set(plan.crews.flatMap(({ visits }) => visits.map(({ place }) => place.name)))).toEqual(
      new Set(['Mine']),
    )
    expect(leftOutSentence(plan)).toBe('Left out: Quiet corner (nothing reported in these hours).')
  })
})
