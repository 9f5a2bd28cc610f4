/** Which squares hold more than chance would give: Gi*, exact p and its correction for all squares, in one go. */
import { exactP } from './exact-p.ts'
import { falseDiscoveryQ } from './false-discovery.ts'
import { giStar, queenSums } from './getis-ord.ts'
import { tableOf } from './square-grid.ts'
import type { SquareGrid } from './square-grid.ts'

/** Above this share of false alarms among those named, nothing is named. */
export const HOT_Q = 0.05

/** One number a square, in the grid's order. */
export interface SignificantSquares {
  readonly z: Float64Array
  readonly p: Float64Array
  readonly q: Float64Array
}

/** Cost: some 5 ms for a month of the borough, 20 for a year. */
export function significantSquares(grid: SquareGrid, counts: Uint32Array): SignificantSquares {
  const sums = queenSums(grid, tableOf(grid, counts))
  const p = exactP(counts, sums)
  return { z: giStar(counts, sums), p, q: falseDiscoveryQ(p) }
}
