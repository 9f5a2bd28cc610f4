/** Projection of a small map: all places inside, names only where no stop covers them. */
import { expect, test } from 'vitest'
import type { Position } from '../../src/domain/geography.ts'
import { walkFrame } from '../../src/team/plan/walk-frame.ts'

const WALK: readonly Position[] = [
  [-2.63, 53.545],
  [-2.62, 53.548],
]
const SIZE = { width: 360, height: 260 }

test('contains every place, with north at the top', () => {
  const { x, y, isNear } = walkFrame(WALK, SIZE)
  expect(WALK.every(isNear)).toBe(true)
  expect(x(-2.62)).toBeGreaterThan(x(-2.63))
  expect(y(53.548)).toBeLessThan(y(53.545))
})

test('a name is hidden where a stop covers it', () => {
  const { isClear } = walkFrame(WALK, SIZE)
  expect(isClear([-2.63, 53.545])).toBe(false)
  expect(isClear([-2.6295, 53.5452])).toBe(false)
  expect(isClear([-2.625, 53.5465])).toBe(true)
  expect(isClear([-2.5, 53.5])).toBe(false)
})
