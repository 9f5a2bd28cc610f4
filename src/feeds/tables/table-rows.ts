/** Rows of CSV and GeoJSON files as one table, in order, with a generator of row ids. */
import { failed, type Failed } from '../../domain/feed.ts'
import { isObject, isSafeKey } from '../rows/json-object.ts'
import { type Refusal, refusal } from '../rows/row-outcome.ts'
import type { Content, HeadChoice, HeadRow, TextFile } from '../formats/recognised.ts'
import type { NumbersByText } from './hashed-numbers.ts'
import { eachCsvRow } from './csv-rows.ts'
import { isNoteLine } from './csv-lines.ts'
import { isUnknownWord } from './cells/unknown-words.ts'
import { type TableHead, headFrom } from './columns/table-head.ts'

/** A row of any file, with its cells in the order of the columns. */
export interface TableRow {
  /** Counted from 1 through all files. */
  readonly row: number
  /** Line in its file; null for formats without lines. */
  readonly line: number | null
  readonly file: string
  /** One for each column; undefined where the row lacks it. */
  readonly cells: readonly unknown[]
  /** The feature's geometry; undefined where only cells give a place. */
  readonly geometry: unknown
  /** Why the row cannot be a record; null where nothing is against it. */
  readonly fault: Refusal | null
  /** The feature's own `id` member. */
  readonly featureId: unknown
}
type ConsumeRow = (row: TableRow) => void

/** Distinct column names: those of the first CSV, or of all features' properties. */
export function columnsOf(content: Content): readonly string[] {
  if (content.kind === 'positions') return []
  if (content.kind === 'features') {
    const names = new Set<string>()
    for (const { features } of content.files)
      for (const raw of features) for (const name of propertyNames(raw)) names.add(name)
    return [...names]
  }
  const [first] = content.files
  return first ? headerOf(first, content.separator) : []
}

const propertyNames = (raw: unknown): readonly string[] =>
  isObject(raw) && isObject(raw['properties']) ? Object.keys(raw['properties']).filter(isSafeKey) : []

/** Column names of a CSV; repeated ones get a number, blank ones their position. */
export const headerOf = (file: TextFile, separator: string): readonly string[] =>
  headOf(file, separator).names

/** Heads by file, since a file is read several times. */
const heads = new WeakMap<TextFile, TableHead>()

/** Column names of a CSV, and the number of rows above them. */
export function headOf(file: TextFile, separator: string): TableHead {
  const known = heads.get(file)
  if (known) return known
  const rows = firstRows(file, separator)
  const chosen = rows.findIndex(({ line }) => line === (file.head?.line ?? file.headLine))
  const head = headFrom(
    rows.map(({ cells }) => cells),
    chosen < 0 ? null : chosen,
  )
  heads.set(file, head)
  return head
}

function firstRows(file: TextFile, separator: string): readonly HeadRow[] {
  const rows: HeadRow[] = []
  const text = file.text.slice(0, headLength(file.text))
  eachCsvRow({ name: file.name, text, isWindows1252: false }, separator, (cells, line) => {
    rows.push({ line, cells })
  })
  return rows
}

/** Most rows of which a person chooses the names of columns. */
export const MOST_HEAD_ROWS = 10

/** The first rows of a table, for a person to choose the names of columns. */
export function headChoice(file: TextFile, separator: string): HeadChoice {
  if (file.head) return file.head
  const rows = firstRows(file, separator)
  const at = headOf(file, separator).rowsAbove
  return { line: rows[at]?.line ?? 1, rows: rows.slice(0, Math.max(MOST_HEAD_ROWS, at + 1)) }
}

const HEAD_ROWS = 30
/** Length of text that surely includes the header, even after titles and blank lines or with line breaks in a name. */
function headLength(text: string): number {
  let at = text.search(/\S/)
  for (let row = 0; row < HEAD_ROWS && at >= 0; row += 1) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return Math.max(at, 0)
}

/**
 * Calls `consume` for every row of every file. Returns null, or a failure for a truncated file or one with other columns
 * than the first.
 */
export function eachRow(content: Content, columns: readonly string[], consume: ConsumeRow): Failed | null {
  if (content.kind === 'positions') return null
  if (content.kind === 'features') return eachFeature(content, columns, consume)
  let row = 0
  for (const file of content.files) {
    const head = headOf(file, content.separator)
    const order = orderIn(head.names, columns)
    if (order === null) return otherColumns(file.name, content.files[0]?.name ?? '')
    let above = head.rowsAbove + 1
    const failure = eachCsvRow(file, content.separator, (cells, line, isBroken) => {
      if (above > 0) {
        above -= 1
        return
      }
      row += 1
      consume({
        row,
        line,
        file: file.name,
        cells: order.map((at) => cells[at]),
        geometry: undefined,
        fault: faultIn(cells, isBroken, head.names),
        featureId: '',
      })
    })
    if (failure) return failure
  }
  return null
}

