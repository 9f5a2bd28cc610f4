/** Writes what was drawn or recorded into a feed's own text: everything that stood there stays, sign for sign. */
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import { contentHash } from '../rows/content-hash.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { isList, isObject } from '../rows/json-object.ts'
import { endOfList, memberNames, type ListEnd } from './json-place.ts'
import { rowsOfText } from './rows-of-text.ts'

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
