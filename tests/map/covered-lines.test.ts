/** The parts of lines under discs. */
import { expect, test } from 'vitest'
import { strokesWithin as partsWithin } from '../../src/map/layers/covered-lines.ts'

const rounded = (value: number) => Number(value.toFixed(6))
const strokesWithin = (...given: Parameters<typeof partsWithin>) =>
  partsWithin(...given).map((part) => part.map(({ x, y }) => ({ x: rounded(x), y: rounded(y) })))

const CIRCLE = { x: 100, y: 50, radius: 10 }
const line = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }))

test('a line across a circle is cut where it enters and leaves', () => {
  expect(strokesWithin(line([0, 50], [200, 50]), CIRCLE)).toEqual([line([90, 50], [110, 50])])
})
test('a line that bends inside remains one line', () => {
  expect(strokesWithin(line([100, 0], [100, 50], [200, 50]), CIRCLE)).toEqual([
    line([100, 40], [100, 50], [110, 50]),
  ])
})
test('a line that leaves and comes back has two parts', () => {
  const parts = strokesWithin(line([100, 50], [130, 50], [130, 45], [100, 45]), CIRCLE)
  expect(parts).toHaveLength(2)
  expect(parts[0]).toEqual(line([100, 50], [110, 50]))
  expect(parts[1]?.at(-1)).toEqual({ x: 100, y: 45 })
})
test('a line inside remains whole; one outside, or of no length, has no part', () => {
  const inside = line([95, 50], [105, 50])
  expect(strokesWithin(inside, CIRCLE)).toEqual([inside])
  expect(strokesWithin(line([0, 0], [200, 0]), CIRCLE)).toEqual([])
  expect(strokesWithin(line([0, 50], [50, 50]), CIRCLE)).toEqual([])
  expect(strokesWithin(line([100, 50], [100, 50]), CIRCLE)).toEqual([])
})
