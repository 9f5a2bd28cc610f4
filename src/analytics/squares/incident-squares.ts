/** Which square of the borough holds each incident, worked out once for a side. */
import type { Square } from '../../domain/borough/national-grid.ts'
import type { Surface } from '../../domain/geography.ts'
import type { Located } from '../geometry.ts'
import { boroughSquares, toGrid } from '../grid.ts'
import { uniquePlaces } from '../hierarchy/places.ts'
import { cellAt, squareGrid, type SquareGrid } from './square-grid.ts'

/** `squareOf` of an incident in no square of the borough. */
export const NO_SQUARE = -1

export interface IncidentSquares {
  readonly grid: SquareGrid
  /** In the order of the grid: from the south-west, row by row. */
  readonly squares: readonly Square[]
  /** For each row of the columns the index of its square, or NO_SQUARE. */
  readonly squareOf: Int32Array
}

/** Cost: some 700 ns a unique place, and 3 microseconds a square of the borough. */
export function incidentSquares(columns: Located, outline: Surface, sideMetres: number): IncidentSquares {
  const squares = boroughSquares(outline, sideMetres)
  const grid = squareGrid(squares, sideMetres)
  const orderOf = orderIn(grid)
  const places = uniquePlaces(columns)
  const ofPlace = new Int32Array(places.count)
  for (let place = 0; place < places.count; place++) {
    const { easting, northing } = toGrid(places.longitude[place] ?? 0, places.latitude[place] ?? 0)
    const cell = cellAt(grid, easting, northing)
    ofPlace[place] = cell < 0 ? NO_SQUARE : (orderOf[cell] ?? NO_SQUARE)
  }
  const squareOf = new Int32Array(columns.count)
  for (let row = 0; row < columns.count; row++) squareOf[row] = ofPlace[places.of[row] ?? 0] ?? NO_SQUARE
  return { grid, squares, squareOf }
}

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
