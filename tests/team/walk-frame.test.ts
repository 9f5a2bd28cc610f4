/** Projection of a small map: all places inside, and no name or stop over another. */
import { expect, test } from 'vitest'
import type { Position } from '../../src/domain/geography.ts'
import { isFree, isInside, rectAt } from '../../src/map/layout/rects.ts'
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

test('a road is drawn where it crosses the frame with both ends outside, and not where it passes by', () => {
  const { mayCross } = walkFrame(WALK, SIZE)
  const across: readonly Position[] = [
    [-2.8, 53.5465],
    [-2.4, 53.5465],
  ]
  expect(mayCross(across)).toBe(true)
  expect(mayCross(across.map(([longitude]) => [longitude, 53.7]))).toBe(false)
})

const named = (name: string, at: Position, kind = 'village') => ({ name, kind, population: null, at })

test('names lie over no stop and over no other name, towns first, and are cut at no edge', () => {
  const { namesOf, stops, x, y } = walkFrame(WALK, SIZE)
  const names = namesOf([
    named('Invented Village', [-2.6251, 53.5465]),
    named('Invented Hamlet', [-2.6252, 53.5465]),
    named('Invented Common', [-2.6253, 53.5465]),
    named('Invented Moor', [-2.6254, 53.5465]),
    named('Invented Heath', [-2.6255, 53.5465]),
    named('Invented Fold', [-2.6256, 53.5465]),
    named('Invented Town', [-2.6257, 53.5465], 'town'),
    named('Invented Long Name at the Edge', [-2.6325, 53.5485]),
    named('Far off', [-2.5, 53.5]),
  ])
  const words = names.map(({ name }) => name)
  expect(words[0]).toBe('Invented Town')
  expect(words).toContain('Invented Long Name at the Edge')
  expect(words).not.toContain('Far off')
  expect(words.length).toBeLessThan(8)
  const rects = names.map((one) =>
    rectAt({ x: one.x, y: one.y - 4 }, { width: one.name.length * 6.5, height: 13 }),
  )
  const frame = { left: 0, top: 0, right: SIZE.width, bottom: SIZE.height }
  for (const [i, rect] of rects.entries()) {
    expect(isInside(rect, frame)).toBe(true)
    const others = rects.filter((_other, j) => j !== i)
    expect(isFree(rect, { circles: stops.map((stop) => ({ ...stop, radius: 12 })), rects: others })).toBe(
      true,
    )
  }
  expect(x(-2.63)).toBeCloseTo(stops[0]?.x ?? 0)
  expect(y(53.545)).toBeCloseTo(stops[0]?.y ?? 0)
})

test('stops that would cover one another are moved apart, with a line to their places', () => {
  const close: readonly Position[] = [...WALK, [-2.6299, 53.5451], [-2.63, 53.545]]
  const { stops, leaderTo } = walkFrame(close, SIZE)
  for (const [i, a] of stops.entries())
    for (const b of stops.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(24)
  const [from, to] = leaderTo([-2.63, 53.545], 0).split(' ')
  expect(from).not.toBe(to)
})
