/** Square statistics: published figures, brute force, and invariants. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lowerGamma } from '../../../src/analytics/small-numbers/special-functions.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { exactP } from '../../../src/analytics/squares/exact-p.ts'
import { falseDiscoveryQ } from '../../../src/analytics/small-numbers/false-discovery.ts'
import { giStar, queenSums } from '../../../src/analytics/squares/getis-ord.ts'
import { hotspotHistory, mannKendall } from '../../../src/analytics/squares/hotspot-history.ts'
import { kernelDensity, quarticKernel } from '../../../src/analytics/squares/kernel-density.ts'
import { predictionAccuracy } from '../../../src/analytics/squares/prediction-accuracy.ts'
import { cellAt, squareGrid, squareOf, type SquareGrid } from '../../../src/analytics/squares/square-grid.ts'

const SIDE = 150
/** Complete grid of columns and rows with the first square at (300000, 400050). */
const wholeGrid = (columns: number, rows: number): SquareGrid =>
  squareGrid(
    Array.from({ length: columns * rows }, (_, i) => ({
      easting: 300_000 + (i % columns) * SIDE,
      northing: 400_050 + Math.floor(i / columns) * SIDE,
    })),
    SIDE,
  )
/** Counts as a table of cells. */
function tableOf(grid: SquareGrid, counts: readonly number[]): Uint32Array {
  const table = new Uint32Array(grid.columns * grid.rows)
  for (const [square, cell] of grid.at.entries()) table[cell] = counts[square] ?? 0
  return table
}

describe('the grid', () => {
  test('maps a position to its cell, and the cell to its square', () => {
    const grid = wholeGrid(4, 3)
    const cell = cellAt(grid, 300_000 + 3 * SIDE + 149.9, 400_050 + SIDE)
    expect(squareOf(grid, cell)).toEqual({ easting: 300_450, northing: 400_200 })
    expect(cellAt(grid, 299_999.9, 400_100)).toBe(-1)
    expect(cellAt(grid, 300_600, 400_100)).toBe(-1)
  })
  test('throws without squares', () => {
    expect(() => squareGrid([], SIDE)).toThrow('no squares')
  })
})

describe('Gi*', () => {
  test('of PySAL’s documented points', () => {
    const points = [
      [10, 10],
      [20, 10],
      [40, 10],
      [15, 20],
      [30, 20],
      [30, 30],
    ] as const
    const y = [2, 3, 3.2, 5, 8, 7]
    const near = points.map(([x1, y1]) => points.map(([x2, y2]) => Math.hypot(x1 - x2, y1 - y2) <= 15))
    const sums = {
      sum: near.map((row) => row.reduce((sum, isNear, j) => sum + (isNear ? (y[j] ?? 0) : 0), 0)),
      neighbours: near.map((row) => row.filter(Boolean).length),
    }
    const published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    for (const [i, z] of giStar(y, sums).entries()) expect(z).toBeCloseTo(published[i] ?? NaN, 8)
  })

  const grid = wholeGrid(5, 5)
  const rows = [
    [0, 0, 1, 0, 0],
    [0, 3, 4, 1, 0],
    [1, 4, 9, 3, 0],
    [0, 1, 3, 2, 0],
    [0, 0, 0, 0, 5],
  ]
  const counts = rows.flat()
  const sums = queenSums(grid, tableOf(grid, counts))
  const z = giStar(counts, sums)

  test.each([
    [2, 2, 3.131181],
    [0, 2, 0.025318],
    [1, 2, 2.192578],
    [0, 0, -0.71769],
    [4, 4, 0.265447],
  ])('of the published grid at row %i, column %i: %d', (row, column, value) => {
    expect(z[row * 5 + column]).toBeCloseTo(value, 6)
  })

  test('with two-sided normal p has three under .05, one after correction, and .001741 and .043526 at the centre', () => {
    const p = Array.from(z, twoSided)
    const q = falseDiscoveryQ(p)
    expect(p[12]).toBeCloseTo(0.001741, 6)
    expect(q[12]).toBeCloseTo(0.043526, 6)
    expect(p.filter((value) => value < 0.05)).toHaveLength(3)
    expect([...q].filter((value) => value < 0.05)).toHaveLength(1)
  })

  test('is 0 everywhere for equal counts', () => {
    const equal = Array.from({ length: 25 }, () => 4)
    expect([...giStar(equal, queenSums(grid, tableOf(grid, equal)))].every((value) => value === 0)).toBe(true)
  })

  test('uses local sums equal to those of brute force, borders and holes included', () => {
    const some = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 7 }), y: fc.integer({ min: 0, max: 6 }), n: fc.nat(9) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(some, (cells) => {
        const squares = [...new Map(cells.map((one) => [`${one.x} ${one.y}`, one])).values()]
        const holed = squareGrid(
          squares.map(({ x, y }) => ({ easting: x * SIDE, northing: y * SIDE })),
          SIDE,
        )
        const sumsOfGrid = queenSums(
          holed,
          tableOf(
            holed,
            squares.map(({ n }) => n),
          ),
        )
        for (const [i, { x, y }] of squares.entries()) {
          const near = squares.filter((other) => Math.abs(other.x - x) <= 1 && Math.abs(other.y - y) <= 1)
          expect(sumsOfGrid.sum[i]).toBe(near.reduce((sum, { n }) => sum + n, 0))
          expect(sumsOfGrid.neighbours[i]).toBe(near.length)
        }
      }),
    )
  })
})

