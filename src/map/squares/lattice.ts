/** The corners of a grid's table in degrees: where a step of the grid lies on the ground, and back again. */
import type { SquareGrid } from '../../analytics/squares/square-grid.ts'
import type { Position } from '../../domain/geography.ts'

export interface Lattice {
  readonly grid: SquareGrid
  /** Longitude and latitude of every corner of the table, row by row from the south-west. */
  readonly corners: Float64Array
}

/** Steps from the south-west corner of the table, to the east and the north; not only whole ones. */
export function positionOn({ grid, corners }: Lattice, x: number, y: number): Position {
  const wide = grid.columns + 1
  const column = Math.min(grid.columns - 1, Math.max(0, Math.floor(x)))
  const row = Math.min(grid.rows - 1, Math.max(0, Math.floor(y)))
  const [east, north] = [x - column, y - row]
  const at = 2 * (row * wide + column)
  const mixed = (axis: 0 | 1) => {
    const south = (corners[at + axis] ?? 0) * (1 - east) + (corners[at + 2 + axis] ?? 0) * east
    const above = at + 2 * wide + axis
    const far = (corners[above] ?? 0) * (1 - east) + (corners[above + 2] ?? 0) * east
    return south * (1 - north) + far * north
  }
  return [mixed(0), mixed(1)]
}

/** The cell of the table that holds a place; -1 beyond it. The grid is a little bent on the ground: two tries find it. */
export function cellUnder(lattice: Lattice, [longitude, latitude]: Position): number {
  const { grid } = lattice
  const [x0, y0] = positionOn(lattice, 0, 0)
  const [x1, y1] = positionOn(lattice, grid.columns, 0)
  const [x2, y2] = positionOn(lattice, 0, grid.rows)
  const [a, b, c, d] = [x1 - x0, x2 - x0, y1 - y0, y2 - y0]
  const determinant = a * d - b * c
  const steps = (dx: number, dy: number): readonly [number, number] => [
    ((dx * d - b * dy) / determinant) * grid.columns,
    ((a * dy - dx * c) / determinant) * grid.rows,
  ]
  let [x, y] = steps(longitude - x0, latitude - y0)
  for (let turn = 0; turn < 2; turn++) {
    const [atX, atY] = positionOn(lattice, x, y)
    const [moreX, moreY] = steps(longitude - atX, latitude - atY)
    x += moreX
    y += moreY
  }
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1
  return row * grid.columns + column
}
