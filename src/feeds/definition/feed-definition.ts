/** The part of a feed kind that the app itself needs: how rows are described, recognised, judged and listed. */
import type * as v from 'valibot'
import type { ActionType } from '../../domain/action.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { Day, EitherMoment, Moment } from '../../domain/day.ts'
import { addMonths, dayNumber, earliestDayOf } from '../../domain/day.ts'
import type { Category } from '../../domain/category.ts'
import type { FeedEntry, FeedReport, RecordKind, RecordKinds, SetAside } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { SourceWords } from '../json-text.ts'
import { londonClock } from '../moments.ts'
import type { Placed, ShapeName } from '../rows/geometry.ts'
import type { Shape } from '../../domain/geography.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { type Feature, openRows } from '../rows/read-rows.ts'
import { openLedger, type OwnWords } from '../rows/ledger.ts'
import { type Refusal, type Verdict, refusal } from '../rows/verdict.ts'
import type { Vicinity } from '../vicinity.ts'

/** What the rows of any feed are judged against; reading changes nothing in it. */
export interface FeedContext {
  readonly arrival: SourceWords
  readonly asOf: Day
  readonly actionTypes: ReadonlyMap<string, ActionType>
  readonly place: Place
  /** Of the place's outline. */
  readonly vicinity: Vicinity
  /** The manifest's list. */
  readonly categories: readonly Category[]
}

export interface FeedRead {
  readonly kind: 'read'
  readonly report: FeedReport
  /** The rows that the report says are set aside, one by one as far as anybody would read them. */
  readonly listed: readonly SetAside[]
  /** The records by where they belong; empty for incidents, which are columns. */
  readonly records: Partial<SmallKinds>
  readonly incidents: IncidentColumns | null
  /** What the codes of `incidents` mean: the context's list, then what this feed used beyond it. */
  readonly categories: readonly Category[]
  /** Number of the feature, from 1, that each record or incident was read from. */
  readonly rows: Uint32Array<ArrayBuffer>
}

export interface FeedDefinition {
  readonly title: string
  readonly description: string
  /** Geometries that a row may have. */
  readonly geometry: readonly ShapeName[]
  readonly mayLackGeometry: boolean
  /** The plain shape of a row's properties: what the JSON Schema is printed from. */
  readonly properties: (place: Place) => v.ObjectSchema<v.ObjectEntries, undefined>
  /** The property by which rows of the kind are told apart. */
  readonly idField: 'id' | 'code'
  /** A field that no other kind has: a file that holds it is taken for a feed of this kind. */
  readonly recognisedBy: string
  /** By field, what agencies call it beside its own name, the likeliest first: letters and digits, lower case. */
  readonly columnNames: Readonly<Record<string, readonly string[]>>
  readonly words: OwnWords
  /** Null for incidents, which are columns. */
  readonly records: RecordLists | null
  readonly open: (feed: FeedEntry, context: FeedContext) => FeedReader
}

/** Names in one text, for `columnNames`. */
export const names = (text: string): readonly string[] => text.split(' ')
export const ID_NAMES = names('reference ref referencenumber urn number objectid fid')
export const NAME_NAMES = names('title areaname label')

/** What is asked of the records of a kind, whatever their type. */
interface RecordLists {
  /**
   * The lists of several feeds as one: `isCounted` is asked of every record once, in order, by the index of its feed,
   * its own index in that feed and its id.
   */
  readonly joined: (
    feeds: readonly Partial<SmallKinds>[],
    isCounted: (feed: number, index: number, id: string) => boolean,
  ) => Partial<SmallKinds>
  /** When what each record reports came about; empty where the kind does not report what happens from day to day. */
  readonly happened: (records: Partial<SmallKinds>) => readonly Moment[]
  /** What each record names of other feeds. */
  readonly references: (records: Partial<SmallKinds>) => readonly References[]
}

/** Ids and codes of what other feeds describe. */
interface References {
  readonly hotspot?: string | null
  readonly site?: string | null
  readonly areas?: readonly (string | null)[]
}

