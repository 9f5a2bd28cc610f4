/** Plane geometry: containment, assignment to areas, distances, label positions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assignAreas,
  contains,
  metresBetween,
  metresToSurface,
  surfaceCentre,
} from '../../src/analytics/geometry.ts'
import { toDegrees } from '../../src/analytics/grid.ts'
import type { Polygon, Position, Ring, Surface } from '../../src/domain/geography.ts'
import { rectangle } from './counting.ts'
import { inventedIncidents } from './invented-incidents.ts'

const ring = (...corners: readonly Position[]): Ring => [...corners, corners[0] ?? [0, 0]]
const polygon = (...rings: readonly Ring[]): Polygon => ({ type: 'Polygon', coordinates: rings })
const square = (west: number, south: number, side: number): Ring =>
  ring([west, south], [west + side, south], [west + side, south + side], [west, south + side])

describe('contains', () => {
  const holed = polygon(square(0, 0, 10), square(4, 4, 2))
  const parts: Surface = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] }

  test.each([
    ['the inside', holed, 1, 1, true],
    ['the border', holed, 0, 5, true],
    ['a corner', holed, 10, 10, true],
    ['a hole', holed, 5, 5, false],
    ['beyond', holed, 11, 5, false],
    ['the second part', parts, 5.5, 5.5, true],
    ['between two parts', parts, 3, 3, false],
  ])('%s', (_where, surface, x, y, expected) => expect(contains(surface, x, y)).toBe(expected))
})

describe('assignAreas', () => {
  const columns = inventedIncidents({ count: 2000, seed: 21 })
  // Six by five rectangles with shared borders that do not cover all incidents.
  const areas = Array.from({ length: 30 }, (_, i) => {
    const [west, south] = [-2.68 + 0.04 * (i % 6), 53.47 + 0.02 * Math.floor(i / 6)]
    return { shape: rectangle([west, south, west + 0.04, south + 0.02]) }
  })

  test('gives each row the first area that contains it, or -1', () => {
    const assigned = assignAreas(columns, areas)
    const plain = Array.from({ length: columns.count }, (_, row) =>
      areas.findIndex(({ shape }) =>
        contains(shape, columns.longitude[row] ?? 0, columns.latitude[row] ?? 0),
      ),
    )
    expect([...assigned]).toEqual(plain)
    expect(new Set(plain).size).toBeGreaterThan(20)
    expect(plain.includes(-1)).toBe(true)
  })

  test('counts a place on a shared border once, for the first', () => {
    const border = { count: 1, longitude: Float64Array.of(1), latitude: Float64Array.of(0.5) }
    expect([
      ...assignAreas(
        border,
        [polygon(square(1, 0, 1)), polygon(square(0, 0, 1))].map((shape) => ({ shape })),
      ),
    ]).toEqual([0])
  })

  test('tells more areas apart than two bytes can number', () => {
    // Strips beside each other, and a place in each of three of them.
    const strips = Array.from({ length: 40_000 }, (_, i) => ({
      shape: rectangle([i / 1000, 0, (i + 1) / 1000, 1]),
    }))
    const at = [3, 32_768, 39_999]
    const places = {
      count: 3,
      longitude: Float64Array.from(at, (strip) => (strip + 0.5) / 1000),
      latitude: Float64Array.of(0.5, 0.5, 0.5),
    }
    expect([...assignAreas(places, strips)]).toEqual(at)
  })

  test('without areas every row is in none', () => {
    expect(assignAreas(columns, []).every((area) => area === -1)).toBe(true)
  })
})

describe('metres', () => {
  // Over 10 km the grid's scale error (within .05 % here) and the plane's together stay under .5 %.
  test('between two places agree with the National Grid', () => {
    const position = fc.record({
      easting: fc.integer({ min: 350_000, max: 375_000 }),
      northing: fc.integer({ min: 393_000, max: 413_000 }),
    })
    fc.assert(
      fc.property(position, position, (a, b) => {
        const onGrid = Math.hypot(a.easting - b.easting, a.northing - b.northing)
        expect(Math.abs(metresBetween(toDegrees(a), toDegrees(b)) - onGrid)).toBeLessThanOrEqual(
          0.005 * onGrid,
        )
      }),
    )
  })

  test('to a surface are 0 inside, and else to the nearest edge or corner, also from its hole', () => {
    const at = (easting: number, northing: number) => toDegrees({ easting, northing })
    const block = (west: number, south: number, side: number) =>
      ring(at(west, south), at(west + side, south), at(west + side, south + side), at(west, south + side))
    const surface = polygon(block(360_000, 400_000, 1000), block(360_400, 400_400, 200))
    expect(metresToSurface(surface, at(360_100, 400_100))).toBe(0)
    expect(metresToSurface(surface, at(361_200, 400_500))).toBeCloseTo(200, -0.5)
    expect(metresToSurface(surface, at(361_300, 401_400))).toBeCloseTo(500, -0.7)
    expect(metresToSurface(surface, at(360_500, 400_500))).toBeCloseTo(100, -0.3)
  })
})

describe('the centre of a surface', () => {
  test('is the centroid where that lies inside', () => {
    expect(surfaceCentre(polygon(square(-2.6, 53.5, 0.02)))).toEqual([
      expect.closeTo(-2.59, 10),
      expect.closeTo(53.51, 10),
    ])
    const triangle = polygon(ring([0, 0], [3, 0], [0, 3]))
    expect(surfaceCentre(triangle)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)])
  })

  test('is that of the largest part', () => {
    const parts: Surface = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 3)]] }
    expect(surfaceCentre(parts)).toEqual([expect.closeTo(6.5, 12), expect.closeTo(6.5, 12)])
  })

  test('lies inside even where the centroid does not', () => {
    const horseshoe = polygon(ring([0, 0], [10, 0], [10, 10], [6, 10], [6, 2], [4, 2], [4, 10], [0, 10]))
    const frame = polygon(square(0, 0, 10), square(1, 1, 8))
    for (const surface of [horseshoe, frame]) {
      const [x, y] = surfaceCentre(surface)
      expect(contains(surface, x, y)).toBe(true)
    }
  })

  test('throws for a surface without a polygon', () => {
    expect(() => surfaceCentre({ type: 'MultiPolygon', coordinates: [] })).toThrow('without a polygon')
  })
})
