/** The step for squares: counts, density and Gi* of a window, fast enough to follow a dragged clock. */
import type { Surface } from '../../domain/geography.ts'
import { PLACE_LEVEL } from '../levels.ts'
import type { ClusterIndex, Selection } from '../cluster-index.ts'
import { boroughSquares, toDegrees, toGrid } from '../grid.ts'
import { giStar, queenSums } from './getis-ord.ts'
import { orderIn, tableOf } from './incident-squares.ts'
import { kernelDensity } from './kernel-density.ts'
import { cellAt, squareGrid, squareOf, type SquareGrid } from './square-grid.ts'

/** Which incidents of an index stand in which square: runs of leaf order, so that a count is one pass. Plain data. */
export interface SquareRuns {
  readonly grid: SquareGrid
  /** The square of each run, and its incidents [start, end). Those in no square of the borough are in no run. */
  readonly square: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  /**
   * Longitude and latitude of every corner of the grid's table, row by row from the south-west: one more of both than
   * there are cells.
   */
  readonly corners: Float64Array
}

/** Cost: a projection a place and a corner, some 700 ns each. */
export function squareRuns(index: ClusterIndex, outline: Surface, sideMetres: number): SquareRuns {
  const grid = squareGrid(boroughSquares(outline, sideMetres), sideMetres)
  const orderOf = orderIn(grid)
  const runs: { square: number; start: number; end: number }[] = []
  for (let node = 0; node < index.nodeCount; node++) {
    if (index.expandsAt[node] !== PLACE_LEVEL) continue
    const { easting, northing } = toGrid(index.longitude[node] ?? 0, index.latitude[node] ?? 0)
    const cell = cellAt(grid, easting, northing)
    const square = cell < 0 ? -1 : (orderOf[cell] ?? -1)
    const [start, end] = [index.start[node] ?? 0, index.end[node] ?? 0]
    const last = runs.at(-1)
    if (last?.square === square && last.end === start) last.end = end
    else if (square >= 0) runs.push({ square, start, end })
  }
  return {
    grid,
    square: Uint32Array.from(runs, ({ square }) => square),
    start: Uint32Array.from(runs, ({ start }) => start),
    end: Uint32Array.from(runs, ({ end }) => end),
    corners: cornersOf(grid),
  }
}

function cornersOf(grid: SquareGrid): Float64Array {
  const { columns, rows, sideMetres } = grid
  const first = squareOf(grid, 0)
  const corners = new Float64Array(2 * (columns + 1) * (rows + 1))
  let at = 0
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const [longitude, latitude] = toDegrees({
        easting: first.easting + column * sideMetres,
        northing: first.northing + row * sideMetres,
      })
      corners[at++] = longitude
      corners[at++] = latitude
    }
  }
  return corners
}

/** One number a square, in the grid's order. */
export interface SquareStep {
  readonly counts: Uint32Array
  readonly z: Float64Array
  /** Per square kilometre. */
  readonly density: Float64Array
}

/** Counts, Gi* and density of one moment. Cost: some 2 ns an incident in the borough, and 0.3 ms for the squares. */
export function squareStep(
  index: ClusterIndex,
  runs: SquareRuns,
  { selection, bandwidthMetres }: { readonly selection: Selection; readonly bandwidthMetres: number },
): SquareStep {
  const counts = countsIn(index, runs, selection)
  const table = tableOf(runs.grid, counts)
  return {
    counts,
    z: giStar(counts, queenSums(runs.grid, table)),
    density: kernelDensity(runs.grid, table, bandwidthMetres),
  }
}

/** @throws RangeError for a selection that was made for another index */
export function countsIn(index: ClusterIndex, runs: SquareRuns, selection: Selection): Uint32Array {
  const { category, chosen } = selection
  if (category.length !== index.count)
    throw new RangeError(`${category.length} categories for ${index.count} incidents: not of this index`)
  const inWindow = new Uint8Array(0x10000)
  const from = Math.max(0, selection.from - index.firstDay)
  inWindow.fill(1, from, Math.max(from, selection.to - index.firstDay + 1))
  const isChosen = new Uint8Array(256)
  isChosen.set(chosen.subarray(0, index.categoryCount))
  const counts = new Uint32Array(runs.grid.at.length)
  const { day } = index
  for (let run = 0; run < runs.square.length; run++) {
    let count = 0
    const end = runs.end[run] ?? 0
    for (let i = runs.start[run] ?? 0; i < end; i++)
      count += (inWindow[day[i] ?? 0] ?? 0) & (isChosen[category[i] ?? 0] ?? 0)
    const square = runs.square[run] ?? 0
    counts[square] = (counts[square] ?? 0) + count
  }
  return counts
}
