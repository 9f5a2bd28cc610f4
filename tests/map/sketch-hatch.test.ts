/** Hatch strokes of a surface, compared with a test of every pixel. */
import { expect, test } from 'vitest'
import { contains } from '../../src/analytics/geometry.ts'
import type { Position, Surface } from '../../src/domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../../src/map/mercator.ts'
import { hatchOf } from '../../src/map/layers/sketch-layers.ts'
import { MIDDLE, square } from './sample-map.ts'

const ZOOM = 14
const APART = 12

/** A square with a hole in it, and a second piece apart from it. */
const SURFACE: Surface = {
  type: 'MultiPolygon',
  coordinates: [
    [...square(MIDDLE, 0.02).coordinates, ...square(MIDDLE, 0.008).coordinates],
    square([MIDDLE[0] + 0.04, MIDDLE[1]], 0.01).coordinates,
  ],
}
const strokes = hatchOf(SURFACE, ZOOM).map(({ from, to }) => ({
  from: pixelAt(from, ZOOM),
  to: pixelAt(to, ZOOM),
}))
const isInside = (at: Pixel) => contains(SURFACE, ...positionAt(at, ZOOM))
const between = ({ from, to }: (typeof strokes)[number], share: number): Pixel => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
})

test('every stroke has a slope of 45 degrees and lies in the surface, none in its hole', () => {
  expect(strokes.length).toBeGreaterThan(40)
  for (const stroke of strokes) {
    expect(stroke.to.x - stroke.from.x).toBeCloseTo(stroke.from.y - stroke.to.y, 4)
    for (const share of [0.02, 0.25, 0.5, 0.75, 0.98])
      if (Math.abs(stroke.to.x - stroke.from.x) > 0.1) expect(isInside(between(stroke, share))).toBe(true)
  }
})

test('along lines twelve pixels apart exactly the part in the surface is hatched', () => {
  const corners: readonly Position[] = SURFACE.coordinates.flat(2)
  const pixels = corners.map((corner) => pixelAt(corner, ZOOM))
  const sums = pixels.map(({ x, y }) => (x + y) / APART)
  const xs = pixels.map(({ x }) => x)
  for (let line = Math.ceil(Math.min(...sums)); line < Math.max(...sums); line++) {
    const own = strokes.filter(({ from }) => Math.abs((from.x + from.y) / APART - line) < 1e-6)
    const drawn = own.reduce((sum, { from, to }) => sum + to.x - from.x, 0)
    let inside = 0
    for (let x = Math.min(...xs) + 0.125; x < Math.max(...xs); x += 0.25)
      if (isInside({ x, y: line * APART - x })) inside += 0.25
    expect(Math.abs(drawn - inside)).toBeLessThan(1.1)
  }
})

test('strokes are cached between two whole zooms and computed again at the next one', () => {
  expect(hatchOf(SURFACE, ZOOM + 0.6)).toBe(hatchOf(SURFACE, ZOOM + 0.2))
  expect(hatchOf(SURFACE, ZOOM + 1).length).toBeGreaterThan(1.8 * strokes.length)
})
