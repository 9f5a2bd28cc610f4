/** The part of a feed kind that the app uses: how its rows are described, recognised, validated and collected. */
import type * as v from 'valibot'
import type { ActionType } from '../../domain/action.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import {
  type Day,
  type EitherMoment,
  type Moment,
  addMonths,
  dayNumber,
  earliestDayOf,
} from '../../domain/day.ts'
import type { Category } from '../../domain/category.ts'
import type { FeedEntry, FeedReport, RecordKind, RecordKinds, SetAside } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { ColumnBatch } from '../columnar/column-batch.ts'
import type { MessageStart } from '../json-text.ts'
import { londonClock } from '../moments.ts'
import { type RowNumbers, rowNumbers } from '../ids/row-numbers.ts'
import type { Placed, ShapeName } from '../rows/geometry.ts'
import type { Shape } from '../../domain/geography.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { type Feature, openRows } from '../rows/read-rows.ts'
import { openLedger, type OwnSentences } from '../rows/ledger.ts'
import { type Refusal, type Verdict, refusal } from '../rows/row-outcome.ts'
import type { Vicinity } from '../vicinity.ts'

/** What the rows of every feed are validated against; not modified by reading. */
export interface FeedContext {
  readonly messageStart: MessageStart
  readonly asOf: Day
  readonly actionTypes: ReadonlyMap<string, ActionType>
  readonly place: Place
  /** Of the place's outline. */
  readonly vicinity: Vicinity
  /** The manifest's list. */
  readonly categories: readonly Category[]
}

/** The result of reading a whole feed. */
export interface FeedRead {
  readonly kind: 'read'
  readonly report: FeedReport
  /** The rows counted as set aside in the report, one by one, up to the ledger's limit. */
  readonly listed: readonly SetAside[]
  /** Records by list; empty for incidents, which are stored as columns. */
  readonly records: Partial<SmallKinds>
  readonly incidents: IncidentColumns | null
  /** Categories by the codes of `incidents`: the context's list, then those that this feed added. */
  readonly categories: readonly Category[]
  /** Number of the feature, counted from 1, from which each record or incident was read. */
  readonly rows: RowNumbers
}

/** All that the app knows of a feed kind. */
export interface FeedDefinition {
  readonly title: string
  readonly description: string
  /** Geometry types that a row may have. */
  readonly geometry: readonly ShapeName[]
  readonly mayLackGeometry: boolean
  /** Schema of a row's properties without checks across fields; the JSON Schema is generated from it. */
  readonly properties: (place: Place) => v.ObjectSchema<v.ObjectEntries, undefined>
  /** Fields of which a row needs at least one; left out where there is no such rule. */
  readonly oneNeeded?: readonly string[]
  /** The property that identifies a row. */
  readonly idField: 'id' | 'code'
  /** A field that no other kind has; a file that contains it is recognised as a feed of this kind. */
  readonly recognisedBy: string
  /** By field, other names that agencies use for it, the likeliest first, as lower-case letters and digits. */
  readonly columnNames: Readonly<Record<string, readonly string[]>>
  readonly sentences: OwnSentences
  /** Null for incidents, which are stored as columns. */
  readonly records: RecordLists | null
  readonly open: (feed: FeedEntry, context: FeedContext) => FeedReader
}

/** Splits a list of names written with spaces between them, for `columnNames`. */
export const names = (text: string): readonly string[] => text.split(' ')
/** Common column names for ids and names. */
export const ID_NAMES = names('reference ref referencenumber urn number objectid fid')
export const NAME_NAMES = names('title areaname label')

/** Operations on the records of a kind, independent of their type. */
interface RecordLists {
  /**
   * Concatenates the lists of several feeds. `isCounted` is called for every record once, in order, with the index of
   * its feed, its index in that feed and its id.
   */
  readonly joined: (
    feeds: readonly Partial<SmallKinds>[],
    isCounted: (feed: number, index: number, id: string) => boolean,
  ) => Partial<SmallKinds>
  /** When the event of each record took place; empty for kinds that do not report day-to-day events. */
  readonly happened: (records: Partial<SmallKinds>) => readonly Moment[]
  /** Ids and codes of other feeds' records that each record refers to. */
  readonly references: (records: Partial<SmallKinds>) => readonly References[]
}

/** Ids and codes of records in other feeds. */
interface References {
  readonly hotspot?: string | null
  readonly site?: string | null
  readonly areas?: readonly (string | null)[]
}

/** Takes rows that come as columns, in the order of the feed. */
export interface ColumnReader {
  /** Names of the columns that are read. */
  readonly names: ReadonlySet<string>
  /** Those of them whose values are true or false instead of texts. */
  readonly truths: ReadonlySet<string>
  readonly take: (batch: ColumnBatch) => void
}

/** Reads the features of one feed, in batches and in order; `finish` is called once, after the last batch. */
export interface FeedReader {
  readonly take: (features: readonly unknown[]) => void
  /** Called before the first row with the number of rows, where it is known. */
  readonly expect?: (rows: number) => void
  /** Left out by kinds whose rows become records. */
  readonly columns?: ColumnReader
  readonly finish: () => FeedRead
}

