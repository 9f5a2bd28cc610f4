/** Tests of the borough's overdispersion: pooled over wards, from whole months only. */
import { describe, expect, test } from 'vitest'
import { buildClusterIndex } from '../../../src/analytics/cluster-index.ts'
import { overdispersion, pooledOverdispersion } from '../../../src/analytics/small-numbers/overdispersion.ts'
import type { Area } from '../../../src/domain/area.ts'
import { addMonths, dayNumber, type Day } from '../../../src/domain/day.ts'
import { boroughOverdispersion } from '../../../src/measures/baseline/borough-overdispersion.ts'
import { span } from '../../clock/invented.ts'

const ward = (code: string, west: number): Area => ({
  code,
  name: code,
  level: 'ward',
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 53.5],
        [west + 0.1, 53.5],
        [west + 0.1, 53.6],
        [west, 53.6],
        [west, 53.5],
      ],
    ],
  },
  population: null,
  deprivationDecile: null,
  from: null,
  to: null,
})

const COUNTS = { east: [4, 9, 3, 8, 2, 7, 5, 5, 9, 1, 6, 4], west: [2, 2, 3, 2, 9, 2, 2, 3, 2, 2, 8, 2] }
const REACH = span('2022-01-01', '2024-12-31')
/** Three years: each count in its month, and half as many more in every other year. */
const monthly = (counts: readonly number[]) =>
  Array.from({ length: 36 }, (_, m) => (counts[m % 12] ?? 0) * (Math.floor(m / 12) === 1 ? 2 : 1))

function columns() {
  const rows: { readonly day: Day; readonly longitude: number }[] = []
  const add = (counts: readonly number[], longitude: number) => {
    for (const [month, count] of counts.entries())
      for (let i = 0; i < count; i++)
        rows.push({ day: dayNumber(addMonths(REACH.from, month) + (i % 27)), longitude })
  }
  add(monthly(COUNTS.east), -2.45)
  add(monthly(COUNTS.west), -2.55)
  return {
    count: rows.length,
    longitude: Float64Array.from(rows, ({ longitude }) => longitude),
    latitude: new Float64Array(rows.length).fill(53.55),
    day: Int32Array.from(rows, ({ day }) => day),
    category: new Uint8Array(rows.length),
  }
}

describe('overdispersion of the borough', () => {
  const index = buildClusterIndex(columns(), 1)
  const wards = [ward('east', -2.5), ward('west', -2.6)]
  const series = (counts: readonly number[]) => ({ firstMonth: 0, counts: monthly(counts) })

  test('is the pooled phi of the wards per place, and the phi of the total for the borough', () => {
    const { place, borough: total } = boroughOverdispersion(index, wards, REACH)
    const both = COUNTS.east.map((count, month) => count + (COUNTS.west[month] ?? 0))
    expect(place).toBeCloseTo(pooledOverdispersion([series(COUNTS.east), series(COUNTS.west)]), 12)
    expect(total).toBeCloseTo(overdispersion(series(both), 1), 12)
    expect(place).toBeGreaterThan(1)
  })

  test('excludes months that the data do not cover wholly', () => {
    const cut = span('2022-01-20', '2024-12-31')
    const without = boroughOverdispersion(index, wards, span('2022-02-01', '2024-12-31'))
    expect(boroughOverdispersion(index, wards, cut)).toEqual(without)
  })

  test('is 1 without data to estimate it from', () => {
    expect(boroughOverdispersion(index, wards, null)).toEqual({ place: 1, borough: 1 })
    expect(boroughOverdispersion(index, [], span('2022-01-05', '2022-01-20'))).toEqual({
      place: 1,
      borough: 1,
    })
  })
})