const twoSided = (z: number) => 1 - lowerGamma(0.5, (z * z) / 2)

describe('exact p', () => {
  test('equals the enumeration of all samples', () => {
    const counts = [0, 0, 1, 3]
    const sums = { sum: [0, 1, 3, 4, 6], neighbours: [1, 2, 2, 2, 2] }
    const draws = counts.flatMap((a) => counts.map((b) => a + b))
    const atLeast = (s: number) => draws.filter((sum) => sum >= s).length / draws.length
    const p = exactP(counts, { sum: sums.sum.slice(0, 4), neighbours: sums.neighbours.slice(0, 4) })
    expect([...p]).toEqual([1, atLeast(1), atLeast(3), atLeast(4)].map((value) => expect.closeTo(value, 12)))
  })

  test('is small for an isolated square of thirty incidents', () => {
    const grid = wholeGrid(30, 30)
    const counts = Array.from({ length: 900 }, (_, i) => (i === 465 ? 30 : i % 3 === 0 ? 1 : 0))
    const p = exactP(counts, queenSums(grid, tableOf(grid, counts)))
    expect(p[465]).toBeLessThan(0.011)
    expect(p[20]).toBeGreaterThan(0.05)
  })

  test('is 1 without incidents', () => {
    const grid = wholeGrid(4, 4)
    const counts = Array.from({ length: 16 }, () => 0)
    expect([...exactP(counts, queenSums(grid, tableOf(grid, counts)))].every((p) => p === 1)).toBe(true)
  })
})

test('the published Benjamini-Hochberg adjustment rejects four', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const q = [...falseDiscoveryQ(p)]
  const published = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765]
  expect(q.slice(0, 9)).toEqual(published.map((value) => expect.closeTo(value, 6)))
  expect(q.filter((value) => value < 0.05)).toHaveLength(4)
})

