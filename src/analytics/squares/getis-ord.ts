/** Getis-Ord Gi* of squares: local sums over queen neighbours as z-scores. */
import type { SquareGrid } from './square-grid.ts'

/** Sum over each unit and its neighbours, itself included, and the number of units summed. */
export interface LocalSums {
  readonly sum: ArrayLike<number>
  readonly neighbours: ArrayLike<number>
}

/**
 * Gi* as a z-score (Getis and Ord 1992; Ord and Getis 1995) with binary weights, the unit itself included: z_i = (sum -
 * mean k) / (s sqrt((n k - k^2) / (n - 1))), s^2 the mean square deviation. 0 where all values are equal or where every
 * unit is a neighbour. Makes no assumption on the distribution of values; see `exactP` for the p-value. Cost: linear.
 */
export function giStar(values: ArrayLike<number>, { sum, neighbours }: LocalSums): Float64Array {
  const n = values.length
  let [total, squares] = [0, 0]
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0
    total += value
    squares += value * value
  }
  const mean = total / n
  const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean))
  const z = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const k = neighbours[i] ?? 0
    const spread = deviation * Math.sqrt((n * k - k * k) / (n - 1))
    if (spread > 0) z[i] = ((sum[i] ?? 0) - mean * k) / spread
  }
  return z
}

/**
 * Sums over each square and the eight that touch it (queen contiguity), separably along rows and columns: six additions
 * a cell. Results are in the order of the grid's squares.
 * @param table count of each cell of the grid's table, 0 outside the borough
 */
export function queenSums(grid: SquareGrid, table: Uint32Array): LocalSums & { readonly sum: Uint32Array } {
  return { sum: boxSums(grid, table), neighbours: neighboursIn(grid) }
}

const cache = new WeakMap<SquareGrid, Uint32Array>()
/** Number of borough squares in each neighbourhood, itself included: 9 inland, fewer at the border. Cached by grid. */
function neighboursIn(grid: SquareGrid): Uint32Array {
  const cached = cache.get(grid)
  if (cached) return cached
  const neighbours = boxSums(grid, grid.isInside)
  cache.set(grid, neighbours)
  return neighbours
}

function boxSums({ columns, rows, at }: SquareGrid, table: Uint8Array | Uint32Array): Uint32Array {
  const rowSums = new Uint32Array(columns * rows)
  for (let cell = 1; cell < rowSums.length - 1; cell++) {
    rowSums[cell] = (table[cell - 1] ?? 0) + (table[cell] ?? 0) + (table[cell + 1] ?? 0)
  }
  const sums = new Uint32Array(at.length)
  for (let square = 0; square < at.length; square++) {
    const cell = at[square] ?? 0
    sums[square] = (rowSums[cell - columns] ?? 0) + (rowSums[cell] ?? 0) + (rowSums[cell + columns] ?? 0)
  }
  return sums
}
