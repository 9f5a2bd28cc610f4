/** Gi*: whether a square and those round it hold more than squares of the borough hold on the whole. */
import type { SquareGrid } from './square-grid.ts'

/** Sums over each thing and its neighbours, itself included, and how many were summed. */
export interface LocalSums {
  readonly sum: ArrayLike<number>
  readonly neighbours: ArrayLike<number>
}

/**
 * z of each thing (Getis and Ord 1992; Ord and Getis 1995), weights 1 for itself and its neighbours and 0 beyond:
 * z_i = (sum - mean k) / (s sqrt((n k - k^2) / (n - 1))), s the root of the mean square deviation. 0 where all values
 * are alike, or where everything is a neighbour. Assumes nothing of how values came about; the p-value does.
 * Cost: linear.
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
 * Sums over a square and the eight that touch it, by sums along rows and then along columns: six additions a cell
 * whatever the counts. Both arrays are in the order of the grid's squares.
 * @param table a count for each cell of the grid's table, 0 outside the borough
 */
export function queenSums(grid: SquareGrid, table: Uint32Array): LocalSums & { readonly sum: Uint32Array } {
  return { sum: boxSums(grid, table), neighbours: neighboursIn(grid) }
}

const known = new WeakMap<SquareGrid, Uint32Array>()
/** How many squares of the borough each touches, itself included: 9 inland, fewer at the border. Worked out once. */
function neighboursIn(grid: SquareGrid): Uint32Array {
  const remembered = known.get(grid)
  if (remembered) return remembered
  const neighbours = boxSums(grid, grid.isInside)
  known.set(grid, neighbours)
  return neighbours
}

function boxSums({ columns, rows, at }: SquareGrid, table: Uint8Array | Uint32Array): Uint32Array {
  const along = new Uint32Array(columns * rows)
  for (let cell = 1; cell < along.length - 1; cell++) {
    along[cell] = (table[cell - 1] ?? 0) + (table[cell] ?? 0) + (table[cell + 1] ?? 0)
  }
  const sums = new Uint32Array(at.length)
  for (let square = 0; square < at.length; square++) {
    const cell = at[square] ?? 0
    sums[square] = (along[cell - columns] ?? 0) + (along[cell] ?? 0) + (along[cell + columns] ?? 0)
  }
  return sums
}
