/** Finds the place that a row's cells give. */
import type { Grid } from '../../domain/borough/grids.ts'
import { DEGREES_FROM, isGrid } from '../formats/coordinate-fixes.ts'
import { coordinateIn, gridSquareIn, positionIn } from './cells/coordinate-text.ts'
import type { PlaceSource } from './table-plan.ts'
import { type TableRow, cellText } from './table-rows.ts'

/** Coordinates in degrees; text where a cell holds no number. */
export interface FoundPlace {
  readonly coordinates: readonly (number | string)[]
  readonly grid: Grid['crs'] | null
}

/**
 * The place of two columns; null where a cell is blank. Text in place of a coordinate is left unchanged: the kind's
 * validation reports it, without its value where that is guarded.
 */
export function pairIn(
  { cells }: Pick<TableRow, 'cells'>,
  { x, y, square, fix }: Extract<PlaceSource, { sort: 'pair' }>,
): FoundPlace | null {
  const texts = [cellText(cells[x]), cellText(cells[y])] as const
  if (texts.includes('')) return null
  const [east, north] = [coordinateIn(texts[0], true), coordinateIn(texts[1], true)]
  if (east === null || north === null) return { coordinates: texts, grid: null }
  const corner = gridSquareIn(cellText(cells[square])) ?? [0, 0]
  const [first, second] = [east + corner[0], north + corner[1]]
  return { coordinates: fix(first, second) ?? [first, second], grid: null }
}

/** The place of one cell; null where it is blank. */
export function positionOf({ cells }: Pick<TableRow, 'cells'>, column: number): FoundPlace | null {
  const text = cellText(cells[column])
  if (text === '') return null
  const position = positionIn(text)
  if (!position) return { coordinates: [text, text], grid: null }
  const { pair, crs } = position
  return { coordinates: DEGREES_FROM[crs](...pair) ?? pair, grid: isGrid(crs) ? crs : null }
}
