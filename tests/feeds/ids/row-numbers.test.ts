/** Numbers of features by row, as runs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureOf, rowNumbers } from '../../../src/feeds/ids/row-numbers.ts'

test('each row has the number that it was given', () => {
  const steps = fc.array(fc.oneof({ arbitrary: fc.constant(1), weight: 5 }, fc.integer({ min: -3, max: 9 })))
  fc.assert(
    fc.property(steps, (differences) => {
      let at = 100
      const features = differences.map((difference) => (at += difference))
      const numbers = rowNumbers(features)
      expect(features.map((_, row) => featureOf(numbers, row))).toEqual(features)
    }),
  )
})

test('consecutive numbers are one run', () => {
  const numbers = rowNumbers(Array.from({ length: 5000 }, (_, row) => row + 1))
  expect(numbers).toEqual({ row: Uint32Array.of(0), feature: Uint32Array.of(1) })
})
