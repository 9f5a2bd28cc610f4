/** The parts of lines under discs. */
import { expect, test } from 'vitest'
import {
  strokesWithin as partsWithin,
  strokesWithout as partsWithout,
} from '../../src/map/layers/covered-lines.ts'

const rounded = (value: number) => Number(value.toFixed(6))
const roundedParts = (parts: ReturnType<typeof partsWithin>) =>
  parts.map((part) => part.map(({ x, y }) => ({ x: rounded(x), y: rounded(y) })))
const strokesWithin = (...given: Parameters<typeof partsWithin>) => roundedParts(partsWithin(...given))
const strokesWithout = (...given: Parameters<typeof partsWithout>) => roundedParts(partsWithout(...given))

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

const RECT = { left: 90, right: 110, top: 40, bottom: 60 }
const segment = (...ends: readonly [readonly [number, number], readonly [number, number]]) => {
  const [[x1, y1], [x2, y2]] = ends
  return [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
  ] as const
}

test('a line is cut where a rectangle stands', () => {
  expect(strokesWithout(segment([0, 50], [200, 50]), RECT)).toEqual([
    line([0, 50], [90, 50]),
    line([110, 50], [200, 50]),
  ])
  expect(strokesWithout(segment([100, 0], [100, 50]), RECT)).toEqual([line([100, 0], [100, 40])])
  expect(strokesWithout(segment([95, 45], [105, 55]), RECT)).toEqual([])
})
test('a line beside a rectangle, or at its edge, is not cut', () => {
  for (const beside of [segment([0, 0], [200, 0]), segment([90, 0], [90, 99]), segment([0, 90], [95, 61])])
    expect(strokesWithout(beside, RECT)).toEqual([beside])
})
