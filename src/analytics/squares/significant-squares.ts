/** Which squares hold more than chance would give: Gi*, exact p and its correction for all squares, in one go. */

import { exactP } from './exact-p.ts'
import { giStar, queenSums } from './getis-ord.ts'
import { tableOf, type SquareGrid } from './square-grid.ts'

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

/** Many p-values at once: which of them still stand when some would be small by chance alone. */

/**
 * Adjusted p-values q of Benjamini and Hochberg (1995): among those with q at most a, the expected share of false
 * alarms is at most a. Monotone: a smaller p never has a larger q. Assumes tests that are independent or positively
 * dependent, as neighbouring squares are (Benjamini and Yekutieli 2001). Cost: one sort.
 */
export function falseDiscoveryQ(p: ArrayLike<number>): Float64Array {
  const n = p.length
  const order = Uint32Array.from({ length: n }, (_, i) => i).toSorted((a, b) => (p[a] ?? 0) - (p[b] ?? 0))
  const q = new Float64Array(n)
  let least = 1
  for (let rank = n; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0
    least = Math.min(least, ((p[at] ?? 1) * n) / rank)
    q[at] = least
  }
  return q
}
