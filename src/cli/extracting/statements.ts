/** The statements of an extract, in the SQL of an engine: the rows of the cut, their number, and the wider totals. */
import { dayAfter, isoDay, type DaySpan } from '../../domain/day.ts'
import type { KeyColumn } from './columns.ts'
import { degreesAround, type Cut } from './cut.ts'
import { DIALECT, type Dialect, type DialectName } from './dialects.ts'

export interface Statements {
  /** One row: the number of rows of the cut. */
  readonly total: string
  /** One row: the number of rows without a position or a day, which no cut can hold. */
  readonly unplaced: string
  /** The rows of the cut, with columns named as in `ROW_COLUMNS`. */
  readonly rows: string
  /** Rows of the whole table, of the days of the cut, by area, month and category; null without a column of areas. */
  readonly wider: string | null
  /** One row: the number of rows that the wider totals sum to. */
  readonly widerTotal: string | null
}

/** Columns of the answer: `east` and `north` are metres, or degrees where the table has no metres. */
export const ROW_COLUMNS = ['id', 'east', 'north', 'day', 'minute', 'category'] as const
/** Column of a printed statement with the number of rows in the whole answer, by which a cut answer is found. */
export const ROWS_IN_ALL = 'rows_in_all'

/** The table as SQL: a name with its parts, or an expression of the engine's own. */
export type TableOf = (dialect: Dialect) => string
const namedTable =
  (table: string): TableOf =>
  ({ name }) =>
    table.split('.').map(name).join('.')

export function statementsFor(
  dialectName: DialectName,
  cut: Cut,
  tableOf: TableOf = namedTable(cut.table),
): Statements {
  const dialect = DIALECT[dialectName]
  const { columns, days } = cut
  const table = `FROM ${tableOf(dialect)}`
  const inCut = `${table} WHERE ${conditionsOf(cut, dialect).join(' AND ')}`
  const { area } = columns
  const inDays = [table, whereOf(days === null ? [] : daysWithin(days, cut, dialect))].join('')
  return {
    total: `SELECT COUNT(*) ${inCut}`,
    unplaced: `SELECT COUNT(*) ${table} WHERE ${unplaced(cut, dialect)}`,
    rows: `SELECT ${rowColumns(cut, dialect)} ${inCut}`,
    wider: area === undefined ? null : widerOf(dialect.name(area), { cut, dialect, inDays }),
    widerTotal: area === undefined ? null : `SELECT COUNT(*) ${inDays}`,
  }
}

/** One statement whose answer is handed in as a file; each row says how many there are. */
export function printedStatement(dialectName: DialectName, cut: Cut): string {
  const dialect = DIALECT[dialectName]
  const inCut = `FROM ${namedTable(cut.table)(dialect)}\nWHERE ${conditionsOf(cut, dialect).join('\n  AND ')}`
  return `SELECT ${rowColumns(cut, dialect)}, ${dialect.rowsInAll(inCut)} AS ${ROWS_IN_ALL}\n${inCut};\n`
}

const whereOf = (conditions: readonly string[]) =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`

/** Column names of the position, and the bounds that the cut has in them. */
function positionOf({ columns, box }: Cut) {
  const { easting, northing, longitude = '', latitude = '' } = columns
  if (easting !== undefined && northing !== undefined) return { east: easting, north: northing, bounds: box }
  const { west, east, south, north } = degreesAround(box)
  return { east: longitude, north: latitude, bounds: { east: [west, east], north: [south, north] } as const }
}
const dateOf = ({ columns: { day, moment = '' } }: Cut) => day ?? moment

function rowColumns(cut: Cut, { name, isoDay: isoDayOf, minuteOf }: Dialect): string {
  const { id, moment, category } = cut.columns
  const { east, north } = positionOf(cut)
  const of: Readonly<Record<(typeof ROW_COLUMNS)[number], string>> = {
    id: id === undefined ? 'NULL' : name(id),
    east: name(east),
    north: name(north),
    day: isoDayOf(name(dateOf(cut))),
    minute: moment === undefined ? 'NULL' : minuteOf(name(moment)),
    category: name(category),
  }
  return ROW_COLUMNS.map((column) => `${of[column]} AS ${name(column)}`).join(', ')
}

function unplaced(cut: Cut, { name }: Dialect): string {
  const { east, north } = positionOf(cut)
  return [east, north, dateOf(cut)].map((column) => `${name(column)} IS NULL`).join(' OR ')
}

/** Key columns first: an engine that is sorted by them reads no more than it needs. */
function conditionsOf(cut: Cut, dialect: Dialect): readonly string[] {
  const { name, text } = dialect
  const { columns, days, categories } = cut
  const { east, north, bounds } = positionOf(cut)
  const within = (column: string, [from, to]: readonly [number, number]) =>
    `${name(column)} >= ${from} AND ${name(column)} < ${to}`
  return [
    ...columns.keys.flatMap((key) => keyWithin(key, cut, dialect)),
    within(east, bounds.east),
    within(north, bounds.north),
    ...(days === null ? [] : daysWithin(days, cut, dialect)),
    ...(categories.length === 0 ? [] : [`${name(columns.category)} IN (${categories.map(text).join(', ')})`]),
  ]
}

function daysWithin({ from, to }: DaySpan, { columns }: Cut, dialect: Dialect): readonly string[] {
  const { name, day, startOfDay } = dialect
  const date = columns.day
  if (date !== undefined)
    return [`${name(date)} >= ${day(isoDay(from))}`, `${name(date)} <= ${day(isoDay(to))}`]
  const moment = name(columns.moment ?? '')
  return [`${moment} >= ${startOfDay(isoDay(from))}`, `${moment} < ${startOfDay(isoDay(dayAfter(to)))}`]
}

/** Of a column of squares its number, of a column of months or years their first day. */
function keyWithin(key: KeyColumn, { box, days }: Cut, { name, day }: Dialect): readonly string[] {
  const column = name(key.column)
  if (key.of !== 'day') {
    const [from, to] = key.of === 'easting' ? box.east : box.north
    return [
      `${column} >= ${Math.floor(from / key.metres)}`,
      `${column} <= ${Math.floor((to - 1) / key.metres)}`,
    ]
  }
  if (days === null) return []
  const first = isoDay(days.from)
  const start = { day: first, month: `${first.slice(0, 7)}-01`, year: `${first.slice(0, 4)}-01-01` }[key.step]
  return [`${column} >= ${day(start)}`, `${column} <= ${day(isoDay(days.to))}`]
}

interface Wider {
  readonly cut: Cut
  readonly dialect: Dialect
  readonly inDays: string
}
const MONTH_LENGTH = 'YYYY-MM'.length
function widerOf(area: string, { cut, dialect, inDays }: Wider): string {
  const { name, start, isoDay: isoDayOf } = dialect
  const groups = [area, start(isoDayOf(name(dateOf(cut))), MONTH_LENGTH), name(cut.columns.category)]
  const named = ['area', 'month', 'category'].map((as, at) => `${groups[at] ?? ''} AS ${name(as)}`)
  return `SELECT ${named.join(', ')}, COUNT(*) AS ${name('count')} ${inDays} GROUP BY ${groups.join(', ')}`
}
