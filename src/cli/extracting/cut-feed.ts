/** The feed of a cut: its rows moved to fixed points, and judged by the rules of the feed. */
import type { Area } from '../../domain/area.ts'
import { squareAt, type Square } from '../../domain/borough/grids.ts'
import { HOUR, isoInstant, londonInstant, parseDay } from '../../domain/day.ts'
import type { FeedReport } from '../../domain/feed.ts'
import { feedLines } from '../../feeds/formats/feed-lines.ts'
import type { Choices, ConversionContext } from '../../feeds/formats/recognised.ts'
import type { CutRow, CutRows } from './cut-rows.ts'
import { fixedPoints } from './fixed-points.ts'

interface CutFeed {
  /** One feature each, as JSON, unless the context stores them; the same rows in any order give the same lines. */
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** Rows in the frame of degrees that was asked for, but not in the box of metres. */
  readonly besideBox: number
  /** Rows whose part of a square is too narrow for a fixed point. */
  readonly leftExact: number
}

interface FeedOptions {
  /** Areas whose counts must hold, and the context of the rules. */
  readonly areas: readonly Area[]
  readonly conversion: ConversionContext
}

export function feedOf(rows: CutRows, { areas, conversion }: FeedOptions): CutFeed {
  const inOrder = rows.inBoxAndOrder()
  const { length } = inOrder
  const squareOf = sharedSquares()
  const squares: Square[] = []
  const [longitude, latitude] = [new Float64Array(length), new Float64Array(length)]
  for (const [at, row] of inOrder.entries()) {
    squares.push(squareOf(rows.at(row)))
    const [x, y] = rows.degreesAt(row)
    longitude[at] = x
    latitude[at] = y
  }
  const { points, leftExact } = fixedPoints({ squares, longitude, latitude }, areas)
  const lines = feedLines(CHOICES, conversion, (field) => field)
  const idOf = idsFor()
  const listed = new Set(conversion.categories.map(({ id }) => id))
  for (const [at, index] of inOrder.entries()) {
    const row = rows.at(index)
    lines.add({
      rows: [{ row: at + 1 }],
      feature: {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: points[at] ?? null },
        properties: { id: row.id ?? idOf(row, squares[at]), category: row.category, occurred: momentOf(row) },
      },
      notes: [],
      named: listed.has(row.category) ? [] : [['not-in-list', row.category]],
    })
  }
  return { ...lines.finish(length), besideBox: rows.count - length, leftExact }
}

const CHOICES: Pick<Choices, 'kind' | 'feed'> = { kind: 'incidents', feed: 'incidents' }

/** The square of a position; rows of one square share it. */
function sharedSquares(): (at: Pick<CutRow, 'easting' | 'northing'>) => Square {
  const shared = new Map<number, Map<number, Square>>()
  return ({ easting, northing }) => {
    const square = squareAt(easting, northing)
    const column = shared.get(square.easting) ?? new Map<number, Square>()
    shared.set(square.easting, column)
    const known = column.get(square.northing)
    if (known) return known
    column.set(square.northing, square)
    return square
  }
}

/** Ids of day, square, category and a number: those of other days stay when rows are added. */
function idsFor() {
  const used = new Map<string, number>()
  return ({ day, category }: CutRow, square: Square | undefined): string => {
    const stem = `${day}-${square?.easting ?? 0}-${square?.northing ?? 0}-${category}`
    const number = (used.get(stem) ?? 0) + 1
    used.set(stem, number)
    return `${stem}-${number}`
  }
}

const MINUTE = 60_000
/** A day, or an instant of the place's clock. */
function momentOf({ day, minute }: CutRow): string {
  const parsed = minute === null ? null : parseDay(day)
  return parsed === null || minute === null
    ? day
    : isoInstant(londonInstant(parsed * 24 * HOUR + minute * MINUTE))
}
