/** The street-level crimes that data.police.uk publishes, as CSV, into a Holdfast feed of incidents. */
import Papa from 'papaparse'
import { DEFAULT_CATEGORIES } from '../domain/category.ts'
import type { Failed, FeedReport } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'
import type { Position } from '../domain/geography.ts'
import { FIRST_DAY, parseMoment } from './moments.ts'
import { londonDay } from '../domain/day.ts'
import { misplaced, readPosition } from './rows/geometry.ts'
import type { Ledger } from './rows/ledger.ts'
import { openLedger } from './rows/ledger.ts'
import { note } from './rows/notices.ts'
import type { Refusal } from './rows/verdict.ts'
import { isRefusal, refusal } from './rows/verdict.ts'
import type { Vicinity } from './vicinity.ts'

export interface StreetFile {
  /** Made ids begin with it, so that they stay the same from run to run. */
  readonly name: string
  readonly text: string
}
export interface Converted {
  readonly kind: 'converted'
  /** One feature each, as JSON on one line, in the order of the rows. */
  readonly lines: readonly string[]
  readonly report: FeedReport
}

const COLUMNS = {
  id: 'Crime ID',
  month: 'Month',
  agency: 'Reported by',
  longitude: 'Longitude',
  latitude: 'Latitude',
  location: 'Location',
  type: 'Crime type',
  outcome: 'Last outcome category',
} as const
type Column = keyof typeof COLUMNS
/** Without these a file is no street CSV; the others may be missing. */
const NEEDED: readonly Column[] = ['month', 'longitude', 'latitude', 'type']

const SLUGS = new Map(DEFAULT_CATEGORIES.map(({ id, label }) => [label.toLowerCase(), id]))

/**
 * Rows in = lines out + rows set aside, over all files. Crime ids that come again stay apart by a suffix; a row
 * without one, such as anti-social behaviour, gets one from file and line.
 */
export function streetIncidents(
  files: readonly StreetFile[],
  feed: string,
  vicinity: Vicinity,
): Converted | Failed {
  const intake: Intake = {
    ledger: openLedger({ id: feed, kind: 'incidents' }),
    vicinity,
    ids: new Map(),
    lines: [],
  }
  let rowsIn = 0
  for (const file of files) {
    const table = tableOf(file)
    if (table.kind === 'failed') return table
    table.rows.forEach((row, index) => takeIn({ ...row, number: rowsIn + index + 1 }, file, intake))
    rowsIn += table.rows.length
  }
  const { ledger, lines } = intake
  return { kind: 'converted', lines, report: ledger.report(rowsIn, lines.length) }
}

interface Intake {
  readonly ledger: Ledger
  readonly vicinity: Vicinity
  readonly ids: Map<string, number>
  readonly lines: string[]
}
interface Row {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number
  readonly cell: (column: Column) => string
}
interface Table {
  readonly kind: 'table'
  readonly rows: readonly Row[]
}

function tableOf({ name, text }: StreetFile): Table | Failed {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (plain.trimStart().startsWith('<')) {
    return failed(`${name} is a web page, not a CSV.`, 'Download the file again.')
  }
  const { data, errors } = Papa.parse<string[]>(plain, { header: false, delimiter: ',', newline: '\n' })
  const { columns, missing } = headerFrom(data[0] ?? [])
  if (missing.length > 0) {
    return failed(
      `${name} is not a street CSV of data.police.uk: it has no column ${missing.map((c) => `"${COLUMNS[c]}"`).join(', ')}.`,
      'Check that it is the file whose name ends with "-street.csv".',
    )
  }
  const width = data[0]?.length ?? 0
  const isCut = errors.some((error) => error.type === 'Quotes') || isShort(data.at(-1), width)
  if (isCut) return failed(`${name} ends early: its last row is cut off.`, 'Download the file again.')
  return { kind: 'table', rows: rowsOf(data, columns) }
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')
const isShort = (cells: readonly string[] | undefined, width: number) =>
  cells !== undefined && !isBlank(cells) && cells.length < width

function rowsOf(data: readonly (readonly string[])[], columns: ReadonlyMap<Column, number>): readonly Row[] {
  const rows: Row[] = []
  let line = 1
  data.forEach((cells, index) => {
    const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim()
    if (index > 0 && !isBlank(cells)) rows.push({ line, cell })
    line += 1 + cells.reduce((breaks, text) => breaks + (text.split('\n').length - 1), 0)
  })
  return rows
}

function headerFrom(cells: readonly string[]) {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const columns = new Map<Column, number>()
  for (const [column, name] of Object.entries(COLUMNS)) {
    const at = names.indexOf(name.toLowerCase())
    if (isColumn(column) && at >= 0) columns.set(column, at)
  }
  return { columns, missing: NEEDED.filter((column) => !columns.has(column)) }
}
const isColumn = (name: string): name is Column => Object.hasOwn(COLUMNS, name)

function takeIn(row: Row & { readonly number: number }, file: StreetFile, intake: Intake): void {
  const told = row.cell('id')
  const place = faultIn(row) ?? placeOf(row, intake.vicinity)
  const name = { row: row.number, line: row.line, ...(told === '' ? {} : { id: told }) }
  if (isRefusal(place)) return intake.ledger.setAside(name, place)
  const id = idFor(told === '' ? madeId(file, row) : told, intake.ids)
  const { notices } = intake.ledger
  note(notices, 'made-id', told === '' ? 1 : 0)
  note(notices, 'repeated-id', told !== '' && told !== id ? 1 : 0)
  note(notices, 'not-in-list', SLUGS.has(row.cell('type').toLowerCase()) ? 0 : 1)
  note(notices, 'month-only')
  intake.lines.push(JSON.stringify(featureOf(row, id, place)))
}

function faultIn({ cell }: Row): Refusal | null {
  if (cell('type') === '') return refusal('missing-field', COLUMNS.type)
  const month = cell('month')
  if (month === '') return refusal('missing-field', COLUMNS.month)
  const moment = parseMoment(month)
  if (!moment) return refusal('bad-date', COLUMNS.month, month)
  return londonDay(moment.at) < FIRST_DAY ? refusal('before-2000', COLUMNS.month, month) : null
}

function placeOf({ cell }: Row, vicinity: Vicinity): Position | Refusal {
  const told = [cell('longitude'), cell('latitude')]
  if (told.includes('')) return refusal('missing-geometry', COLUMNS.longitude)
  const position = readPosition(told.map(Number))
  if (isRefusal(position)) return refusal(position.reason, COLUMNS.longitude, told)
  return vicinity.standing(...position) === 'far' ? misplaced(position, vicinity) : position
}

const madeId = ({ name }: StreetFile, { line }: Row) =>
  `${name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')}-line-${line}`

/** The id as it came, or with the first free suffix from 2 on. `taken`: the last suffix tried of each id. */
function idFor(told: string, taken: Map<string, number>): string {
  let suffix = taken.get(told) ?? 1
  let id = suffix === 1 ? told : `${told}-${suffix}`
  while (taken.has(id)) id = `${told}-${++suffix}`
  taken.set(told, suffix)
  if (!taken.has(id)) taken.set(id, 1)
  return id
}

const featureOf = ({ cell }: Row, id: string, place: Position) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: place },
  properties: {
    id,
    category: SLUGS.get(cell('type').toLowerCase()) ?? slugOf(cell('type')),
    occurred: cell('month'),
    ...said('agency', cell('agency')),
    ...said('location', cell('location')),
    ...said('outcome', cell('outcome')),
  },
})
const said = (name: string, text: string) => (text === '' ? {} : { [name]: text })
const slugOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
