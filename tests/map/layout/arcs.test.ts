/** Curved legs of a walk: their ends, the side they bend to, and that there and back lie apart. */
import { expect, test } from 'vitest'
import { arcBetween, arcPoint } from '../../../src/map/layout/arcs.ts'

const WEST = { x: 0, y: 0 }
const EAST = { x: 100, y: 0 }

test('an arc runs from its first to its last point', () => {
  const arc = arcBetween(WEST, EAST)
  expect(arc[0]).toEqual(WEST)
  expect(arc.at(-1)).toEqual(EAST)
  for (const [at, { x }] of arc.entries()) if (at > 0) expect(x).toBeGreaterThan(arc[at - 1]?.x ?? NaN)
})

test('it bends to the right of its direction by 14 % of its length, y growing downwards', () => {
  const [there, back] = [arcPoint(WEST, EAST, 0.5), arcPoint(EAST, WEST, 0.5)]
  expect([there.x, back.x]).toEqual([50, 50])
  expect(there.y).toBeCloseTo(14, 9)
  expect(back.y).toBeCloseTo(-14, 9)
})

test('there and back meet at their ends alone', () => {
  const there = arcBetween(WEST, EAST).slice(1, -1)
  const back = arcBetween(EAST, WEST).slice(1, -1)
  expect(there.every(({ y }) => y > 0)).toBe(true)
  expect(back.every(({ y }) => y < 0)).toBe(true)
})

test('a long way bends by 90 pixels at most', () => {
  expect(arcPoint(WEST, { x: 2000, y: 0 }, 0.5).y).toBeCloseTo(90, 6)
})

test('a way of no length stays where it is', () => {
  expect(new Set(arcBetween(WEST, WEST).map(({ x, y }) => `${x} ${y}`))).toEqual(new Set(['0 0']))
})
