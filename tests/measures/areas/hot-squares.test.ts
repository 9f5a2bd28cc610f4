/** Hot squares by area: every square of the borough counted once a level, the hot ones those that the ranking has. */
import { describe, expect, test } from 'vitest'
import { contains } from '../../../src/analytics/geometry.ts'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { HOT_Q } from '../../../src/analytics/squares/significant-squares.ts'
import { centreOf } from '../../../src/domain/borough/national-grid.ts'
import { hotSquareFigures, hotSquaresOf } from '../../../src/measures/areas/hot-squares.ts'
import { ranked } from '../../../src/measures/hotspots/ranked-places.ts'
import { demonstrated, BOROUGH } from '../hotspots/demonstration.ts'
import { span } from '../invented-dataset.ts'

const { dataset } = await demonstrated()
const window = span('2023-09-01', '2024-08-31')
const asked = { ground: BOROUGH, window }

describe('hot squares of the wards', () => {
  const { ranking, counts, standing } = ranked(dataset, BOROUGH, {
    window,
    hours: null,
    categories: null,
    leavesOutFound: true,
    sideMetres: 150,
    measure: 'count',
    areas: [],
  })
  const byWard = hotSquaresOf(dataset, 'ward', asked)
  const wards = dataset.areas.filter(({ level }) => level === 'ward')

  test('are those of the ranking, each in the one ward that holds its middle', () => {
    const known = new Map(wards.map(({ code }) => [code, { hot: 0, squares: 0 }]))
    counts.squares.squares.forEach((square, at) => {
      const [longitude, latitude] = toDegrees(centreOf(square))
      for (const { code, shape } of wards) {
        const of = known.get(code)
        if (!of || !contains(shape, longitude, latitude)) continue
        of.squares += 1
        if ((standing.q[at] ?? 1) <= HOT_Q) of.hot += 1
      }
    })
    expect(Object.fromEntries(byWard)).toEqual(Object.fromEntries(known))
  })
  test('sum to all of the borough, but for squares whose middle lies beyond every ward', () => {
    const sum = (of: 'hot' | 'squares') => [...byWard.values()].reduce((all, each) => all + each[of], 0)
    expect(sum('hot')).toBeGreaterThan(ranking.hot * 0.97)
    expect(sum('hot')).toBeLessThanOrEqual(ranking.hot)
    expect(sum('squares')).toBeGreaterThan(ranking.squares * 0.97)
    expect(sum('squares')).toBeLessThanOrEqual(ranking.squares)
  })
  test('are told as figures, a share an area', () => {
    const figures = hotSquareFigures(dataset, 'ward', {
      ...asked,
      days: { from: '2023-09-01', to: '2024-08-31' },
    })
    expect(figures).toHaveLength(wards.length)
    for (const { area, value } of figures) {
      const { hot, squares } = byWard.get(area ?? '') ?? { hot: NaN, squares: NaN }
      expect(value).toBe(hot / squares)
    }
  })
  test('are none where no feed of incidents is open', () => {
    const without = { ...dataset, reports: dataset.reports.filter(({ kind }) => kind !== 'incidents') }
    expect(hotSquaresOf(without, 'ward', asked).size).toBe(0)
  })
})
