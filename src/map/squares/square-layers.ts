/** Squares as plain polygons and density as bands, in fixed classes; over them what stands out and what is chosen. */
import type { Layer } from '@deck.gl/core'
import { LineLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { isobands } from '../../analytics/squares/isobands.ts'
import type { SquareGrid } from '../../analytics/squares/square-grid.ts'
import { classOf } from '../../measures/hotspots/square-classes.ts'
import type { Theme, TokenName } from '../../ui/tokens.ts'
import { pixelsPerKilometre } from '../mercator.ts'
import { bytesOf, type Bytes } from '../palette.ts'
import { memoisedResult } from '../../measures/memoised.ts'
import { positionOn } from './lattice.ts'
import type { SquareMarks } from './square-marks.ts'

const CLASS_TOKENS = ['c1', 'c2', 'c3', 'c4', 'c5'] as const satisfies readonly TokenName[]
/** Streets still show through. */
const FILL = 0.82
/** So many of the classes, the first, have an edge: without it they would be lost on the ground. */
const EDGED = 2
const HOT_LINE = 2
const CHOSEN_LINE = 3.4

const colourOf = (theme: Theme, ofClass: number): Bytes =>
  bytesOf(theme, CLASS_TOKENS[ofClass - 1] ?? 'c1', FILL)

/** Filled triangles, their corners in degrees and a colour a corner. */
interface Filled {
  readonly positions: Float64Array
  readonly colours: Uint8Array
}
/** Pieces of lines, each with its ends and one colour. */
interface Lines {
  readonly from: Float64Array
  readonly to: Float64Array
}

/** A square so small on the screen would be all edge. */
const LEAST_EDGED_PIXELS = 8

interface Drawn {
  readonly theme: Theme
  readonly zoom: number
  readonly squares: SquareMarks | null
}
export function squareLayers({ theme, zoom, squares }: Drawn): readonly Layer[] {
  if (!squares) return []
  const latitude = positionOn(squares, 0, 0)[1]
  const pixels = (pixelsPerKilometre(latitude, zoom) * squares.grid.sideMetres) / 1000
  return [
    ...(squares.isDensity ? densityLayers(squares, theme) : []),
    ...(squares.areSquares ? fieldLayers(squares, theme, pixels >= LEAST_EDGED_PIXELS) : []),
    ...outline('squares-hot', edgesOf(squares, squares.hot), {
      colour: bytesOf(theme, 'ink'),
      width: HOT_LINE,
    }),
    ...outline('squares-chosen', edgesOf(squares, squares.chosen), {
      colour: bytesOf(theme, 'accent'),
      width: CHOSEN_LINE,
    }),
  ]
}

const fieldLayers = memoisedResult(
  (marks: SquareMarks, theme: Theme, hasEdges: boolean): readonly Layer[] => {
    const shown = Array.from(marks.step.counts.keys()).filter(
      (square) => classOf(marks.classes.counts, marks.step.counts[square] ?? 0) > 0,
    )
    const edged = shown.filter(
      (square) => hasEdges && classOf(marks.classes.counts, marks.step.counts[square] ?? 0) <= EDGED,
    )
    return [
      filledLayer('squares', squaresFilled(marks, shown, theme)),
      ...outline('squares-edges', edgesOf(marks, edged, true), {
        colour: bytesOf(theme, 'g3', 0.7),
        width: 1,
      }),
    ]
  },
)

/** Two triangles a square. */
function squaresFilled(marks: SquareMarks, shown: readonly number[], theme: Theme): Filled {
  const { grid, step, classes } = marks
  const positions = new Float64Array(shown.length * 12)
  const colours = new Uint8Array(shown.length * 24)
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
    [1, 1],
    [0, 1],
  ] as const
  for (const [i, square] of shown.entries()) {
    const { column, row } = cellOf(grid, square)
    const colour = colourOf(theme, classOf(classes.counts, step.counts[square] ?? 0))
    for (const [corner, [east, north]] of ring.entries()) {
      positions.set(positionOn(marks, column + east, row + north), i * 12 + corner * 2)
      colours.set(colour, i * 24 + corner * 4)
    }
  }
  return { positions, colours }
}

const cellOf = ({ at, columns }: SquareGrid, square: number) => {
  const cell = at[square] ?? 0
  return { column: cell % columns, row: Math.floor(cell / columns) }
}

const densityLayers = memoisedResult((marks: SquareMarks, theme: Theme): readonly Layer[] => {
  const { grid, step, classes } = marks
  const table = new Float64Array(grid.columns * grid.rows)
  for (let square = 0; square < grid.at.length; square++)
    table[grid.at[square] ?? 0] = step.density[square] ?? 0
  const { triangles, bands, lines, lineBands } = isobands(table, grid.columns, classes.density)
  const edges = Array.from(lineBands.keys()).filter((piece) => (lineBands[piece] ?? 0) <= EDGED)
  const ends = onGround(marks, lines)
  return [
    filledLayer('density', {
      positions: onGround(marks, triangles),
      colours: coloursOf(bands, theme),
    }),
    ...outline('density-edges', picked(ends, edges), { colour: bytesOf(theme, 'g3', 0.8), width: 1 }),
  ]
})

/** Points of the surface stand in the middle of their cells. */
function onGround(marks: SquareMarks, steps: Float32Array): Float64Array {
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

function picked(ends: Float64Array, pieces: readonly number[]): Lines {
  const from = new Float64Array(pieces.length * 2)
  const to = new Float64Array(pieces.length * 2)
  for (const [i, piece] of pieces.entries()) {
    from.set(ends.subarray(piece * 4, piece * 4 + 2), i * 2)
    to.set(ends.subarray(piece * 4 + 2, piece * 4 + 4), i * 2)
  }
  return { from, to }
}

/** The edges of some squares: those between one of them and one that is not, or every one. */
function edgesOf(marks: SquareMarks, squares: readonly number[], isEvery = false): Lines {
  const { columns } = marks.grid
  const cells = new Set(squares.map((square) => marks.grid.at[square] ?? 0))
  const ends: number[] = []
  for (const cell of cells) {
    const [x, y] = [cell % columns, Math.floor(cell / columns)]
    const sides = [
      [cell - columns, x, y, x + 1, y],
      [cell + 1, x + 1, y, x + 1, y + 1],
      [cell + columns, x, y + 1, x + 1, y + 1],
      [cell - 1, x, y, x, y + 1],
    ] as const
    for (const [beyond, x1, y1, x2, y2] of sides)
      if (isEvery || !cells.has(beyond)) ends.push(...positionOn(marks, x1, y1), ...positionOn(marks, x2, y2))
  }
  return picked(
    Float64Array.from(ends),
    Array.from({ length: ends.length / 4 }, (_, piece) => piece),
  )
}

/** Triangulated already: one shape of all the triangles. */
function filledLayer(id: string, { positions, colours }: Filled): Layer {
  const corners = positions.length / 2
  return new SolidPolygonLayer({
    id,
    data: {
      length: corners > 0 ? 1 : 0,
      startIndices: new Uint32Array(corners > 0 ? [0, corners] : [0]),
      attributes: {
        getPolygon: { value: positions, size: 2 },
        indices: { value: Uint32Array.from({ length: corners }, (_, i) => i), size: 1 },
        getFillColor: { value: colours, size: 4, normalized: true },
      },
    },
    _normalize: false,
    positionFormat: 'XY',
    extruded: false,
  })
}

function outline(
  id: string,
  { from, to }: Lines,
  { colour, width }: { readonly colour: Bytes; readonly width: number },
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
