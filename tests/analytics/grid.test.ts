/** National Grid projection against a published point, and the borough's squares. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresToSurface } from '../../src/analytics/geometry.ts'
import { boroughSquares, toDegrees, toGrid } from '../../src/analytics/grid.ts'
import { type EncodedBorough, decodeBorough } from '../../src/domain/borough/decode.ts'
import { centreOf, squareAt } from '../../src/domain/borough/grids.ts'
import { rectangle } from './counting.ts'

test('the worked example of the Ordnance Survey is met within the 5 m of a seven-parameter shift', () => {
  // Caister water tower: ETRS89 52 39 28.8282 N, 1 42 57.8663 E; OSGB36 651409.903, 313177.270.
  const { easting, northing } = toGrid(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600)
  expect(Math.hypot(easting - 651_409.903, northing - 313_177.27)).toBeLessThan(5)
})

test('projection and its inverse agree within a millimetre', () => {
  const metres = fc.record({
    easting: fc.double({ min: 300_000, max: 420_000, noNaN: true }),
    northing: fc.double({ min: 350_000, max: 450_000, noNaN: true }),
  })
  fc.assert(
    fc.property(metres, (at) => {
      const back = toGrid(...toDegrees(at))
      expect(Math.hypot(back.easting - at.easting, back.northing - at.northing)).toBeLessThan(0.001)
    }),
  )
})

test('the borough has 8,364 squares of 150 m, each with its centre inside', () => {
  const text = readFileSync('data/place/borough.json', 'utf8')
  const { outline } = decodeBorough(JSON.parse(text) as EncodedBorough)
  const squares = boroughSquares(outline)
  expect(squares.length).toBe(8364)
  expect(new Set(squares.map(({ easting, northing }) => `${easting},${northing}`)).size).toBe(8364)
  for (const square of squares) {
    expect(squareAt(square.easting, square.northing)).toEqual(square)
    expect(metresToSurface(outline, toDegrees(centreOf(square)))).toBeLessThan(1)
  }
})

test('larger squares are fewer, and a side of 0 throws', () => {
  const outline = rectangle([-2.6, 53.5, -2.57, 53.52])
  const [small, large] = [boroughSquares(outline).length, boroughSquares(outline, 300).length]
  expect(small).toBeGreaterThan(180)
  expect(small / large).toBeGreaterThan(3)
  expect(small / large).toBeLessThan(5)
  expect(() => boroughSquares(outline, 0)).toThrow('squares of 0 m')
})
