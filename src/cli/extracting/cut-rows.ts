/** Rows of an answer as a feed of incidents: sorted, moved to fixed points, and judged by the rules of the feed. */
import { squareAt, type Square } from '../../domain/borough/grids.ts'
import { toDegrees, toGrid } from '../../analytics/grid.ts'
import type { Area } from '../../domain/area.ts'
import { HOUR, isoDay, isoInstant, londonInstant, parseDay } from '../../domain/day.ts'
import type { FeedReport } from '../../domain/feed.ts'
import { feedLines } from '../../feeds/formats/feed-lines.ts'
import type { ConversionContext, Choices } from '../../feeds/formats/recognised.ts'
import type { Cut } from './cut.ts'
import type { AnswerValue } from './engines/engine.ts'
import { fixedPoints } from './fixed-points.ts'

/** A row of the answer with values of its own types, and its exact position both ways. */
interface CutRow {
  readonly id: string | null
  readonly easting: number
  readonly northing: number
  readonly longitude: number
  readonly latitude: number
  /** ISO day. */
  readonly day: string
  /** Minutes since midnight, local time; null where the table holds days. */
  readonly minute: number | null
  readonly category: string
}

/** Collects the rows of an answer, in the order of `ROW_COLUMNS`. */
export function cutRows({ columns }: Cut) {
  const rows: CutRow[] = []
  const isMetres = columns.easting !== undefined
  return {
    rows: rows as readonly CutRow[],
    take: ([
      id = null,
      east = null,
      north = null,
      day = null,
      minute = null,
      category = null,
    ]: readonly AnswerValue[]) => {
      const [x, y] = [numberIn(east), numberIn(north)]
      const [longitude, latitude] = isMetres ? toDegrees({ easting: x, northing: y }) : [x, y]
      const { easting, northing } = isMetres ? { easting: x, northing: y } : toGrid(x, y)
      const said = category === null ? '' : String(category).trim()
      rows.push({
        id: id === null ? null : String(id).trim(),
        easting,
        northing,
        longitude,
        latitude,
        day: day === null ? '' : String(day),
        minute: minute === null ? null : Math.floor(numberIn(minute)),
        category: columns.categories[said] ?? said,
      })
    },
  }
}
const numberIn = (value: AnswerValue) => (value === null || value === '' ? Number.NaN : Number(value))

/** Number of rows of other days than the cut's: of an answer to another statement. */
export const rowsOfOtherDays = (rows: readonly CutRow[], { days }: Cut): number =>
  days === null ? 0 : rows.filter(({ day }) => day < isoDay(days.from) || day > isoDay(days.to)).length

export interface CutFeed {
  /** One feature each, as JSON; the same rows in any order give the same lines. */
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** Rows in the frame of degrees that was asked for, but not in the box of metres. */
  readonly besideBox: number
  /** Rows whose part of a square is too narrow for a fixed point. */
  readonly leftExact: number
}

interface FeedOptions {
  readonly cut: Cut
  /** Areas whose counts must hold, and the context of the rules. */
  readonly areas: readonly Area[]
  readonly conversion: ConversionContext
}

export function feedOf(rows: readonly CutRow[], { cut, areas, conversion }: FeedOptions): CutFeed {
  const { box } = cut
  const inBox = rows
    .filter(
      ({ easting, northing }) =>
        easting >= box.east[0] &&
        easting < box.east[1] &&
        northing >= box.north[0] &&
        northing < box.north[1],
    )
    .toSorted(byEveryValue)
  const squares = inBox.map(({ easting, northing }) => squareAt(easting, northing))
  const { points, leftExact } = fixedPoints(
    {
      squares,
      longitude: Float64Array.from(inBox, ({ longitude }) => longitude),
      latitude: Float64Array.from(inBox, ({ latitude }) => latitude),
    },
    areas,
  )
  const lines = feedLines(CHOICES, conversion, (field) => field)
  const idOf = idsFor()
  const listed = new Set(conversion.categories.map(({ id }) => id))
  for (const [at, row] of inBox.entries())
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
  return { ...lines.finish(inBox.length), besideBox: rows.length - inBox.length, leftExact }
}

const CHOICES: Pick<Choices, 'kind' | 'feed'> = { kind: 'incidents', feed: 'incidents' }

/** Order of the lines of the feed. Ids are compared as text, by code unit, the same on every machine. */
const byEveryValue = (a: CutRow, b: CutRow): number =>
  compared(a.day, b.day) ||
  (a.minute ?? 0) - (b.minute ?? 0) ||
  compared(a.category, b.category) ||
  a.easting - b.easting ||
  a.northing - b.northing ||
  compared(a.id ?? '', b.id ?? '')
const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b))

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
