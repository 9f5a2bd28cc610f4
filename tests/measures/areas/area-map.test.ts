/** Tests of rate classes and of the areas of a choropleth. */
import { describe, expect, test } from 'vitest'
import { addMonths, isoDay } from '../../../src/domain/day.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { mappedAreas, classWords, rateClass, rateEdges } from '../../../src/measures/areas/area-map.ts'
import { datasetOf, day, EAST, span } from '../invented-dataset.ts'

const steady = Array.from({ length: 36 }, (_, month) => ({
  on: isoDay(addMonths(day('2021-09-01'), month)),
  times: 20,
}))
const dataset = datasetOf([...steady, { on: '2024-08-31', at: EAST, times: 3 }])
const rowsOf = (window: ReturnType<typeof span>) => areaTable(dataset, { window, baseline: null })

describe('rate classes', () => {
  test('number at most five, with contiguous labels', () => {
    expect(classWords([23, 28, 30, 35])).toEqual([
      'under 23',
      '23 to under 28',
      '28 to under 30',
      '30 to under 35',
      '35 and over',
    ])
    expect(classWords([])).toEqual(['any rate'])
    expect([22.9, 23, 35, 99].map((rate) => rateClass(rate, [23, 28, 30, 35]))).toEqual([0, 1, 4, 4])
  })
  test('are equal in windows of equal length, and proportional to the length', () => {
    const first = span('2023-01-01', '2023-12-31')
    const [edge = 0] = rateEdges(rowsOf(first), 'reported', first)
    const later = span('2022-06-01', '2023-05-31')
    expect(rateEdges(rowsOf(later), 'reported', later)).toEqual([edge])
    const long = span('2022-01-01', '2023-12-31')
    expect(rateEdges(rowsOf(long), 'reported', long)).toEqual([edge * 2])
  })
})

describe('an area on the choropleth', () => {
  test('gets class `few` for small counts and `unknown` without a population', () => {
    const window = span('2023-09-01', '2024-08-31')
    const options = { areas: dataset.areas, measure: 'reported', edges: [50] } as const
    const mapped = mappedAreas(rowsOf(window), options)
    expect(mapped.map(({ name, tint, label }) => [name, tint, label])).toEqual([
      ['Ward E', 'few', '3: too few for a rate'],
      ['Ward W', 1, '120.0 per 1,000 residents, in the class 50 and over'],
    ])
    const count = datasetOf([...steady, { on: '2024-08-31', at: EAST, times: 30 }])
    const [east] = mappedAreas(areaTable(count, { window, baseline: null }), options)
    expect([east?.tint, east?.label]).toEqual(['unknown', '30: residents not known'])
  })
})
