/** Inserts new rows and phases into the text of a feed, leaving every other character unchanged. */
import { failed, type Failed } from '../../domain/feed.ts'
import { noCollection, parseJson } from '../json-text.ts'
import { contentHash } from '../rows/content-hash.ts'
import { isList, isObject, type JsonObject } from '../rows/json-object.ts'

/** A change to write: a new row, or a new phase of a site in the feed. */
export type Amendment =
  | { readonly kind: 'add-row'; readonly geometry: JsonObject | null; readonly properties: JsonObject }
  | { readonly kind: 'add-phase'; readonly site: string; readonly phase: JsonObject }

interface AmendedText {
  readonly kind: 'amended-text'
  readonly text: string
  /** Index of the changed row, from 0; null where the feed had the content already. */
  readonly row: number | null
}

/** Text of a feed without rows. */
export const EMPTY_FEED = '{"type":"FeatureCollection","features":[\n]}\n'

/** Fails where the text is no feed, or where the site of a phase is missing or ambiguous. */
export function amendedText(text: string, amendment: Amendment): AmendedText | Failed {
  const rows = rowsOfText(text)
  if (rows.kind === 'failed') return rows
  const id = amendment.kind === 'add-row' ? String(amendment.properties['id']) : amendment.site
  const matches = rows.features.flatMap((row, index) => (idOf(row) === id ? [{ row, index }] : []))
  return amendment.kind === 'add-row'
    ? withRow(text, amendment, { last: rows.features.length, sameId: matches.map(({ row }) => row) })
    : withPhase(text, amendment, matches)
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
  { last, sameId }: { readonly last: number; readonly sameId: readonly unknown[] },
): AmendedText | Failed {
  const row = { type: 'Feature', geometry, properties }
  // The saved file was published meanwhile, with this row in it.
  if (sameId.some((one) => contentHash(one) === contentHash(row)))
    return { kind: 'amended-text', text, row: null }
  const end = endOfList(text, ['features'])
  return end
    ? { kind: 'amended-text', text: inserted(text, end, `\n${JSON.stringify(row)}`), row: last }
    : NO_LIST
}

interface IndexedRow {
  readonly row: unknown
  readonly index: number
}

function withPhase(
  text: string,
  { site, phase }: AddPhase,
  matches: readonly IndexedRow[],
): AmendedText | Failed {
  const [first, ...more] = matches
  if (!first)
    return failed(`The feed no longer holds the site ${site}.`, 'Load the page again, then record it.')
  if (more.length > 0) {
    return failed(
      `The feed holds the site ${site} in ${matches.length} rows.`,
      'Which of them counts is for whoever keeps the feed to say: ask them to leave one.',
    )
  }
  const { phases } = propertiesOf(first.row)
  if (isList(phases) && phases.some((one) => contentHash(one) === contentHash(phase)))
    return { kind: 'amended-text', text, row: null }
  const end = endOfList(text, ['features', first.index, 'properties', 'phases'])
  return end
    ? { kind: 'amended-text', text: inserted(text, end, JSON.stringify(phase)), row: first.index }
    : NO_LIST
}

const NO_LIST = failed(
  'The feed has no list to write into where one belongs.',
  'Show this sentence to whoever keeps the feed.',
)

const inserted = (text: string, { at, isEmpty }: ListEnd, entry: string) =>
  `${text.slice(0, at)}${isEmpty ? '' : ','}${entry}${text.slice(at)}`

/** The text with members such as the handling mark at its head; members of these names that it has already stay. */
export function markedText(text: string, marks: Readonly<Record<string, string>>): string {
  const names = memberNames(text)
  const missing = Object.entries(marks).filter(([name]) => !names.includes(name))
  const head = text.indexOf('{') + 1
  const members = missing.map(([name, mark]) => `${JSON.stringify(name)}:${JSON.stringify(mark)},`)
  return `${text.slice(0, head)}${members.join('')}${text.slice(head)}`
}

interface TextRows {
  readonly kind: 'rows'
  readonly features: readonly unknown[]
}

/** Features of a feed's text, parsed as a whole. Fails with the same message as the reader of feeds. */
export function rowsOfText(text: string): TextRows | Failed {
  const parsed = parseJson(text, 'The file holds', 'GeoJSON')
  if (parsed.kind === 'failed') return parsed
  const { value } = parsed
  if (isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return { kind: 'rows', features: value['features'] }
  return noCollection(value, 'The file holds')
}

/** Path to a value in JSON: names of members and indices of list entries. */
type Path = readonly (string | number)[]

/** Where an entry can be appended to a list: after its last entry, or after its opening bracket. */
interface ListEnd {
  readonly at: number
  readonly isEmpty: boolean
}

/** End of the list at a path; null where there is none. The text must be valid JSON. */
export function endOfList(text: string, path: Path): ListEnd | null {
  const start = startOf(text, path)
  if (start === null || text[start] !== '[') return null
  let end: ListEnd = { at: start + 1, isEmpty: true }
  for (const { to } of entriesOf(text, start)) end = { at: to, isEmpty: false }
  return end
}

/** Names of the members of the outermost object. */
const memberNames = (text: string): readonly string[] =>
  [...entriesOf(text, afterSpace(text, 0))].flatMap(({ name }) => name ?? [])

/** Index of the first character of a value; null where there is none. Of repeated members the last counts, as in JSON. */
function startOf(text: string, path: Path): number | null {
  let at = afterSpace(text, 0)
  for (const step of path) {
    let start: number | null = null
    let number = 0
    for (const { name, from } of entriesOf(text, at)) {
      if (typeof step === 'number' ? number === step : name === step) start = from
      number += 1
    }
    if (start === null) return null
    at = start
  }
  return at
}

interface Entry {
  readonly name: string | null
  readonly from: number
  /** Index after the value. */
  readonly to: number
}

/** Entries of the list, or members of the object, that begins at `start`. */
function* entriesOf(text: string, start: number): Generator<Entry> {
  const hasNames = text[start] === '{'
  if (!hasNames && text[start] !== '[') return
  let at = afterSpace(text, start + 1)
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    let name: string | null = null
    if (hasNames) {
      const end = valueEnd(text, at)
      name = String(JSON.parse(text.slice(at, end)))
      // Skips the colon.
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

/** Index after the value that begins at `start`. Brackets are counted without recursion, so depth is unlimited. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = textEnd(text, at)
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    else if (depth === 0 && !isInWord(text[at + 1])) return at + 1
    if (depth === 0 && (character === '"' || character === '}' || character === ']')) return at + 1
  }
  return text.length
}

/** Characters of a number or of a word such as `true`. */
const isInWord = (character: string | undefined) => character !== undefined && /[\w+.-]/.test(character)

/** Index of the closing quote of a string. */
function textEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
