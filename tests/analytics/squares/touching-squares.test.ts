/** Tests of the grouping of touching squares into places: what makes a place hot belongs to it, and its least count. */
import { describe, expect, test } from 'vitest'
import { significantSquares } from '../../../src/analytics/squares/significant-squares.ts'
import { squareGrid, type SquareGrid } from '../../../src/analytics/squares/square-grid.ts'
import { LEAST_REPORTS, touchingSquares } from '../../../src/analytics/squares/touching-squares.ts'

const SIDE = 100
const COLUMNS = 100
const grid: SquareGrid = squareGrid(
  Array.from({ length: COLUMNS * COLUMNS }, (_, i) => ({
    easting: (i % COLUMNS) * SIDE,
    northing: Math.floor(i / COLUMNS) * SIDE,
  })),
  SIDE,
)
const at = (column: number, row: number) => row * COLUMNS + column

function placesOf(reports: readonly (readonly [square: number, count: number])[]) {
  const counts = new Uint32Array(COLUMNS * COLUMNS)
  for (const [square, count] of reports) counts[square] = count
  const significance = significantSquares(grid, counts)
  return {
    counts,
    significance,
    places: touchingSquares(grid, { counts, weights: counts, significance }, 60),
  }
}

/** Twenty squares of 15 that touch no other square with reports. */
const APART = Array.from(
  { length: 20 },
  (_, i) => [at(10 + 8 * (i % 10), 50 + 20 * Math.floor(i / 10)), 15] as const,
)

describe('a square of 1 report that is hot by its neighbours alone', () => {
  // Three squares of 15 touch it, and none of them touches another: each sees 16, it sees 46.
  const hot = at(6, 6)
  const busy = [at(5, 5), at(7, 5), at(6, 7)]
  const { significance, places } = placesOf([
    [hot, 1],
    ...busy.map((square) => [square, 15] as const),
    ...APART,
  ])

  test('is hot, and they are not', () => {
    expect(significance.q[hot]).toBeLessThan(0.05)
    for (const square of busy) expect(significance.q[square]).toBeGreaterThan(0.05)
  })
  test('makes a place with the squares that make it hot, the busiest first', () => {
    const [place] = places.filter(({ isHot }) => isHot)
    expect(place?.weight).toBe(46)
    expect(place?.squares.toSorted((a, b) => a - b)).toEqual([...busy, hot].toSorted((a, b) => a - b))
    expect(place?.squares.at(-1)).toBe(hot)
  })
})

describe('a place of fewer than 5 reports', () => {
  test('is not ranked, hot or not', () => {
    const { significance, places } = placesOf([
      [at(20, 20), 2],
      [at(21, 20), 2],
      [at(60, 60), 1],
    ])
    expect(significance.q[at(20, 20)]).toBeLessThan(0.05)
    expect(places).toEqual([])
  })
  test('is ranked once it holds 5', () => {
    const { places } = placesOf([
      [at(20, 20), 3],
      [at(21, 20), 2],
    ])
    expect(places.map(({ weight, isHot }) => [weight, isHot])).toEqual([[LEAST_REPORTS, true]])
  })
})
