/** What the house knows about a kind of feed: how it is described, and how its rows become records. */
import type * as v from 'valibot'
import type { ActionType } from '../../domain/action.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { Day, EitherMoment } from '../../domain/day.ts'
import { earliestDayOf } from '../../domain/day.ts'
import type { Category } from '../../domain/category.ts'
import type { Place } from '../../domain/place/place.ts'
import type { FeedEntry, FeedReport, SetAside } from '../../domain/feed.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Arrival } from '../json-text.ts'
import { londonClock } from '../moments.ts'
import type { Placed, ShapeName } from '../rows/geometry.ts'
import type { Shape } from '../../domain/geography.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { isList, isObject } from '../rows/json-object.ts'
import type { NoticeCode } from '../rows/notices.ts'
import type { Feature } from '../rows/read-rows.ts'
import { openRows } from '../rows/read-rows.ts'
import { openLedger } from '../rows/ledger.ts'
import type { Refusal, Verdict } from '../rows/verdict.ts'
import { refusal } from '../rows/verdict.ts'
import type { Vicinity } from '../vicinity.ts'
import type { LastDay } from './keeping.ts'
import { keptFrom, withinKeeping } from './keeping.ts'

/** What the rows of any feed are judged against; reading changes nothing in it. */
export interface FeedContext {
  readonly arrival: Arrival
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
  readonly open: (feed: FeedEntry, context: FeedContext) => FeedReader
}

/** Takes the features of one feed, some at a time, in their order; `finish` is called once, in the end. */
export interface FeedReader {
  readonly take: (features: readonly unknown[]) => void
  readonly finish: () => FeedRead
}

interface SmallKind<R> extends Omit<FeedDefinition, 'open'> {
  readonly judge: (feature: Feature, context: FeedContext) => Verdict<R>
  readonly keyOf: (record: R) => string
  readonly lastDay: LastDay<R>
  readonly records: (rows: readonly R[]) => Partial<SmallKinds>
}

/** A kind that is small enough to be kept as a list of records. */
export function smallKind<R>({
  judge,
  keyOf,
  lastDay,
  records,
  ...description
}: SmallKind<R>): FeedDefinition {
  return {
    ...description,
    open: (feed, context) => {
      const ledger = openLedger(feed, context.place)
      const from = keptFrom(feed, context.asOf)
      const rows = openRows({
        ledger,
        keyOf,
        judge: (feature) => withinKeeping(judge(feature, context), lastDay, from),
      })
      return {
        take: rows.take,
        finish: () => {
          const { counted, rowsIn } = rows.finish()
          return {
            kind: 'read',
            report: ledger.report(rowsIn, counted.length),
            listed: ledger.listed(),
            records: records(counted.map(({ record }) => record)),
            incidents: null,
            categories: context.categories,
            rows: Uint32Array.from(counted, ({ name }) => name.row),
          }
        },
      }
    },
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
    ...(place?.standing === 'near' ? (['outside-borough'] as const) : []),
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
