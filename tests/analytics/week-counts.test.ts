/** Counts by hour of the week against a plain loop over the columns. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { weekCounts } from '../../src/analytics/week-counts.ts'
import { weekdayOf, type Day } from '../../src/domain/day.ts'
import { columnsOf, day } from '../measures/invented-dataset.ts'

const FIRST = day('2024-01-01')
const row = fc.record({
  day: fc.integer({ min: 0, max: 40 }),
  minute: fc.integer({ min: -1, max: 1439 }),
  at: fc.constantFrom([-2.63, 53.545] as const, [-2.52, 53.497] as const),
})

test('counts by hour of the week equal those of a plain loop', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 0, max: 40 }), (rows, to) => {
      const columns = {
        ...columnsOf(rows.map(({ at }) => ({ on: '2024-01-01', at }))),
        day: Int32Array.from(rows, (one) => FIRST + one.day),
        minute: Int16Array.from(rows, ({ minute }) => minute),
        category: new Uint8Array(rows.length),
      }
      const index = buildClusterIndex(columns, 1)
      const span = { from: FIRST + 2, to: FIRST + to }
      const all = { ...span, chosen: Uint8Array.of(1), category: index.category, groupOf: Uint8Array.of(0) }
      const expected = new Uint32Array(168)
      const within = rows.filter((one) => one.day >= 2 && one.day <= to)
      for (const one of within) {
        const hour = weekdayOf((FIRST + one.day) as Day) * 24 + Math.floor(one.minute / 60)
        if (one.minute >= 0) expected[hour] = (expected[hour] ?? 0) + 1
      }
      const counted = weekCounts(index, all)
      expect(counted.hours).toEqual(expected)
      expect(counted.untimed).toBe(within.filter(({ minute }) => minute < 0).length)
      expect(weekCounts(index, { ...all, chosen: Uint8Array.of(0) })).toEqual({
        hours: new Uint32Array(168),
        untimed: 0,
      })
    }),
  )
})
