/**
 * Grid squares of a Scene: counts of the shown window, fixed classes, significant squares, and the grid in
 * degrees.
 */
import { squareCounts, squareDensity } from '../../analytics/squares/square-step.ts'
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import { squareOf, type SquareGrid } from '../../analytics/squares/square-grid.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import * as maths from '../../analytics/selection.ts'
import type { AnswerTo } from '../../state/questions/reply.ts'
import { selectionMaker } from '../../state/selection.ts'
import { chosenShare, classesFor, isScaledBy, type SquareClasses } from './scaled-classes.ts'
import type { ShownCounts } from '../../state/store.ts'
import type { View } from '../../state/view.ts'
import { memoisedResult } from '../../measures/memoised.ts'
import type { Position, Ring } from '../../domain/geography.ts'

interface Lattice {
  readonly grid: SquareGrid
  /** Longitude and latitude of every corner of the grid, row by row from the south-west. */
  readonly corners: Float64Array
}

/**
 * Position of fractional grid coordinates, in cells from the south-west corner to the east and north, by
 * bilinear interpolation.
 */
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

/**
 * Index of the grid cell that contains a position; -1 outside. Inverts `positionOn` by an affine estimate and two
 * corrections with the same affine map, since the grid is slightly bent in degrees.
 */
export function cellAt(lattice: Lattice, [longitude, latitude]: Position): number {
  const { grid } = lattice
  const [x0, y0] = positionOn(lattice, 0, 0)
  const [x1, y1] = positionOn(lattice, grid.columns, 0)
  const [x2, y2] = positionOn(lattice, 0, grid.rows)
  const [a, b, c, d] = [x1 - x0, x2 - x0, y1 - y0, y2 - y0]
  const determinant = a * d - b * c
  const stepsOf = (dx: number, dy: number): readonly [number, number] => [
    ((dx * d - b * dy) / determinant) * grid.columns,
    ((a * dy - dx * c) / determinant) * grid.rows,
  ]
  let [x, y] = stepsOf(longitude - x0, latitude - y0)
  for (let iteration = 0; iteration < 2; iteration++) {
    const [atX, atY] = positionOn(lattice, x, y)
    const [dx, dy] = stepsOf(longitude - atX, latitude - atY)
    x += dx
    y += dy
  }
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1
  return row * grid.columns + column
}

type SquaresAnswer = AnswerTo<'squares'>
type PlacesAnswer = AnswerTo<'places'>

/** Squares of the shown window, and which of squares and density are switched on. */
export interface SquareMarks extends Lattice {
  /** Of each square, in grid order. */
  readonly counts: Uint32Array
  /** Incidents per square kilometre; null while density is off. */
  readonly density: Float64Array | null
  /** Scaled by the share of the data that the filter chooses. */
  readonly classes: SquareClasses
  readonly isScaled: boolean
  readonly areSquares: boolean
  readonly isDensity: boolean
  /** Whether incidents that patrol itself finds are left out of them. */
  readonly leavesOutFound: boolean
  /** Squares with significantly many reports; empty until the clock rests. */
  readonly hot: readonly number[]
  /** Squares of the selected place. */
  readonly chosen: readonly number[]
  /** Id of the ranked place of each square, by the index of the square. */
  readonly placeOf: ReadonlyMap<number, string>
}

/** Outlines of the squares of the selected place. */
export const chosenRings = (marks: SquareMarks): readonly Ring[] =>
  marks.chosen.map((square) => {
    const cell = marks.grid.at[square] ?? 0
    const [x, y] = [cell % marks.grid.columns, Math.floor(cell / marks.grid.columns)]
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ] as const
    return corners.map(([east, north]) => positionOn(marks, x + east, y + north))
  })

interface SquareSource {
  readonly view: Pick<View, 'layers' | 'categories' | 'areas' | 'hours' | 'found' | 'cell' | 'chosen'>
  readonly catalogue: Catalogue
  readonly shown: ShownCounts
  readonly squares: SquaresAnswer | null
  /** Null: not requested, or of another window than the shown one. */
  readonly places: PlacesAnswer | null
}

const selectReported = selectionMaker(() => maths, true)
const selectAll = selectionMaker(() => maths)

/** Null while the squares of the selected cell size are not available. */
export function squareMarks({ view, catalogue, shown, squares, places }: SquareSource): SquareMarks | null {
  if (squares?.question.sideMetres !== view.cell) return null
  const [areSquares, isDensity] = [view.layers.includes('squares'), view.layers.includes('density')]
  const chosen = view.chosen?.kind === 'place' ? view.chosen.id : null
  const counts = countsOf(catalogue, squares, { view, shown })
  const ranked = placesOn(squares, places?.ranking.places ?? NO_PLACES)
  return {
    grid: squares.runs.grid,
    corners: squares.runs.corners,
    counts,
    density: isDensity ? squareDensity(squares.runs, counts, squares.bandwidthMetres) : null,
    classes: classesFor(squares.classes, chosenShare(catalogue, view)),
    isScaled: isScaledBy(view),
    areSquares,
    isDensity,
    leavesOutFound: !view.found,
    hot: areSquares ? (places?.hot ?? NONE) : NONE,
    chosen: chosen === null ? NONE : (ranked.squaresOf.get(chosen) ?? NONE),
    placeOf: ranked.placeOf,
  }
}

const NONE: readonly number[] = []
const NO_PLACES: readonly RankedPlace[] = []

/** The counts of the shown step; those of chosen areas, which are counted on an index of their own, are counted here. */
function countsOf(
  catalogue: Catalogue,
  { runs }: SquaresAnswer,
  { view, shown }: Pick<SquareSource, 'view' | 'shown'>,
): Uint32Array {
  if (shown.squares?.runs === runs) return shown.squares.counts
  const select = view.found ? selectAll : selectReported
  return squareCounts(catalogue.index, runs, select({ ...view, ...shown.window }, catalogue))
}

/** Squares by their corner. Apart from the places, which come and go with every step of the clock. */
const squaresByCorner = memoisedResult((grid: SquareGrid): ReadonlyMap<string, number> => {
  const at = new Map<string, number>()
  for (let square = 0; square < grid.at.length; square++) {
    const { easting, northing } = squareOf(grid, grid.at[square] ?? 0)
    at.set(`${easting} ${northing}`, square)
  }
  return at
})

const placesOn = memoisedResult(({ runs }: SquaresAnswer, places: readonly RankedPlace[]) => {
  const { grid } = runs
  const at = squaresByCorner(grid)
  const placeOf = new Map<number, string>()
  const squaresOf = new Map<string, readonly number[]>()
  for (const { id, squares, sideMetres } of places) {
    if (sideMetres !== grid.sideMetres) continue
    const own = squares.flatMap(({ easting, northing }) => at.get(`${easting} ${northing}`) ?? [])
    squaresOf.set(id, own)
    for (const square of own) placeOf.set(square, id)
  }
  return { placeOf, squaresOf }
})
