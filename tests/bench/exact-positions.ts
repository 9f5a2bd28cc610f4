/** Counts of a written extract by ward, MSOA, LSOA and square, and Gi* of the squares, beside those of the exact positions. */
import { assignAreas } from '../../src/analytics/geometry.ts'
import { toDegrees } from '../../src/analytics/grid.ts'
import { incidentSquares } from '../../src/analytics/squares/incident-squares.ts'
import { significantSquares } from '../../src/analytics/squares/significant-squares.ts'
import {
  cellAt,
  NO_SQUARE,
  squareIndexByCell,
  type SquareGrid,
} from '../../src/analytics/squares/square-grid.ts'
import { SQUARE_METRES, type Square } from '../../src/domain/borough/grids.ts'
import type { Position } from '../../src/domain/geography.ts'
import { openParquet } from '../../src/feeds/parquet/parquet-file.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { positionOf, rowOf } from './force-table.ts'

/** Keeps the middle of its square alone, so that its areas may be others. */
const GUARDED = 'sexual-offences'

interface WrittenRow {
  readonly geometry: { readonly coordinates: Position }
  readonly properties: { readonly id: string; readonly category: string }
}

/** Rows that are not guarded, and guarded ones. */
interface Rows<Place> {
  readonly open: Place[]
  readonly guarded: Place[]
}

/** Rows of the file by category, and how many areas, squares and scores differ from those of the exact positions. */
export async function comparedWithExact(content: Uint8Array) {
  const file = openParquet(new Uint8Array(content))
  if (file.kind !== 'parquet') throw new Error('no Parquet was written')
  const inFile = new Map<string, number>()
  const written: Rows<Position> = { open: [], guarded: [] }
  const exact: Rows<Square> = { open: [], guarded: [] }
  for (let group = 0; group < file.groups; group += 1)
    for (const { geometry, properties } of (await file.featuresOf(group)) as readonly WrittenRow[]) {
      inFile.set(properties.category, (inFile.get(properties.category) ?? 0) + 1)
      const kind = properties.category === GUARDED ? 'guarded' : 'open'
      written[kind].push(geometry.coordinates)
      exact[kind].push(positionOf(rowOf(properties.id)))
    }
  const { borough } = GROUND
  const areas = (positions: readonly Position[], level: 'wards' | 'msoas' | 'lsoas') =>
    tally(assignAreas(columnsOf(positions), borough[level]), borough[level].length)
  const exactOpen = exact.open.map(toDegrees)
  const { grid, squareOf } = incidentSquares(
    columnsOf([...written.open, ...written.guarded]),
    borough.outline,
    SQUARE_METRES,
  )
  const ours = tally(squareOf, grid.at.length)
  const theirs = tally(squaresAt(grid, [...exact.open, ...exact.guarded]), grid.at.length)
  return {
    inFile,
    differences: {
      wards: differing(areas(written.open, 'wards'), areas(exactOpen, 'wards')),
      msoas: differing(areas(written.open, 'msoas'), areas(exactOpen, 'msoas')),
      lsoas: differing(areas(written.open, 'lsoas'), areas(exactOpen, 'lsoas')),
      squares: differing(ours, theirs),
      'gi-star': differing(significantSquares(grid, ours).z, significantSquares(grid, theirs).z),
    },
  }
}

/** By metres: a position on an edge would cross it on the way to degrees and back. */
function squaresAt(grid: SquareGrid, positions: readonly Square[]): Int32Array {
  const orderOf = squareIndexByCell(grid)
  return Int32Array.from(positions, ({ easting, northing }) => {
    const cell = cellAt(grid, easting, northing)
    return cell < 0 ? NO_SQUARE : (orderOf[cell] ?? NO_SQUARE)
  })
}

const columnsOf = (positions: readonly Position[]) => ({
  count: positions.length,
  longitude: Float64Array.from(positions, ([longitude]) => longitude),
  latitude: Float64Array.from(positions, ([, latitude]) => latitude),
})

function tally(indexes: Int16Array | Int32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length)
  for (const index of indexes) if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  if (counts.every((count) => count === 0)) throw new Error('nothing was counted')
  return counts
}

const differing = (ours: ArrayLike<number>, theirs: ArrayLike<number>) =>
  Array.from(ours).filter((value, at) => value !== theirs[at]).length
