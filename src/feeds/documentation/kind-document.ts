/**
 * Documentation of a feed kind as plain data, from which web pages and the command line print the same, and as text for
 * a terminal.
 */
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { noticeText, reasonText } from '../kind-words.ts'
import { FEED_DEFINITIONS, KIND_FILES } from '../feed-kinds.ts'
import { beyondSchemaOf } from './beyond-schema.ts'
import { fieldsOf, type DocumentedField } from './fields.ts'
import type { Documentation } from '../definition/documentation.ts'
import type { FeedDefinition } from '../definition/feed-definition.ts'
import { noticesWith } from '../rows/notices.ts'
import { reasonsWith } from '../rows/reasons.ts'

/** A code and its explanation. */
export interface CodeText {
  readonly code: string
  readonly text: string
}
/** Documentation of a feed kind. */
export interface KindDocument {
  readonly kind: FeedKind
  readonly title: string
  readonly description: string
  /** Allowed geometry types, as a sentence. */
  readonly geometry: string
  readonly fields: readonly DocumentedField[]
  /** Reasons for which a row is set aside, and notices on rows that are shown. */
  readonly setAside: readonly CodeText[]
  readonly notices: readonly CodeText[]
  /** What the JSON Schema cannot express, by code of a reason or notice. */
  readonly beyondSchema: readonly CodeText[]
  /** A feed of one row, as JSON. */
  readonly example: string
}

/** What holds for every kind, a sentence each. */
export const ON_EVERY_KIND = [
  'A feed is one GeoJSON FeatureCollection (RFC 7946): longitude before latitude, in degrees (WGS84).',
  'A time is an instant (2023-05-04T21:15:00+01:00), a day (2023-05-04) or a month (2023-05), and its precision is kept. Without an offset London time is meant.',
  'A property that is null or blank counts as not given; one that the kind does not have is passed over.',
  'Every row is shown or set aside with a reason: rows in = rows shown + rows set aside. A file that ends early is refused whole.',
  'In the manifest refreshMinutes says how often a feed is looked at, and everyDays how often rows should come. A feed of incidents, patrol visits or actions is called quiet after more than twice everyDays without a row. Where everyDays is not given, it is so after the longest of a week (three months where most rows are known by month), three times refreshMinutes, and the time in which ten rows came before. Where most rows are known by month, each reaches to the last day of it; where few are, those say nothing of how far the feed reaches.',
  'A feed covers the days from its first row to the as-of day. It covers them to its last row alone once the time has passed in which ten rows came before (at least two days), or twice everyDays, whichever is sooner; nor does it cover a gap in which twenty rows were to be expected and which is rare for it; covers in the manifest (from, and to where no more rows come) states other days. A count of days that a feed does not cover is not known, or known in part, and never nought.',
] as const

/** Builds the documentation of a kind, in the words of a place. */
export function documentOf(kind: FeedKind, place: Place): KindDocument {
  const { title, description, geometry, mayLackGeometry } = FEED_DEFINITIONS[kind]
  const { reasons, notices } = reasonsAndNoticesOf(kind)
  return {
    kind,
    title,
    description,
    geometry: geometryText(geometry, mayLackGeometry),
    fields: fieldsOf(kind, place),
    setAside: reasons.map((code) => ({ code, text: reasonText(code, place) })),
    notices: notices.map((code) => ({ code, text: `Rows ${noticeText(code, place)}.` })),
    beyondSchema: Object.entries(
      beyondSchemaOf(FEED_DEFINITIONS[kind], KIND_FILES[kind].DOCUMENTATION, [...reasons, ...notices]),
    ).map(([code, text]) => ({ code, text })),
    example: exampleFeed(kind, place),
  }
}

function geometryText(names: readonly string[], mayBeNull: boolean): string {
  if (names.length === 0) return 'None: null.'
  const [last = '', ...others] = [...names, ...(mayBeNull ? ['null'] : [])].toReversed()
  const before = others.toReversed().join(', ')
  return before === '' ? `${last}.` : `${before} or ${last}.`
}

/** A whole feed of the example row, ready to be saved; each position is on one line. */
export function exampleFeed(kind: FeedKind, place: Place): string {
  const feature = { type: 'Feature', ...KIND_FILES[kind].example(place) }
  const feed = JSON.stringify({ type: 'FeatureCollection', features: [feature] }, null, 2)
  return feed.replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]')
}

/** Codes of reasons and notices of every row. */
const OF_EVERY_ROW: Documentation = {
  reasons: ['not-a-feature', 'duplicate-id', 'missing-field', 'bad-field', 'bad-date', 'past-keeping'],
  notices: ['no-offset', 'skipped-hour', 'repeated-hour', 'differing-duplicates'],
}
const OF_PLACES: Documentation = {
  reasons: ['bad-geometry', 'bad-coordinates', 'swapped-axes', 'metres', 'outside'],
  notices: ['outside-borough'],
}

/** In the order in which a report lists them. */
function reasonsAndNoticesOf(kind: FeedKind): Documentation {
  const { DEFINITION: definition, DOCUMENTATION } = KIND_FILES[kind]
  const { sentences } = definition
  const kindCodes = { reasons: Object.keys(sentences.reasons), notices: Object.keys(sentences.notices) }
  const codeLists = [OF_EVERY_ROW, ofPlaces(definition), DOCUMENTATION, kindCodes]
  const reasons = new Set(codeLists.flatMap((part) => part.reasons))
  const notices = new Set(codeLists.flatMap((part) => part.notices))
  return {
    reasons: Object.keys(reasonsWith(sentences.reasons)).filter((reason) => reasons.has(reason)),
    notices: Object.keys(noticesWith(sentences.notices)).filter((code) => notices.has(code)),
  }
}

function ofPlaces({ geometry, mayLackGeometry }: FeedDefinition): Documentation {
  if (geometry.length === 0) return { reasons: [], notices: [] }
  return {
    reasons: [...OF_PLACES.reasons, ...(mayLackGeometry ? [] : (['missing-geometry'] as const))],
    notices: [
      ...OF_PLACES.notices,
      ...(geometry.includes('Polygon') ? (['crossing-boundary'] as const) : []),
    ],
  }
}

/** The documentation as text for a terminal. */
export function documentText(kindDocument: KindDocument): string {
  const { kind, title, description, geometry, fields, setAside, notices, beyondSchema, example } =
    kindDocument
  const rows = fields.map(({ name, isNeeded, type, meaning }) => [
    name,
    isNeeded ? 'needed' : '',
    type,
    meaning,
  ])
  return [
    `${title} (${kind})`,
    description,
    '',
    `Geometry: ${geometry}`,
    '',
    'Properties:',
    ...columns(rows),
    '',
    'Set aside, each with its row:',
    ...columns(setAside.map(cellsOf)),
    '',
    'Shown, and said:',
    ...columns(notices.map(cellsOf)),
    '',
    'Found by check, and by no JSON Schema:',
    ...columns(beyondSchema.map(cellsOf)),
    '',
    'An example, as a whole feed:',
    example,
    '',
    'For every kind:',
    ...ON_EVERY_KIND.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n')
}

const cellsOf = ({ code, text }: CodeText): readonly string[] => [code, text]

/** Aligned rows: every column but the last is as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column))))
      .reduce((line, cell) => `${line}  ${cell}`, ''),
  )
}
