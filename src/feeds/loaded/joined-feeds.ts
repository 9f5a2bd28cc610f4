/** Joins the rows of several feeds: incidents into one set of columns, other records into one list a kind. */
import type { Category } from '../../domain/category.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { IncidentColumns, TextCodes, TextColumn } from '../../domain/incident.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import {
  categoryList,
  type CategoryList,
  emptyCodes,
  textDictionary,
  type TextDictionary,
} from '../incidents/dictionaries.ts'
import { IncidentTable } from '../incidents/incident-table.ts'
import { packedTexts, unpackedTexts } from '../ids/packed-texts.ts'
import { featureOf } from '../ids/row-numbers.ts'
import type { RowName } from '../rows/ledger.ts'
import type { LoadedFeed } from './loaded-feed.ts'

/** Rows set aside because an earlier feed of the same kind has their id, by feed. */
type RepeatedRows = ReadonlyMap<LoadedFeed, readonly RowName[]>

interface JoinedIncidents {
  readonly incidents: IncidentColumns
  readonly categories: readonly Category[]
  readonly repeated: RepeatedRows
}

interface FeedIncidents {
  readonly feed: LoadedFeed
  readonly columns: IncidentColumns
  /** For each category code of the feed the code in the joined list. */
  readonly codes: Uint8Array
}

/**
 * Of incidents under one id the first feed's counts. The columns of a single feed are used without a copy.
 * @param listed the manifest's categories, with which the joined list begins
 */
export function joinedIncidents(loaded: readonly LoadedFeed[], listed: readonly Category[]): JoinedIncidents {
  const list = categoryList(listed)
  const parts = loaded.flatMap((feed): readonly FeedIncidents[] =>
    feed.incidents ? [{ feed, columns: feed.incidents, codes: codesOf(feed, list) }] : [],
  )
  const [only] = parts
  const incidents = parts.length === 1 && only ? { ...only.columns, category: recoded(only) } : null
  if (incidents) return { incidents, categories: list.all(), repeated: new Map() }
  return { ...concatenated(parts), categories: list.all() }
}

const codesOf = ({ categories }: LoadedFeed, list: CategoryList) =>
  Uint8Array.from(categories, ({ id }) => list.codeFor(id).code)

const recoded = ({ columns: { category }, codes }: FeedIncidents): Uint8Array =>
  codes.every((code, own) => code === own) ? category : category.map((own) => codes[own] ?? 0)

function concatenated(parts: readonly FeedIncidents[]): Pick<JoinedIncidents, 'incidents' | 'repeated'> {
  const repeated = new Map<LoadedFeed, RowName[]>()
  const ids: string[] = []
  const seen = new Set<string>()
  const chosen = parts.map((part) => chosenRows(part, { ids, seen, repeated }))
  const columns = new IncidentTable([]).columns()
  return { incidents: { ...columns, ...joinedColumns(parts, chosen), id: packedTexts(ids) }, repeated }
}

interface JoinedSoFar {
  readonly ids: string[]
  readonly seen: Set<string>
  readonly repeated: Map<LoadedFeed, RowName[]>
}

/** Indices of the rows whose ids no earlier feed has. */
function chosenRows({ feed, columns }: FeedIncidents, { ids, seen, repeated }: JoinedSoFar): Uint32Array {
  const rows: number[] = []
  const names: RowName[] = []
  let row = -1
  for (const id of unpackedTexts(columns.id, columns.count)) {
    row += 1
    if (seen.has(id)) names.push({ row: featureOf(feed.rows, row), id })
    else {
      seen.add(id)
      ids.push(id)
      rows.push(row)
    }
  }
  if (names.length > 0) repeated.set(feed, names)
  return Uint32Array.from(rows)
}

type NumberColumn =
  | TextCodes
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>

function joinedColumns(
  parts: readonly FeedIncidents[],
  chosen: readonly Uint32Array[],
): Omit<IncidentColumns, 'id'> {
  const count = chosen.reduce((sum, rows) => sum + rows.length, 0)
  const joined = <C extends NumberColumn>(column: C, of: (part: FeedIncidents) => ArrayLike<number>): C => {
    let at = 0
    parts.forEach((part, each) => {
      const own = of(part)
      for (const row of chosen[each] ?? []) column[at++] = own[row] ?? 0
    })
    return column
  }
  const texts = (of: (columns: IncidentColumns) => TextColumn): TextColumn => {
    const dictionary = textDictionary()
    const codes = new Map(parts.map((part) => [part, codesIn(of(part.columns), dictionary)]))
    const values = dictionary.values()
    return { codes: joined(emptyCodes(count, values.length), (part) => codes.get(part) ?? []), values }
  }
  return {
    count,
    longitude: joined(new Float64Array(count), ({ columns }) => columns.longitude),
    latitude: joined(new Float64Array(count), ({ columns }) => columns.latitude),
    day: joined(new Int32Array(count), ({ columns }) => columns.day),
    minute: joined(new Int16Array(count), ({ columns }) => columns.minute),
    rangeMinutes: joined(new Int32Array(count), ({ columns }) => columns.rangeMinutes),
    precision: joined(new Uint8Array(count), ({ columns }) => columns.precision),
    reportedDay: joined(new Int32Array(count), ({ columns }) => columns.reportedDay),
    category: joined(new Uint8Array(count), recoded),
    flags: joined(new Uint8Array(count), ({ columns }) => columns.flags),
    agency: texts(({ agency }) => agency),
    location: texts(({ location }) => location),
    outcome: texts(({ outcome }) => outcome),
  }
}

/** Codes of the column in the joined dictionary; -1 stays -1. */
function codesIn({ codes, values }: TextColumn, dictionary: TextDictionary): Int32Array {
  const joined = values.map((text) => dictionary.codeFor(text))
  return Int32Array.from(codes, (code) => joined[code] ?? -1)
}

interface JoinedKinds {
  readonly small: SmallKinds
  readonly repeated: RepeatedRows
}

/**
 * Of records under one id the first feed's counts.
 * @throws where two kinds of feed fill the same list of `SmallKinds`
 */
export function joinedKinds(loaded: readonly LoadedFeed[]): JoinedKinds {
  const repeated = new Map<LoadedFeed, RowName[]>()
  const recordsOfFeeds = loaded.map(({ records }) => records)
  const lists = Object.values(FEED_DEFINITIONS).flatMap(({ records }) => {
    if (records === null) return []
    const seen = new Set<string>()
    const isFirst = (feedIndex: number, index: number, id: string) => {
      const feed = loaded[feedIndex]
      if (feed && seen.has(id)) repeatedIn(repeated, feed).push({ row: featureOf(feed.rows, index), id })
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    }
    return [records.joined(recordsOfFeeds, isFirst)]
  })
  return { small: mergedLists(lists), repeated }
}

function repeatedIn(repeated: Map<LoadedFeed, RowName[]>, feed: LoadedFeed): RowName[] {
  const names = repeated.get(feed) ?? []
  repeated.set(feed, names)
  return names
}

function mergedLists(lists: readonly Partial<SmallKinds>[]): SmallKinds {
  const small = lists.reduce<Partial<SmallKinds>>((joined, list) => ({ ...joined, ...list }), {})
  if (!isComplete(small, lists.length))
    throw new Error(`Two kinds of feed fill one list: ${Object.keys(small).join(', ')}`)
  return small
}

const isComplete = (small: Partial<SmallKinds>, lists: number): small is SmallKinds =>
  Object.keys(small).length === lists
