/** Tests of hot squares per area against the ranking, and of their totals. */
import { describe, expect, test } from 'vitest'
import { contains } from '../../../src/analytics/geometry.ts'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { HOT_Q } from '../../../src/analytics/squares/significant-squares.ts'
import { centreOf } from '../../../src/domain/borough/grids.ts'
import { hotSquareFigures, hotSquaresOf } from '../../../src/measures/areas/hot-squares.ts'
import { rankingWithSquares } from '../../../src/measures/hotspots/ranked-places.ts'
import { demonstrated, BOROUGH } from '../hotspots/demonstration.ts'
import { span } from '../invented-dataset.ts'

const { dataset } = await demonstrated()
const window = span('2023-09-01', '2024-08-31')
const request = { geography: BOROUGH, window }

describe('hot squares of the wards', () => {
  const { ranking, counts, significance } = rankingWithSquares(dataset, BOROUGH, {
    window,
    hours: null,
    categories: null,
    leavesOutFound: true,
    sideMetres: 150,
    measure: 'count',
    areas: [],
  })
  const byWard = hotSquaresOf(dataset, 'ward', request)
  const wards = dataset.areas.filter(({ level }) => level === 'ward')

  test('match the ranking, each in the one ward that contains its centre', () => {
    const expected = new Map(wards.map(({ code }) => [code, { hot: 0, squares: 0 }]))
    counts.squares.squares.forEach((square, at) => {
      const [longitude, latitude] = toDegrees(centreOf(square))
      for (const { code, shape } of wards) {
        const of = expected.get(code)
        if (!of || !contains(shape, longitude, latitude)) continue
        of.squares += 1
        if ((significance.q[at] ?? 1) <= HOT_Q) of.hot += 1
      }
    })
    expect(Object.fromEntries(byWard)).toEqual(Object.fromEntries(expected))
  })
  test('sum to all squares except those whose centre lies outside every ward', () => {
    const sum = (of: 'hot' | 'squares') => [...byWard.values()].reduce((all, each) => all + each[of], 0)
    expect(sum('hot')).toBeGreaterThan(ranking.hot * 0.97)
    expect(sum('hot')).toBeLessThanOrEqual(ranking.hot)
    expect(sum('squares')).toBeGreaterThan(ranking.squares * 0.97)
    expect(sum('squares')).toBeLessThanOrEqual(ranking.squares)
  })
  test('become figures with a share per area', () => {
    const figures = hotSquareFigures(dataset, 'ward', {
      ...request,
      days: { from: '2023-09-01', to: '2024-08-31' },
    })
    expect(figures).toHaveLength(wards.length)
    for (const { area, value } of figures) {
      const { hot, squares } = byWard.get(area ?? '') ?? { hot: NaN, squares: NaN }
      expect(value).toBe(hot / squares)
    }
  })
  test('are empty where no incidents feed is open', () => {
    const without = { ...dataset, reports: dataset.reports.filter(({ kind }) => kind !== 'incidents') }
    expect(hotSquaresOf(without, 'ward', request).size).toBe(0)
  })
})
