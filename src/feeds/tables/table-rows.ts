/** Rows of CSV and GeoJSON files as one table, in order, with a generator of row ids. */
import { failed, type Failed } from '../../domain/feed.ts'
import { isObject, isSafeKey } from '../rows/json-object.ts'
import type { Content, TextFile } from '../formats/recognised.ts'
import { eachCsvRow } from './csv-rows.ts'

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
  readonly isFeature: boolean
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
export function headerOf({ name, text }: TextFile, separator: string): readonly string[] {
  const rows: (readonly string[])[] = []
  const head = text.slice(0, headLength(text))
  eachCsvRow({ name, text: head, isWindows1252: false }, separator, (cells) => {
    rows.push(cells)
  })
  return uniqueNames(rows[0] ?? [])
}

const HEAD_ROWS = 5
/** Length of text that surely includes the header, even after blank lines or with line breaks in a name. */
function headLength(text: string): number {
  let at = text.search(/\S/)
  for (let row = 0; row < HEAD_ROWS && at >= 0; row += 1) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return Math.max(at, 0)
}

function uniqueNames(cells: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const [index, cell] of cells.entries()) {
    const base = cell.trim().replace(/\s+/g, ' ') || `column ${index + 1}`
    let name = base
    for (let suffix = 2; names.includes(name); suffix += 1) name = `${base} (${suffix})`
    names.push(name)
  }
  return names
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
    const order = orderIn(file, columns, content.separator)
    if (order === null) return otherColumns(file.name, content.files[0]?.name ?? '')
    let isHeader = true
    const failure = eachCsvRow(file, content.separator, (cells, line) => {
      if (isHeader) {
        isHeader = false
        return
      }
      row += 1
      const ordered = order.map((at) => cells[at])
      consume({
        row,
        line,
        file: file.name,
        cells: ordered,
        geometry: undefined,
        isFeature: true,
        featureId: '',
      })
    })
    if (failure) return failure
  }
  return null
}

/** Index of each column in this file; null where one is missing. */
function orderIn(file: TextFile, columns: readonly string[], separator: string): readonly number[] | null {
  const names = headerOf(file, separator).map((name) => name.toLowerCase())
  const order = columns.map((name) => names.indexOf(name.toLowerCase()))
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
      consume({ row, line: null, file, cells, geometry, isFeature, featureId })
    }
  }
  return null
}

/** A cell as trimmed text; empty for values other than text, numbers and booleans. */
export const cellText = (cell: unknown): string =>
  typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : ''

/** Unique ids for the rows of a feed, from the row's own id or from file and line. */
export interface IdGenerator {
  /** An id for a row without one. */
  readonly fromLine: (file: string, line: number) => string
  /** The id unchanged, or with the first free suffix from 2 on. */
  readonly unique: (ownId: string) => string
}

/** A generator without ids in use. */
export function idGenerator(): IdGenerator {
  /** Last suffix tried for each id. */
  const lastSuffixes = new Map<string, number>()
  const unique = (ownId: string) => {
    let suffix = lastSuffixes.get(ownId) ?? 1
    let id = suffix === 1 ? ownId : `${ownId}-${suffix}`
    while (lastSuffixes.has(id)) id = `${ownId}-${++suffix}`
    lastSuffixes.set(ownId, suffix)
    if (!lastSuffixes.has(id)) lastSuffixes.set(id, 1)
    return id
  }
  return { unique, fromLine: (file, line) => unique(`${fileStem(file)}-line-${line}`) }
}

/** File name without folders and endings. */
export const fileStem = (file: string) =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.gz)?$/i, '')
    .replace(/\.[^.]*$/, '')