/** Why a line is no record: a title, total or note; the header again; or cells that do not fit the columns. */
function faultIn(cells: readonly string[], isBroken: boolean, names: readonly string[]): Refusal | null {
  const width = names.length
  const isTooLong = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')
  if (isTooLong || (isBroken && cells.length !== width)) return refusal('uneven-row')
  const isNone = isRuledLine(cells) || isHeaderAgain(cells, names) || isNoteLine(cells, width)
  return isNone ? refusal('no-record') : null
}

/** Dashes under a header, as database tools print them. */
const isRuledLine = (cells: readonly string[]) =>
  cells.length > 1 && (cells[0] ?? '').startsWith('--') && cells.every((cell) => /^\s*-*\s*$/.test(cell))

const isHeaderAgain = (cells: readonly string[], names: readonly string[]) =>
  names.length > 1 &&
  isSameName(cells[0], names[0]) &&
  cells.length === names.length &&
  cells.every((cell, at) => isSameName(cell, names[at]))

const isSameName = (cell = '', name = '') =>
  cell.length >= name.length && cell.replace('\uFEFF', '').trim().toLowerCase() === name.toLowerCase()

/** Index of each column in a file with these names; null where one is missing. */
function orderIn(names: readonly string[], columns: readonly string[]): readonly number[] | null {
  const lower = names.map((name) => name.toLowerCase())
  const order = columns.map((name) => lower.indexOf(name.toLowerCase()))
  return order.includes(-1) ? null : order
}
const otherColumns = (name: string, first: string) =>
  failed(`${name} has other columns than ${first}.`, 'Convert them one after the other.')

function eachFeature(
  content: Extract<Content, { kind: 'features' }>,
  columns: readonly string[],
  consume: ConsumeRow,
): null {
  let row = 0
  for (const { name: file, features } of content.files) {
    for (const raw of features) {
      row += 1
      const isFeature = isObject(raw) && raw['type'] === 'Feature'
      const properties = isObject(raw) && isObject(raw['properties']) ? raw['properties'] : {}
      const cells = columns.map((name) => (Object.hasOwn(properties, name) ? properties[name] : undefined))
      const [geometry, featureId] = isObject(raw) ? [raw['geometry'], raw['id']] : [null, '']
      const fault = isFeature ? null : refusal('not-a-feature')
      consume({ row, line: null, file, cells, geometry, fault, featureId })
    }
  }
  return null
}

/** A cell as trimmed text; empty for words such as `NULL`, and for values other than text, numbers and booleans. */
export function cellText(cell: unknown): string {
  if (typeof cell !== 'string')
    return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
  const text = cell.trim()
  return isUnknownWord(text) ? '' : text
}

/** Unique ids for the rows of a feed, from the row's own id or from file and line. */
export interface IdGenerator {
  /** An id for a row without one. */
  readonly fromLine: (file: string, line: number) => string
  /** The id unchanged, or with the first free suffix from 2 on. */
  readonly unique: (ownId: string) => string
  /** The id of an event, by its own id and a hash of what tells it from others: of each other event with a suffix. */
  readonly ofEvent: (ownId: string, event: number) => string
}

/** A generator without ids in use. */
export function idGenerator(numbersByText: () => NumbersByText = () => new Map()): IdGenerator {
  /** Last suffix tried for each id. */
  const lastSuffixes = numbersByText()
  const firstEvents = numbersByText()
  const isUsed = (id: string) => lastSuffixes.get(id) !== undefined || firstEvents.get(id) !== undefined
  const unique = (ownId: string) => {
    let suffix = lastSuffixes.get(ownId) ?? 1
    let id = suffix === 1 ? ownId : `${ownId}-${suffix}`
    while (isUsed(id)) id = `${ownId}-${++suffix}`
    lastSuffixes.set(ownId, suffix)
    if (lastSuffixes.get(id) === undefined) lastSuffixes.set(id, 1)
    return id
  }
  const otherEvents = new Map<string, string>()
  const ofEvent = (ownId: string, hash: number) => {
    // As a small integer, which a map holds without an object of its own.
    const event = hash | 0
    const first = firstEvents.get(ownId)
    if (first === undefined && lastSuffixes.get(ownId) === undefined) {
      firstEvents.set(ownId, event)
      return ownId
    }
    if (first === event) return ownId
    const key = `${ownId} ${event}`
    const id = otherEvents.get(key) ?? unique(ownId)
    otherEvents.set(key, id)
    return id
  }
  return { unique, ofEvent, fromLine: (file, line) => unique(`${fileStem(file)}-line-${line}`) }
}

/** File name without folders and endings. */
export const fileStem = (file: string) =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.gz)?$/i, '')
    .replace(/\.[^.]*$/, '')