describe('density', () => {
  test.each([
    [0, 10.61033],
    [75, 9.325485],
    [150, 5.96831],
    [225, 2.030883],
    [300, 0],
    [301, 0],
  ])('one point, 300 m, at %i m: %d for a square kilometre', (metres, density) => {
    expect(quarticKernel(metres, 300)).toBeCloseTo(density, 5)
  })

  test('equals brute force, and integrates to the counts away from the border', () => {
    const grid = wholeGrid(20, 20)
    const uniform = seededUniform(7)
    const counts = Array.from({ length: 400 }, (_, i) => {
      const [x, y] = [i % 20, Math.floor(i / 20)]
      return x > 5 && x < 14 && y > 5 && y < 14 ? Math.floor(uniform() * 9) : 0
    })
    const density = kernelDensity(grid, tableOf(grid, counts), 400)
    for (let i = 0; i < 400; i++) {
      let byHand = 0
      for (let j = 0; j < 400; j++) {
        const metres = SIDE * Math.hypot((i % 20) - (j % 20), Math.floor(i / 20) - Math.floor(j / 20))
        byHand += (counts[j] ?? 0) * quarticKernel(metres, 400)
      }
      expect(Math.abs((density[i] ?? 0) - byHand)).toBeLessThan(1e-5)
    }
    const integral = density.reduce((sum, value) => sum + value * (SIDE / 1000) ** 2, 0)
    const all = counts.reduce((sum, count) => sum + count, 0)
    expect(Math.abs(integral / all - 1)).toBeLessThan(0.02)
  })

  test('refuses a bandwidth under the side', () => {
    expect(() => kernelDensity(wholeGrid(3, 3), new Uint32Array(25), 149)).toThrow('a bandwidth of 149 m')
  })
})

/** Counts on a grid with holes, and their Gi* by spdep in R. */
interface Golden {
  readonly squares: readonly (readonly [column: number, row: number, count: number, gi: number])[]
}
test('Gi* equals that of spdep on a grid with holes', () => {
  const { squares } = JSON.parse(readFileSync('tests/golden/gi-star.json', 'utf8')) as Golden
  const grid = squareGrid(
    squares.map(([column, row]) => ({ easting: column * SIDE, northing: row * SIDE })),
    SIDE,
  )
  const counts = squares.map(([, , count]) => count)
  const z = giStar(counts, queenSums(grid, tableOf(grid, counts)))
  expect(squares.length).toBeGreaterThan(300)
  expect([...z]).toEqual(squares.map(([, , , gi]) => expect.closeTo(gi, 9)))
})

describe('trend', () => {
  test('of 1 to 10', () => {
    const { s, variance, z, p } = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect([s, variance]).toEqual([45, 125])
    expect(z).toBeCloseTo(3.93548, 6)
    expect(p).toBeCloseTo(8.303e-5, 8)
  })
  test('with ties', () => {
    const { s, variance, z, p } = mannKendall([3, 5, 5, 4, 6, 7, 7, 9])
    expect(s).toBe(22)
    expect(variance).toBeCloseTo(63.3333, 4)
    expect(z).toBeCloseTo(2.63878, 6)
    expect(p).toBeCloseTo(0.0083205, 7)
  })
  test('is 0 for a constant series', () => {
    expect(mannKendall([4, 4, 4, 4])).toMatchObject({ s: 0, z: 0, p: 1 })
  })
})

describe('history', () => {
  const hot = (pattern: string) => Array.from(pattern).map((sign) => sign === '#')
  test.each([
    ['##########', 'persistent'],
    ['########..', 'persistent'],
    ['.........#', 'emerging'],
    ['........##', 'emerging'],
    ['##........', 'former'],
    ['.......#..', 'former'],
    ['#........#', 'recurrent'],
    ['#######..#', 'persistent'],
    ['..........', 'none'],
  ])('%s: %s', (pattern, word) => {
    expect(hotspotHistory(hot(pattern))).toBe(word)
  })
  test('refuses fewer than eight periods', () => {
    expect(() => hotspotHistory(hot('#######'))).toThrow('7 periods')
  })
})

test('PAI and PEI as published, ties broken conservatively', () => {
  const accuracy = predictionAccuracy([8, 4, 4, 2, 1, 0], [6, 7, 3, 2, 1, 0])
  const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6))
  expect(accuracy.map(({ pai }) => pai)).toEqual(near([1.894737, 1.421053, 1.684211, 1.421053, 1.2, 1]))
  expect(accuracy.map(({ pei }) => pei)).toEqual(near([0.857143, 0.692308, 1, 1, 1, 1]))
  expect(predictionAccuracy([1, 2], [0, 0])).toEqual([
    { chosen: 1, share: 0, area: 0.5, pai: 0, pei: 1 },
    { chosen: 2, share: 0, area: 1, pai: 0, pei: 1 },
  ])
  expect(() => predictionAccuracy([1], [])).toThrow('1 scores, but 0 observed')
})
