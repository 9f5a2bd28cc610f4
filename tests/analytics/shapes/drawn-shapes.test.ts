/** Drawn shapes: area, orientation, self-intersection, distances, and the buffer against a distance test. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedRing, crossingIn, metresApart, woundByRule } from '../../../src/analytics/shapes/outline.ts'
import { contains, metresToSurface } from '../../../src/analytics/geometry.ts'
import { ringBand } from '../../../src/analytics/shapes/ring-band.ts'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { planeAt, type Metres, squareMetres, type Position } from '../../../src/domain/geography.ts'

const sizeOf = (corners: readonly Position[]) => squareMetres(closedRing(corners))
const ORIGIN: Position = [-2.63, 53.54]
const plane = planeAt(ORIGIN)
const at = (x: number, y: number): Position => plane.toDegrees({ x, y })
const square = (side: number, x = 0, y = 0) => [
  at(x, y),
  at(x + side, y),
  at(x + side, y + side),
  at(x, y + side),
]

describe('an outline', () => {
  test('has the area that the National Grid gives, within 0.5 %', () => {
    const corners = [
      [358_000, 405_000],
      [358_400, 405_000],
      [358_400, 405_300],
      [358_000, 405_300],
    ].map(([easting = 0, northing = 0]) => toDegrees({ easting, northing }))
    expect(Math.abs(sizeOf(corners) / 120_000 - 1)).toBeLessThan(0.005)
  })
  test('has the same area from any first corner and in either direction', () => {
    const shape = [at(0, 0), at(300, 20), at(280, 240), at(120, 90)]
    const turned = [...shape.slice(2), ...shape.slice(0, 2)].toReversed()
    expect(sizeOf(turned) / sizeOf(shape)).toBeCloseTo(1, 8)
    expect(sizeOf(shape.slice(0, 2))).toBe(0)
  })
  test('has its area on the ellipsoid, not on a sphere: three digits of a hectare', () => {
    expect(sizeOf(square(100)) / 10_000).toBeCloseTo(1, 4)
    expect(sizeOf(square(3000)) / 9_000_000).toBeCloseTo(1, 3)
  })
  test('has no area where its hole is', () => {
    const [outer, hole] = [closedRing(square(300)), closedRing(square(100, 50, 50))]
    const holed = { type: 'Polygon', coordinates: [...outer.coordinates, ...hole.coordinates] } as const
    expect(squareMetres(holed) / 80_000).toBeCloseTo(1, 4)
  })
  test('is written anticlockwise in a feed, whichever way it was drawn', () => {
    const corners = square(100)
    const clockwise = corners.toReversed()
    const wound = woundByRule(closedRing(clockwise))
    expect(new Set(wound.coordinates[0]?.map(String))).toEqual(new Set(corners.map(String)))
    expect(wound).toEqual(
      closedRing([corners[3], ...corners.slice(0, 3)].flatMap((corner) => (corner ? [corner] : []))),
    )
    expect(woundByRule(closedRing(corners))).toEqual(closedRing(corners))
  })
  test('in the shape of a bow tie crosses itself; the crossing sides are returned', () => {
    const bowTie = [at(0, 0), at(100, 100), at(100, 0), at(0, 100)]
    expect(crossingIn(bowTie, true)).toEqual([0, 2])
    expect(crossingIn(bowTie.slice(0, 3), false)).toBeNull()
    // While the shape is open, the side back to the first corner does not exist.
    const open = [at(0, 0), at(100, 0), at(100, 100), at(50, -50)]
    expect(crossingIn(open, false)).toEqual([0, 2])
  })
  test('that is simple does not cross itself', () => {
    expect(crossingIn(square(100), true)).toBeNull()
    expect(crossingIn(square(100).slice(0, 3), true)).toBeNull()
    expect(crossingIn([at(0, 0), at(100, 0), at(30, 30), at(0, 100)], true)).toBeNull()
  })
  test('that touches itself or runs back over a side crosses itself', () => {
    expect(crossingIn([at(0, 0), at(100, 0), at(50, 0)], true)).not.toBeNull()
    expect(crossingIn([at(0, 0), at(100, 0), at(100, 100), at(50, 0), at(0, 100)], true)).not.toBeNull()
  })
})

describe('two shapes', () => {
  test('are as far apart as their nearest sides', () => {
    const apart = metresApart(closedRing(square(100)), closedRing(square(100, 160, 0)), 1000)
    expect(apart).toBeCloseTo(60, 0)
  })
  test('that overlap, touch or contain each other have a distance of 0', () => {
    const ours = closedRing(square(100))
    expect(metresApart(ours, closedRing(square(100, 50, 50)), 1000)).toBe(0)
    expect(metresApart(ours, closedRing(square(20, 40, 40)), 1000)).toBe(0)
    expect(metresApart(closedRing(square(20, 40, 40)), ours, 1000)).toBe(0)
    const crossed = closedRing([at(-50, 40), at(150, 40), at(150, 60), at(-50, 60)])
    expect(metresApart(ours, crossed, 1000)).toBe(0)
  })
  test('farther apart than the limit have a distance of Infinity', () => {
    expect(metresApart(closedRing(square(100)), closedRing(square(100, 5000, 0)), 300)).toBe(Infinity)
  })
})

describe('a buffer', () => {
  const shapes: readonly (readonly Metres[])[] = [
    [
      { x: 0, y: 0 },
      { x: 700, y: 0 },
      { x: 700, y: 500 },
      { x: 0, y: 500 },
    ],
    // A horseshoe, whose buffer has a hole where it is narrow enough.
    [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
      { x: 1000, y: 900 },
      { x: 560, y: 900 },
      { x: 560, y: 800 },
      { x: 900, y: 800 },
      { x: 900, y: 100 },
      { x: 100, y: 100 },
      { x: 100, y: 800 },
      { x: 440, y: 800 },
      { x: 440, y: 900 },
      { x: 0, y: 900 },
    ],
  ]
  test.each([20, 150, 300])('of %i m contains what a distance test contains', (metres) => {
    for (const shape of shapes) {
      const corners = shape.map(plane.toDegrees)
      const band = ringBand(corners, metres)
      if (!band) throw new Error('no ring')
      const surface = { type: 'Polygon', coordinates: band } as const
      const site = closedRing(corners)
      fc.assert(
        fc.property(fc.integer({ min: -400, max: 1400 }), fc.integer({ min: -400, max: 1400 }), (x, y) => {
          const place = at(x, y)
          const away = metresToSurface(site, place)
          // Near the contour the grid may be off by a fifth of its step.
          if (Math.abs(away - metres) < 6 || away < 2) return
          expect(contains(surface, ...place), `${x}, ${y}: ${away} m`).toBe(away < metres)
        }),
        { numRuns: 400 },
      )
    }
  })
  test('leaves a hole in the middle of a horseshoe', () => {
    expect(ringBand((shapes[1] ?? []).map(plane.toDegrees), 150)?.length).toBe(3)
  })
  test('needs a shape and a width', () => {
    expect(ringBand(square(100).slice(0, 2), 100)).toBeNull()
    expect(ringBand(square(100), 0)).toBeNull()
    expect(ringBand(square(100), Number.NaN)).toBeNull()
  })
})