interface RecordDefinition<R, List extends Partial<SmallKinds>> extends Omit<
  FeedDefinition,
  'open' | 'records'
> {
  readonly validate: (feature: Feature, context: FeedContext) => Verdict<R>
  readonly keyOf: (record: R) => string
  readonly lastDay: LastDay<R>
  /** The kind's list among the lists of all kinds. */
  readonly listIn: (records: Partial<SmallKinds>) => readonly R[] | undefined
  /** An object with this list alone. */
  readonly asList: (rows: readonly R[]) => List
  /** When the record's event took place; left out for kinds that do not report day-to-day events. */
  readonly happened?: (record: R) => Moment
  /** Left out where records refer to no other feed. */
  readonly referencesOf?: (record: R) => References
}

/** Definition of a kind whose rows become records in a list, with reading, retention and joining filled in. */
export function recordKind<K extends RecordKind>(
  definition: RecordDefinition<RecordKinds[K]['record'], Pick<SmallKinds, RecordKinds[K]['list']>>,
): FeedDefinition {
  const { validate, keyOf, lastDay, asList } = definition
  return {
    ...definition,
    records: recordLists(definition),
    open: (feed, context) => {
      const ledger = openLedger(feed, context.place, definition.sentences)
      const from = retainedFrom(feed, context.asOf)
      const rows = openRows({
        ledger,
        keyOf,
        validate: (feature) => withinRetention(validate(feature, context), lastDay, from),
      })
      return {
        take: rows.take,
        finish: () => {
          const { counted, rowsIn } = rows.finish()
          return {
            kind: 'read',
            report: ledger.report(rowsIn, counted.length),
            listed: ledger.listed(),
            records: asList(counted.map(({ record }) => record)),
            incidents: null,
            categories: context.categories,
            rows: rowNumbers(counted.map(({ name }) => name.row)),
          }
        },
      }
    },
  }
}

function recordLists<R, List extends Partial<SmallKinds>>({
  keyOf,
  listIn,
  asList,
  happened,
  referencesOf = () => ({}),
}: RecordDefinition<R, List>): RecordLists {
  return {
    joined: (feeds, isCounted) =>
      asList(
        feeds.flatMap((records, feed) =>
          (listIn(records) ?? []).filter((record, index) => isCounted(feed, index, keyOf(record))),
        ),
      ),
    happened: (records) => (happened ? (listIn(records) ?? []).map(happened) : []),
    references: (records) => (listIn(records) ?? []).map(referencesOf),
  }
}

/**
 * Refusal `future-date` for the first of these times whose earliest possible day is after `asOf`; null if there is
 * none.
 */
export function futureDateRefusal(
  asOf: Day,
  times: Readonly<Record<string, EitherMoment | undefined>>,
): Refusal | null {
  const late = Object.entries(times).find(([, time]) => time !== undefined && earliestDayOf(time) > asOf)
  return late ? refusal('future-date', late[0]) : null
}

/**
 * Notices on a row's geometry (outside the borough, self-crossing boundary) and on its times (no offset, clock change).
 */
export function rowNotices(properties: JsonObject, place: Placed<Shape> | null): readonly NoticeCode[] {
  const { isAssumed, isSkipped, isRepeated } = londonClock(textsIn(properties))
  return [
    ...(place?.proximity === 'near' ? (['outside-borough'] as const) : []),
    ...(place?.crossesItself ? (['crossing-boundary'] as const) : []),
    ...(isAssumed ? (['no-offset'] as const) : []),
    ...(isSkipped ? (['skipped-hour'] as const) : []),
    ...(isRepeated ? (['repeated-hour'] as const) : []),
  ]
}

/** Maximum nesting of a kind's fields, such as the phases of a site or the breaches of an order. */
const DEEPEST = 3
function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value]
  if (depth === DEEPEST) return []
  const inner = isList(value) ? value : isObject(value) ? Object.values(value) : []
  return inner.flatMap((nested) => textsIn(nested, depth + 1))
}

/** Earlier than any row, for feeds without a retention period. */
const ALWAYS = dayNumber(-1_000_000)

/** First day within the retention period of `keepMonths`, counted back from `asOf`. */
export const retainedFrom = ({ keepMonths }: Pick<FeedEntry, 'keepMonths'>, asOf: Day): Day =>
  keepMonths === null ? ALWAYS : addMonths(asOf, -keepMonths)

/**
 * Last day of a record, by which retention is decided; null for a record that has not ended, which is always retained.
 */
type LastDay<R> = (record: R) => Day | null

function withinRetention<R>(verdict: Verdict<R>, lastDay: LastDay<R>, from: Day): Verdict<R> {
  if (verdict.kind === 'refused') return verdict
  const last = lastDay(verdict.record)
  return last === null || last >= from ? verdict : refusal('past-keeping')
}
