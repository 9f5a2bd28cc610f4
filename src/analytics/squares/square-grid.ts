/** The borough's squares as one table of columns and rows, so that neighbours are a step away in it. */
import type { Square } from '../../domain/borough/national-grid.ts'

/** `at = row * columns + column`, from the south-west corner, row by row. */
export interface SquareGrid {
  readonly sideMetres: number
  /** South-west corner of the first cell, metres on the National Grid. */
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  /** 1 for a square of the borough, 0 for a cell of the table that is none. */
  readonly isInside: Uint8Array
  /** Where each square stands in the table, in the order in which they were given. */
  readonly at: Uint32Array
}

/** Cells of the table round the squares, so that no neighbour of a square lies beyond its edge. */
const MARGIN = 1

/** @throws RangeError where there are no squares. */
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

/** Where a place in metres stands in the table; -1 where it lies in no square of the borough. */
export function cellAt(grid: SquareGrid, easting: number, northing: number): number {
  const column = Math.floor((easting - grid.west) / grid.sideMetres)
  const row = Math.floor((northing - grid.south) / grid.sideMetres)
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1
  const at = row * grid.columns + column
  return grid.isInside[at] === 1 ? at : -1
}

export const squareOf = ({ columns, west, south, sideMetres }: SquareGrid, at: number): Square => ({
  easting: west + (at % columns) * sideMetres,
  northing: south + Math.floor(at / columns) * sideMetres,
})

/** What stands in the place of a square where there is none of the borough. */
export const NO_SQUARE = -1

/** For each cell of the table the index of its square; NO_SQUARE where it is none. */
export function orderIn({ at, columns, rows }: SquareGrid): Int32Array {
  const order = new Int32Array(columns * rows).fill(NO_SQUARE)
  for (let square = 0; square < at.length; square++) order[at[square] ?? 0] = square
  return order
}

/** Counts of the squares, laid into the grid's table. */
export function tableOf({ at, columns, rows }: SquareGrid, counts: ArrayLike<number>): Uint32Array {
  const table = new Uint32Array(columns * rows)
  for (let square = 0; square < at.length; square++) table[at[square] ?? 0] = counts[square] ?? 0
  return table
}
