/**
 * The deck.gl layers of grid squares and of density bands in fixed classes, with outlines of significant and
 * selected squares.
 */
import type { Layer } from '@deck.gl/core'
import { LineLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { isobands } from '../../analytics/squares/isobands.ts'
import type { SquareGrid } from '../../analytics/squares/square-grid.ts'
import { classOf } from '../../measures/hotspots/square-classes.ts'
import type { Theme } from '../../ui/tokens.ts'
import { bytesOf, type RgbaBytes } from '../palette.ts'
import { memoisedResult } from '../../measures/memoised.ts'
import { CLASS_TOKENS, classOpacity, HOT_LINE_WIDTH } from './square-colours.ts'
import { positionOn, type SquareMarks } from './square-marks.ts'

/** Number of lowest bands of density with an edge, which would not stand out from the base map without one. */
const EDGED_CLASSES = 2
const CHOSEN_LINE_WIDTH = 3.4

const colourOf = (theme: Theme, ofClass: number): RgbaBytes =>
  bytesOf(theme, CLASS_TOKENS[ofClass - 1] ?? 'c1', classOpacity(ofClass))

/** Triangles: corners as longitude and latitude pairs, and RGBA bytes for each corner. */
interface TriangleMesh {
  readonly positions: Float64Array
  readonly colours: Uint8Array
}
/** Line segments: start and end points as longitude and latitude pairs. */
interface LineSegments {
  readonly from: Float64Array
  readonly to: Float64Array
}

interface SquareLayerInput {
  readonly theme: Theme
  readonly squares: SquareMarks | null
}
/**
 * Density bands, squares, and outlines of significant and selected squares, in drawing order; none without
 * squares.
 */
export function squareLayers({ theme, squares }: SquareLayerInput): readonly Layer[] {
  if (!squares) return []
  return [
    ...(squares.isDensity ? densityLayers(squares, theme) : []),
    ...(squares.areSquares ? squareFills(squares, theme) : []),
    ...outlineLayers('squares-hot', edgesOf(squares, squares.hot), {
      colour: bytesOf(theme, 'ink'),
      width: HOT_LINE_WIDTH,
    }),
    ...outlineLayers('squares-chosen', edgesOf(squares, squares.chosen), {
      colour: bytesOf(theme, 'accent'),
      width: CHOSEN_LINE_WIDTH,
    }),
  ]
}

const squareFills = memoisedResult((marks: SquareMarks, theme: Theme): readonly Layer[] => {
  const shown = Array.from(marks.counts.keys()).filter(
    (square) => classOf(marks.classes.counts, marks.counts[square] ?? 0) > 0,
  )
  return [meshLayer('squares', squareMesh(marks, shown, theme))]
})

const TRIANGLES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
  [1, 1],
  [0, 1],
] as const
/** Corners of the two triangles of a square, and numbers for their positions and colours. */
const CORNERS = TRIANGLES.length
const [POSITIONS, COLOURS] = [2 * CORNERS, 4 * CORNERS]

/** Corners of all squares, found once for a grid: finding them again would be most of the cost of a step with squares. */
const cornersOfAll = memoisedResult((grid: SquareGrid, corners: Float64Array): Float64Array => {
  const positions = new Float64Array(grid.at.length * POSITIONS)
  for (let square = 0; square < grid.at.length; square++) {
    const { column, row } = cellOf(grid, square)
    for (const [corner, [east, north]] of TRIANGLES.entries())
      positions.set(
        positionOn({ grid, corners }, column + east, row + north),
        square * POSITIONS + corner * 2,
      )
  }
  return positions
})

/** Mesh of two triangles for each square. */
function squareMesh(marks: SquareMarks, shown: readonly number[], theme: Theme): TriangleMesh {
  const { grid, corners, counts, classes } = marks
  const all = cornersOfAll(grid, corners)
  const positions = new Float64Array(shown.length * POSITIONS)
  const colours = new Uint8Array(shown.length * COLOURS)
  const fills = Array.from({ length: CLASS_TOKENS.length + 1 }, (_, ofClass) =>
    Uint8Array.from({ length: COLOURS }, (_byte, i) => colourOf(theme, ofClass)[i % 4] ?? 0),
  )
  for (const [i, square] of shown.entries()) {
    positions.set(all.subarray(square * POSITIONS, (square + 1) * POSITIONS), i * POSITIONS)
    const fill = fills[classOf(classes.counts, counts[square] ?? 0)]
    if (fill) colours.set(fill, i * COLOURS)
  }
  return { positions, colours }
}

