/** Writes what was drawn or recorded into a feed's own text: everything that stood there stays, sign for sign. */

import { failed, type Failed } from '../../domain/feed.ts'
import { contentHash } from '../rows/content-hash.ts'
import { isList, isObject, type JsonObject } from '../rows/json-object.ts'
import { noCollection, parseJson } from '../json-text.ts'

/** One thing to write: a new row, or a phase of a site that the feed holds. */
export type Amendment =
  | { readonly kind: 'add-row'; readonly geometry: JsonObject | null; readonly properties: JsonObject }
  | { readonly kind: 'add-phase'; readonly site: string; readonly phase: JsonObject }

interface AmendedText {
  readonly kind: 'amended-text'
  readonly text: string
  /** The number of the row that was written to, from 0; null where the feed held it all before. */
  readonly row: number | null
}

export const EMPTY_FEED = '{"type":"FeatureCollection","features":[\n]}\n'

/** Fails where the text is no feed, or does not hold the one site that a phase is for. */
export function amendedText(text: string, amendment: Amendment): AmendedText | Failed {
  const rows = rowsOfText(text)
  if (rows.kind === 'failed') return rows
  const asked = amendment.kind === 'add-row' ? String(amendment.properties['id']) : amendment.site
  const under = rows.features.flatMap((row, index) => (idOf(row) === asked ? [{ row, index }] : []))
  return amendment.kind === 'add-row'
    ? withRow(text, amendment, { last: rows.features.length, under: under.map(({ row }) => row) })
    : withPhase(text, amendment, under)
}

type AddRow = Extract<Amendment, { kind: 'add-row' }>
type AddPhase = Extract<Amendment, { kind: 'add-phase' }>

const propertiesOf = (row: unknown): JsonObject => {
  const properties = isObject(row) ? row['properties'] : null
  return isObject(properties) ? properties : {}
}
const idOf = (row: unknown) => String(propertiesOf(row)['id'])

function withRow(
  text: string,
  { geometry, properties }: AddRow,
  { last, under }: { readonly last: number; readonly under: readonly unknown[] },
): AmendedText | Failed {
  const row = { type: 'Feature', geometry, properties }
  // The file was handed in meanwhile: what it added is here already.
  if (under.some((one) => contentHash(one) === contentHash(row)))
    return { kind: 'amended-text', text, row: null }
  const end = endOfList(text, ['features'])
  return end
    ? { kind: 'amended-text', text: grown(text, end, `\n${JSON.stringify(row)}`), row: last }
    : NO_LIST
}

interface Found {
  readonly row: unknown
  readonly index: number
}

function withPhase(text: string, { site, phase }: AddPhase, found: readonly Found[]): AmendedText | Failed {
  const [first, ...more] = found
  if (!first)
    return failed(`The feed no longer holds the site ${site}.`, 'Load the page again, then record it.')
  if (more.length > 0) {
    return failed(
      `The feed holds the site ${site} in ${found.length} rows.`,
      'Which of them counts is for whoever keeps the feed to say: ask them to leave one.',
    )
  }
  const { phases } = propertiesOf(first.row)
  if (isList(phases) && phases.some((one) => contentHash(one) === contentHash(phase)))
    return { kind: 'amended-text', text, row: null }
  const end = endOfList(text, ['features', first.index, 'properties', 'phases'])
  return end
    ? { kind: 'amended-text', text: grown(text, end, JSON.stringify(phase)), row: first.index }
    : NO_LIST
}

const NO_LIST = failed(
  'The feed has no list to write into where one belongs.',
  'Show this sentence to whoever keeps the feed.',
)

const grown = (text: string, { at, isEmpty }: ListEnd, entry: string) =>
  `${text.slice(0, at)}${isEmpty ? '' : ','}${entry}${text.slice(at)}`

/** Members at the head of a feed that say how it is to be handled; those that stand there already stay as they are. */
export function markedText(text: string, marks: Readonly<Record<string, string>>): string {
  const names = memberNames(text)
  const missing = Object.entries(marks).filter(([name]) => !names.includes(name))
  const head = text.indexOf('{') + 1
  const members = missing.map(([name, mark]) => `${JSON.stringify(name)}:${JSON.stringify(mark)},`)
  return `${text.slice(0, head)}${members.join('')}${text.slice(head)}`
}

/** The rows of a feed's text, parsed whole: a feed that somebody draws into is small. */

interface TextRows {
  readonly kind: 'rows'
  readonly features: readonly unknown[]
}

/** Fails in the same words as the reader of feeds where the text is no feed. */
export function rowsOfText(text: string): TextRows | Failed {
  const parsed = parseJson(text, 'The file holds', 'GeoJSON')
  if (parsed.kind === 'failed') return parsed
  const { value } = parsed
  if (isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return { kind: 'rows', features: value['features'] }
  return noCollection(value, 'The file holds')
}

/** Finds a place in JSON text without reading it as data, so that all the rest of the text can stay as it is. */

/** The ways to a value: names of members and numbers of list entries. */
type Path = readonly (string | number)[]

/** Where a list ends that begins at `start`: just after its last entry, or after its bracket where it is empty. */
export interface ListEnd {
  readonly at: number
  readonly isEmpty: boolean
}

/** Null where the path leads to no list. The text has been read as JSON before: this only looks where things are. */
export function endOfList(text: string, path: Path): ListEnd | null {
  const start = placeOf(text, path)
  if (start === null || text[start] !== '[') return null
  let end: ListEnd = { at: start + 1, isEmpty: true }
  for (const { to } of entriesOf(text, start)) end = { at: to, isEmpty: false }
  return end
}

/** The names of the members of the whole. */
export const memberNames = (text: string): readonly string[] =>
  [...entriesOf(text, afterSpace(text, 0))].flatMap(({ name }) => name ?? [])

/** The index of a value's first sign, or null where there is none. Of members with one name the last holds, as in JSON. */
function placeOf(text: string, path: Path): number | null {
  let at = afterSpace(text, 0)
  for (const step of path) {
    let found: number | null = null
    let number = 0
    for (const { name, from } of entriesOf(text, at)) {
      if (typeof step === 'number' ? number === step : name === step) found = from
      number += 1
    }
    if (found === null) return null
    at = found
  }
  return at
}

interface Entry {
  readonly name: string | null
  readonly from: number
  /** Just after the value. */
  readonly to: number
}

/** The entries of the list or the members of the object that begins at `start`. */
function* entriesOf(text: string, start: number): Generator<Entry> {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return
  let at = afterSpace(text, start + 1)
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    let name: string | null = null
    if (isObject) {
      const end = valueEnd(text, at)
      name = String(JSON.parse(text.slice(at, end)))
      // Past the colon.
      at = afterSpace(text, afterSpace(text, end) + 1)
    }
    const to = valueEnd(text, at)
    yield { name, from: at, to }
    at = afterSpace(text, to)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1
  return at
}

/** Brackets are counted, not followed: depth costs nothing. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = textEnd(text, at)
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    else if (depth === 0 && !isInWord(text[at + 1])) return at + 1
    if (depth === 0 && (sign === '"' || sign === '}' || sign === ']')) return at + 1
  }
  return text.length
}

/** Signs of a number or of a word such as `true`. */
const isInWord = (sign: string | undefined) => sign !== undefined && /[\w+.-]/.test(sign)

/** The index of the quote that closes a text. */
function textEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
