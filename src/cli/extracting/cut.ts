/** What an extract cuts out of a table: a box, days and categories. */
import { type DaySpan, parseSpan } from '../../domain/day.ts'
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import { boxOf, type Box, type Surface } from '../../domain/geography.ts'
import type { Columns } from './columns.ts'

/** A rectangle of the National Grid in metres; the upper edges lie outside. */
interface MetreBox {
  readonly east: readonly [from: number, to: number]
  readonly north: readonly [from: number, to: number]
}

export interface Cut {
  readonly table: string
  readonly columns: Columns
  readonly box: MetreBox
  /** Null: of any day. */
  readonly days: DaySpan | null
  /** Values of the table; empty: all. */
  readonly categories: readonly string[]
}

/** Reads `E,N,E,N`; null where it is no box. */
export function parseBox(text: string): MetreBox | null {
  const numbers = text.split(',').map((part) => (/^\s*\d{1,7}\s*$/.test(part) ? Number(part) : Number.NaN))
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers
  return numbers.length === 4 && west < east && south < north
    ? { east: [west, east], north: [south, north] }
    : null
}

/** Reads `D..D`; null where it is no span of days. */
export function parseDays(text: string): DaySpan | null {
  const [from = '', to = '', ...rest] = text.split('..')
  return rest.length === 0 ? parseSpan(from, to) : null
}

/** The smallest box of whole kilometres around a surface in degrees. */
export function boxAround(surface: Surface): MetreBox {
  const { west, south, east, north } = boxOf(surface)
  const corners = [west, east].flatMap((x) => [south, north].map((y) => toGrid(x, y)))
  const eastings = corners.map(({ easting }) => easting)
  const northings = corners.map(({ northing }) => northing)
  return { east: outward(eastings), north: outward(northings) }
}
const KILOMETRE = 1000
const outward = (values: readonly number[]): MetreBox['east'] => [
  Math.floor(Math.min(...values) / KILOMETRE) * KILOMETRE,
  (Math.floor(Math.max(...values) / KILOMETRE) + 1) * KILOMETRE,
]

/** In degrees: lines of the grid bend by less in a box of 500 km. */
const BEND = 0.05
/** A box in degrees that holds the box, for tables without metres. */
export function degreesAround({ east, north }: MetreBox): Box {
  const corners = east.flatMap((easting) => north.map((northing) => toDegrees({ easting, northing })))
  const [longitudes, latitudes] = [0, 1].map((at) => corners.map((corner) => corner[at] ?? 0))
  return {
    west: Math.min(...(longitudes ?? [])) - BEND,
    south: Math.min(...(latitudes ?? [])) - BEND,
    east: Math.max(...(longitudes ?? [])) + BEND,
    north: Math.max(...(latitudes ?? [])) + BEND,
  }
}