/** Takes the features of one feed, some at a time, in their order; `finish` is called once, in the end. */
export interface FeedReader {
  readonly take: (features: readonly unknown[]) => void
  readonly finish: () => FeedRead
}

interface RecordDefinition<R, List extends Partial<SmallKinds>> extends Omit<
  FeedDefinition,
  'open' | 'records'
> {
  readonly judge: (feature: Feature, context: FeedContext) => Verdict<R>
  readonly keyOf: (record: R) => string
  readonly lastDay: LastDay<R>
  /** The kind's list out of the lists of all kinds. */
  readonly listIn: (records: Partial<SmallKinds>) => readonly R[] | undefined
  /** The same list as the only one. */
  readonly asList: (rows: readonly R[]) => List
  /** When what a record reports came about; left out where the kind does not report what happens from day to day. */
  readonly happened?: (record: R) => Moment
  /** Left out where a record names nothing of another feed. */
  readonly referencesOf?: (record: R) => References
}

/** A kind whose rows become records in a list. @param definition of the kind that the type argument names */
export function recordKind<K extends RecordKind>(
  definition: RecordDefinition<RecordKinds[K]['record'], Pick<SmallKinds, RecordKinds[K]['list']>>,
): FeedDefinition {
  const { judge, keyOf, lastDay, asList } = definition
  return {
    ...definition,
    records: recordLists(definition),
    open: (feed, context) => {
      const ledger = openLedger(feed, context.place, definition.words)
      const from = retainedFrom(feed, context.asOf)
      const rows = openRows({
        ledger,
        keyOf,
        judge: (feature) => withinRetention(judge(feature, context), lastDay, from),
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
            rows: Uint32Array.from(counted, ({ name }) => name.row),
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

/** Refuses the first of these times that can mean no day up to the one on which the data was drawn. */
export function notAfter(
  asOf: Day,
  times: Readonly<Record<string, EitherMoment | undefined>>,
): Refusal | null {
  const late = Object.entries(times).find(([, time]) => time !== undefined && earliestDayOf(time) > asOf)
  return late ? refusal('future-date', late[0]) : null
}

/** What a row's place and raw times give a reader to know. */
export function notesOn(properties: JsonObject, place: Placed<Shape> | null): readonly NoticeCode[] {
  const { isAssumed, isSkipped, isRepeated } = londonClock(textsIn(properties))
  return [
    ...(place?.proximity === 'near' ? (['outside-borough'] as const) : []),
    ...(place?.crossesItself ? (['crossing-boundary'] as const) : []),
    ...(isAssumed ? (['no-offset'] as const) : []),
    ...(isSkipped ? (['skipped-hour'] as const) : []),
    ...(isRepeated ? (['repeated-hour'] as const) : []),
  ]
}

/** As deep as a kind's fields go: the phases of a site, the breaches of an order. */
const DEEPEST = 3
function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value]
  if (depth === DEEPEST) return []
  const inner = isList(value) ? value : isObject(value) ? Object.values(value) : []
  return inner.flatMap((part) => textsIn(part, depth + 1))
}

/** Long before any row that a feed can hold. */
const ALWAYS = dayNumber(-1_000_000)

/** The first day that is still kept, counted back from the day on which the data was drawn. */
export const retainedFrom = ({ keepMonths }: Pick<FeedEntry, 'keepMonths'>, asOf: Day): Day =>
  keepMonths === null ? ALWAYS : addMonths(asOf, -keepMonths)

/** The last day that a row speaks of; null for what goes on, which is kept however long ago it began. */
type LastDay<R> = (record: R) => Day | null

function withinRetention<R>(verdict: Verdict<R>, lastDay: LastDay<R>, from: Day): Verdict<R> {
  if (verdict.kind === 'refused') return verdict
  const last = lastDay(verdict.record)
  return last === null || last >= from ? verdict : refusal('past-keeping')
}
