/** Files as one table: the rows of all of them in order, whatever each was written in. */

import { failed, type Failed } from '../../domain/feed.ts'
import { isObject, isSafeKey } from '../rows/json-object.ts'
import type { Content, TextFile } from '../formats/recognised.ts'
import { eachCsvRow } from './csv-rows.ts'

export interface TableRow {
  /** Counted from 1 through all files. */
  readonly row: number
  /** Line of its file, where the format has lines. */
  readonly line: number | null
  readonly file: string
  /** One a column; undefined where the row has none. */
  readonly cells: readonly unknown[]
  /** Of a feature; undefined where the cells alone tell a place. */
  readonly geometry: unknown
  readonly isFeature: boolean
  /** The `id` beside a feature's properties, where they hold none. */
  readonly featureId: unknown
}
type TakeRow = (row: TableRow) => void

/** The columns' names, each once: those of the first CSV, or of every property that any feature has. */
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

export function headerOf({ name, text }: TextFile, separator: string): readonly string[] {
  const rows: (readonly string[])[] = []
  const head = text.slice(0, headLength(text))
  eachCsvRow({ name, text: head, isWindows1252: false }, separator, (cells) => {
    rows.push(cells)
  })
  return namesFrom(rows[0] ?? [])
}

const HEAD_ROWS = 5
/** Enough lines to hold the header, even after blank ones or with breaks inside a name. */
function headLength(text: string): number {
  let at = text.search(/\S/)
  for (let row = 0; row < HEAD_ROWS && at >= 0; row += 1) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return Math.max(at, 0)
}

function namesFrom(cells: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const [index, cell] of cells.entries()) {
    const told = cell.trim().replace(/\s+/g, ' ') || `column ${index + 1}`
    let name = told
    for (let again = 2; names.includes(name); again += 1) name = `${told} (${again})`
    names.push(name)
  }
  return names
}

/** Every row of every file. A file that is cut off, or has other columns than the first, is refused whole. */
export function eachRow(content: Content, columns: readonly string[], take: TakeRow): Failed | null {
  if (content.kind === 'positions') return null
  if (content.kind === 'features') return eachFeature(content, columns, take)
  let row = 0
  for (const file of content.files) {
    const order = orderIn(file, columns, content.separator)
    if (order === null) return otherColumns(file.name, content.files[0]?.name ?? '')
    let isHeader = true
    const fault = eachCsvRow(file, content.separator, (cells, line) => {
      if (isHeader) {
        isHeader = false
        return
      }
      row += 1
      const ordered = order.map((at) => cells[at])
      take({
        row,
        line,
        file: file.name,
        cells: ordered,
        geometry: undefined,
        isFeature: true,
        featureId: '',
      })
    })
    if (fault) return fault
  }
  return null
}

/** Where each column stands in this file; null where it lacks one. */
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
  take: TakeRow,
): null {
  let row = 0
  for (const { name: file, features } of content.files) {
    for (const raw of features) {
      row += 1
      const isFeature = isObject(raw) && raw['type'] === 'Feature'
      const properties = isObject(raw) && isObject(raw['properties']) ? raw['properties'] : {}
      const cells = columns.map((name) => (Object.hasOwn(properties, name) ? properties[name] : undefined))
      const [geometry, featureId] = isObject(raw) ? [raw['geometry'], raw['id']] : [null, '']
      take({ row, line: null, file, cells, geometry, isFeature, featureId })
    }
  }
  return null
}

/** A cell as people read it: what is no text or number is none. */
export const cellText = (cell: unknown): string =>
  typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : ''

/** Gives every row of a feed an id of its own: the one it told, or one made of file and line. */

export interface IdGenerator {
  /** `told` is empty where the row has no id. */
  readonly made: (file: string, line: number) => string
  /** The id as it came, or with the first free suffix from 2 on. */
  readonly apart: (told: string) => string
}

export function idGenerator(): IdGenerator {
  /** The last suffix tried of each id. */
  const taken = new Map<string, number>()
  const apart = (told: string) => {
    let suffix = taken.get(told) ?? 1
    let id = suffix === 1 ? told : `${told}-${suffix}`
    while (taken.has(id)) id = `${told}-${++suffix}`
    taken.set(told, suffix)
    if (!taken.has(id)) taken.set(id, 1)
    return id
  }
  return { apart, made: (file, line) => apart(`${fileStem(file)}-line-${line}`) }
}

/** The file's name without its folders and endings. */
export const fileStem = (file: string) =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.gz)?$/i, '')
    .replace(/\.[^.]*$/, '')
