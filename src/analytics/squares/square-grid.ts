/** Borough squares as a rectangular table of cells, so that neighbours are found by index arithmetic. */
import type { Square } from '../../domain/borough/grids.ts'

/** Table of cells: index = row * columns + column, from the south-west corner, row by row. */
export interface SquareGrid {
  readonly sideMetres: number
  /** South-west corner of the first cell, in National Grid metres. */
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  /** 1 for cells that are squares of the borough, else 0. */
  readonly isInside: Uint8Array
  /** Cell index of each square, in the order of the input. */
  readonly at: Uint32Array
}

/** Empty cells round the squares, so that every square has eight neighbours in the table. */
const MARGIN = 1

/**
 * Table of the given squares.
 * @param squares south-west corners in metres, multiples of `sideMetres`
 * @throws RangeError for an empty list
 */
export function squareGrid(squares: readonly Square[], sideMetres: number): SquareGrid {
  if (squares.length === 0) throw new RangeError('a grid of no squares')
  const eastings = squares.map(({ easting }) => easting / sideMetres)
  const northings = squares.map(({ northing }) => northing / sideMetres)
  const least = (values: readonly number[]) => values.reduce((low, value) => Math.min(low, value)) - MARGIN
  const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value)) + MARGIN
  const [west, south] = [least(eastings), least(northings)]
  const columns = most(eastings) - west + 1
  const rows = most(northings) - south + 1
  const at = Uint32Array.from(
    squares,
    (_, i) => ((northings[i] ?? 0) - south) * columns + (eastings[i] ?? 0) - west,
  )
  const isInside = new Uint8Array(columns * rows)
  for (const cell of at) isInside[cell] = 1
  return { sideMetres, west: west * sideMetres, south: south * sideMetres, columns, rows, isInside, at }
}

/** Cell index of a position in metres; -1 outside the borough's squares. */
export function cellAt(grid: SquareGrid, easting: number, northing: number): number {
  const column = Math.floor((easting - grid.west) / grid.sideMetres)
  const row = Math.floor((northing - grid.south) / grid.sideMetres)
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1
  const at = row * grid.columns + column
  return grid.isInside[at] === 1 ? at : -1
}

/** Square of a cell, by its south-west corner in metres. */
export const squareOf = ({ columns, west, south, sideMetres }: SquareGrid, at: number): Square => ({
  easting: west + (at % columns) * sideMetres,
  northing: south + Math.floor(at / columns) * sideMetres,
})

/** Index in place of a square outside the borough. */
export const NO_SQUARE = -1

/** Index of the square of each cell; NO_SQUARE outside the borough. */
export function squareIndexByCell({ at, columns, rows }: SquareGrid): Int32Array {
  const order = new Int32Array(columns * rows).fill(NO_SQUARE)
  for (let square = 0; square < at.length; square++) order[at[square] ?? 0] = square
  return order
}

/** Counts of squares as a table of cells; 0 outside the borough. */
export function tableOfCounts({ at, columns, rows }: SquareGrid, counts: ArrayLike<number>): Uint32Array {
  const table = new Uint32Array(columns * rows)
  for (let square = 0; square < at.length; square++) table[at[square] ?? 0] = counts[square] ?? 0
  return table
}
