/** Bands outside the borough: nothing inside is covered, everything from 3 km on, and between evenly more. */
import { describe, expect, test } from 'vitest'
import { contains, metresToSurface } from '../../../src/analytics/geometry.ts'
import type { Position } from '../../../src/domain/geography.ts'
import { FADE_METRES, fadeBands } from '../../../src/map/base/fade-bands.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { BOROUGH } from '../sample-map.ts'

/** How much of the ground at a position is covered: 0 to 1. */
const coverAt = (bands: ReturnType<typeof fadeBands>, [longitude, latitude]: Position) =>
  1 -
  bands
    .filter(({ shape }) => contains(shape, longitude, latitude))
    .reduce((left, { opacity }) => left * (1 - opacity), 1)

const ENDLESS = { west: -9, south: 40, east: 9, north: 60 }

describe.each([
  ['a rectangle', BOROUGH.outline],
  ['the borough', GROUND.borough.outline],
])('round %s', (_, outline) => {
  const bands = fadeBands(outline, ENDLESS)
  const positions = Array.from({ length: 40 * 30 }, (_unused, i): Position => [
    -2.85 + (i % 40) * 0.0143,
    53.38 + Math.floor(i / 40) * 0.0107,
  ])
  test('the cover grows evenly from nothing at the outline to all at 3 km', () => {
    const seen = { inside: 0, between: 0, beyond: 0 }
    for (const at of positions) {
      const cover = coverAt(bands, at)
      const metres = contains(outline, at[0], at[1]) ? 0 : Math.max(0, metresToSurface(outline, at))
      if (metres === 0) {
        seen.inside++
        expect(cover).toBe(0)
      } else if (metres > FADE_METRES + 300) {
        seen.beyond++
        expect(cover).toBeCloseTo(1, 9)
      } else {
        seen.between++
        // A band is 200 m wide, and the outline is thinned.
        expect(Math.abs(cover - Math.min(1, metres / FADE_METRES))).toBeLessThan(0.2)
      }
    }
    expect(Math.min(seen.inside, seen.between, seen.beyond)).toBeGreaterThan(20)
  })
  test('every ring is closed', () => {
    for (const { shape } of bands)
      for (const ring of shape.coordinates.flat()) expect(ring.at(-1)).toEqual(ring[0])
  })
})

test('where the data end everything is covered already, and still nothing at the outline', () => {
  const { outline, water } = GROUND.borough
  const points = [...GROUND.roads, ...water].flatMap(({ line }) => line.coordinates)
  const bounds = (axis: 0 | 1) => {
    const values = points.map((at) => at[axis])
    return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] as const
  }
  const [[west, east], [south, north]] = [bounds(0), bounds(1)]
  const bands = fadeBands(outline, { west, south, east, north })
  const atEnd = points.filter(
    ([x, y]) => Math.min(x - west, east - x) < 0.0005 || Math.min(y - south, north - y) < 0.0005,
  )
  expect(atEnd.length).toBeGreaterThan(10)
  for (const at of atEnd) expect(coverAt(bands, at)).toBeGreaterThan(0.9)
  for (const at of points.filter((_, i) => i % 50 === 0))
    if (contains(outline, at[0], at[1])) expect(coverAt(bands, at)).toBeLessThan(0.1)
})
