/** Tests of test days: reproducible, balanced assignment, and comparison by assignment. */
import { describe, expect, test } from 'vitest'
import { isOnDay } from '../../../src/analytics/planning/test-days.ts'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { isPatrolDay, testDayComparisons, testDaySentence } from '../../../src/measures/planning/test-days.ts'
import { offTodaySentence } from '../../../src/measures/planning/plan-words.ts'
import { datasetOf, day, on, span, WEST, type Row } from '../invented-dataset.ts'
import { fridays, NEAR, planFor } from './invented-shift.ts'

const around = ([longitude, latitude]: readonly [number, number], by = 0.001): PatrolHotspot['shape'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude - by, latitude - by],
      [longitude + by, latitude - by],
      [longitude + by, latitude + by],
      [longitude - by, latitude + by],
      [longitude - by, latitude - by],
    ],
  ],
})
const tested = (id: string, at: readonly [number, number], seed = 7): PatrolHotspot => ({
  id,
  name: `Place ${id}`,
  shape: around(at),
  from: on('2024-01-01'),
  to: null,
  visitsPerDay: 2,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: { ...span('2024-06-01', '2024-08-29'), seed },
})
const days = Array.from({ length: 90 }, (_, i) => day('2024-06-01') + i)

describe('the random assignment', () => {
  const drawn = (id: string, seed = 7) =>
    days.map((one) => isOnDay({ from: days[0] ?? 0, to: days[89] ?? 0, seed }, id, one))
  test('is balanced: one day on in every two', () => {
    const one = drawn('a')
    for (let pair = 0; pair < 45; pair++) expect(one[2 * pair]).toBe(!one[2 * pair + 1])
  })
  test('is reproducible for a seed and place, and differs between them', () => {
    expect(drawn('a')).toEqual(drawn('a'))
    expect(drawn('a')).not.toEqual(drawn('b'))
    expect(drawn('a')).not.toEqual(drawn('a', 8))
  })
  test('is null outside the test', () => {
    expect(isPatrolDay(tested('a', WEST), day('2024-05-31'))).toBeNull()
    expect(isPatrolDay({ id: 'a', testDays: null }, day('2024-06-01'))).toBeNull()
  })
})

describe('patrol days against control days', () => {
  const hotspot = tested('a', WEST)
  const rowsOf = (onDay: number, offDay: number): readonly Row[] =>
    days.map((one) => ({
      on: new Date(one * 86_400_000).toISOString().slice(0, 10),
      at: WEST,
      times: isPatrolDay(hotspot, day('2024-06-01')) === null ? 0 : isOn(one) ? onDay : offDay,
    }))
  const isOn = (one: number) => isOnDay({ from: days[0] ?? 0, to: days[89] ?? 0, seed: 7 }, 'a', one) === true

  test('counts by assignment, with ratio, interval and verdict', () => {
    const [figure] = testDayComparisons(datasetOf(rowsOf(1, 2), { hotspots: [hotspot] }))
    expect(figure).toMatchObject({ onDays: 45, offDays: 45, on: 45, off: 90, ratio: 0.5, verdict: 'down' })
    expect(figure && testDaySentence(figure)).toMatch(
      /^Place a, 1 June 2024 to 29 August 2024: 45 reports on 45 days drawn on, 90 on 45 drawn off: 0\.50 times as many, between 0\.3\d and 0\.7\d\. Down\.$/,
    )
  })
  test('gives no verdict for small counts', () => {
    const [figure] = testDayComparisons(datasetOf([{ on: '2024-06-02', at: WEST }], { hotspots: [hotspot] }))
    expect(figure?.verdict).toBe('too few to say')
    expect(figure && testDaySentence(figure)).toContain('Too few to say.')
  })
  test('has neither numbers nor a verdict where the incidents cover no day', () => {
    const figures = testDayComparisons(datasetOf([], { hotspots: [hotspot, tested('b', [-2.55, 53.5])] }))
    expect(figures.map(({ verdict, ratio }) => [verdict, ratio])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })
  test('says one report in the singular', () => {
    const [figure] = testDayComparisons(datasetOf([{ on: '2024-06-02', at: WEST }], { hotspots: [hotspot] }))
    expect(figure && testDaySentence({ ...figure, on: 1, onDays: 1 })).toContain(
      ': 1 report on 1 day drawn on',
    )
  })
  test('pools several places', () => {
    const figures = testDayComparisons(
      datasetOf(rowsOf(1, 1), { hotspots: [hotspot, tested('b', [-2.55, 53.5])] }),
    )
    expect(figures.map(({ hotspot: id }) => id)).toEqual(['a', 'b', null])
    expect(figures[2]).toMatchObject({ onDays: 90, on: 45 })
  })
  test('is empty without tests', () => expect(testDayComparisons(datasetOf(rowsOf(1, 1)))).toEqual([]))
})

test('a plan excludes what the assignment excludes, and says so', () => {
  const near = NEAR[2] ?? WEST
  const shift = day('2024-08-23')
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => tested('a', near, seed))
  const off = seeds.find((hotspot) => isPatrolDay(hotspot, shift) === false)
  const isOn = seeds.find((hotspot) => isPatrolDay(hotspot, shift) === true)
  if (!off || !isOn) throw new Error('eight seeds drew the same')
  const planWith = (hotspot: PatrolHotspot) => planFor({ day: shift }, { ...fridays(), hotspots: [hotspot] })
  expect(offTodaySentence(planWith(off))).toMatch(
    /^Not on this day, by the draw of a test: .* \(seed \d\)\.$/,
  )
  expect(
    planWith(off)
      .crews.flatMap(({ visits }) => visits)
      .some(({ place }) => place.hotspot === 'a'),
  ).toBe(false)
  expect(offTodaySentence(planWith(isOn))).toBeNull()
})