const cellOf = ({ at, columns }: SquareGrid, square: number) => {
  const cell = at[square] ?? 0
  return { column: cell % columns, row: Math.floor(cell / columns) }
}

const densityLayers = memoisedResult((marks: SquareMarks, theme: Theme): readonly Layer[] => {
  const { grid, density, classes } = marks
  const table = new Float64Array(grid.columns * grid.rows)
  for (let square = 0; square < grid.at.length; square++) table[grid.at[square] ?? 0] = density?.[square] ?? 0
  const { triangles, bands, lines, lineBands } = isobands(table, grid.columns, classes.density)
  const edges = Array.from(lineBands.keys()).filter((segment) => (lineBands[segment] ?? 0) <= EDGED_CLASSES)
  return [
    meshLayer('density', {
      positions: cellsToDegrees(marks, triangles),
      colours: coloursOf(bands, theme),
    }),
    ...outlineLayers('density-edges', selectedSegments(cellsToDegrees(marks, lines), edges), {
      colour: bytesOf(theme, 'g3', 0.8),
      width: 1,
    }),
  ]
})

/** Converts grid coordinates to degrees; vertices of the density surface are the centres of cells. */
function cellsToDegrees(marks: SquareMarks, steps: Float32Array): Float64Array {
  const positions = new Float64Array(steps.length)
  for (let i = 0; i < steps.length; i += 2)
    positions.set(positionOn(marks, (steps[i] ?? 0) + 0.5, (steps[i + 1] ?? 0) + 0.5), i)
  return positions
}

function coloursOf(bands: Uint8Array, theme: Theme): Uint8Array {
  const colours = new Uint8Array(bands.length * 12)
  for (const [i, band] of bands.entries())
    for (let corner = 0; corner < 3; corner++) colours.set(colourOf(theme, band), i * 12 + corner * 4)
  return colours
}

function selectedSegments(ends: Float64Array, segments: readonly number[]): LineSegments {
  const from = new Float64Array(segments.length * 2)
  const to = new Float64Array(segments.length * 2)
  for (const [i, segment] of segments.entries()) {
    from.set(ends.subarray(segment * 4, segment * 4 + 2), i * 2)
    to.set(ends.subarray(segment * 4 + 2, segment * 4 + 4), i * 2)
  }
  return { from, to }
}

/** The outer edges of a set of squares. */
function edgesOf(marks: SquareMarks, squares: readonly number[]): LineSegments {
  const { columns } = marks.grid
  const cells = new Set(squares.map((square) => marks.grid.at[square] ?? 0))
  const from: number[] = []
  const to: number[] = []
  for (const cell of cells) {
    const [x, y] = [cell % columns, Math.floor(cell / columns)]
    const sides = [
      [cell - columns, x, y, x + 1, y],
      [cell + 1, x + 1, y, x + 1, y + 1],
      [cell + columns, x, y + 1, x + 1, y + 1],
      [cell - 1, x, y, x, y + 1],
    ] as const
    for (const [neighbour, x1, y1, x2, y2] of sides)
      if (!cells.has(neighbour)) {
        from.push(...positionOn(marks, x1, y1))
        to.push(...positionOn(marks, x2, y2))
      }
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) }
}

/** One polygon of all triangles, so that deck.gl does not triangulate again. */
function meshLayer(id: string, { positions, colours }: TriangleMesh): Layer {
  const corners = positions.length / 2
  const inOrder = new Uint32Array(corners)
  for (let i = 0; i < corners; i++) inOrder[i] = i
  return new SolidPolygonLayer({
    id,
    data: {
      length: corners > 0 ? 1 : 0,
      startIndices: new Uint32Array(corners > 0 ? [0, corners] : [0]),
      attributes: {
        getPolygon: { value: positions, size: 2 },
        indices: { value: inOrder, size: 1 },
        getFillColor: { value: colours, size: 4, normalized: true },
      },
    },
    _normalize: false,
    positionFormat: 'XY',
    extruded: false,
  })
}

function outlineLayers(
  id: string,
  { from, to }: LineSegments,
  { colour, width }: { readonly colour: RgbaBytes; readonly width: number },
): readonly Layer[] {
  if (from.length === 0) return []
  return [
    new LineLayer({
      id,
      data: {
        length: from.length / 2,
        attributes: {
          getSourcePosition: { value: from, size: 2 },
          getTargetPosition: { value: to, size: 2 },
        },
      },
      positionFormat: 'XY',
      widthUnits: 'pixels',
      getWidth: width,
      getColor: colour,
      updateTriggers: { getColor: colour.join() },
    }),
  ]
}
