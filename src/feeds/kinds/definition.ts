/** What the house knows about a kind of feed: how it is described, and how its rows become records. */
import type * as v from 'valibot'
import type { ActionType } from '../../domain/action.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { Day, Moment } from '../../domain/day.ts'
import { londonDay } from '../../domain/day.ts'
import type { Category } from '../../domain/category.ts'
import type { FeedEntry, FeedReport, SetAside } from '../../domain/feed.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Arrival } from '../json-text.ts'
import { lacksOffset, parseMoment } from '../moments.ts'
import type { ShapeName } from '../rows/geometry.ts'
import type { JsonObject } from '../rows/json-object.ts'
import type { NoticeCode } from '../rows/notices.ts'
import type { Feature } from '../rows/read-rows.ts'
import { openRows } from '../rows/read-rows.ts'
import { openLedger } from '../rows/ledger.ts'
import type { Refusal, Verdict } from '../rows/verdict.ts'
import { refusal } from '../rows/verdict.ts'
import type { Standing, Vicinity } from '../vicinity.ts'

/** What the rows of any feed are judged against; reading changes nothing in it. */
export interface FeedContext {
  readonly arrival: Arrival
  readonly asOf: Day
  readonly actionTypes: ReadonlyMap<string, ActionType>
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
  readonly properties: v.ObjectSchema<v.ObjectEntries, undefined>
  readonly open: (feed: FeedEntry, context: FeedContext) => FeedReader
}

/** Takes the features of one feed, some at a time, in their order; `finish` is called once, in the end. */
export interface FeedReader {
  readonly take: (features: readonly unknown[]) => void
  readonly finish: () => FeedRead
}

export interface SmallKind<R> extends Omit<FeedDefinition, 'open'> {
  readonly judge: (feature: Feature, context: FeedContext) => Verdict<R>
  readonly keyOf: (record: R) => string
  readonly records: (rows: readonly R[]) => Partial<SmallKinds>
}

/** A kind that is small enough to be kept as a list of records. */
export function smallKind<R>({ judge, keyOf, records, ...description }: SmallKind<R>): FeedDefinition {
  return {
    ...description,
    open: (feed, context) => {
      const ledger = openLedger(feed)
      const rows = openRows({ ledger, keyOf, judge: (feature) => judge(feature, context) })
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

/** Refuses the first of these times that is after the day on which the data was drawn. */
export function notAfter(asOf: Day, times: Readonly<Record<string, Moment | undefined>>): Refusal | null {
  const late = Object.entries(times).find(([, time]) => time !== undefined && londonDay(time.at) > asOf)
  return late ? refusal('future-date', late[0]) : null
}

/** What a row's place and raw times give a reader to know. */
export function notesOn(properties: JsonObject, standing: Standing | null): readonly NoticeCode[] {
  const isLocal = Object.values(properties).some(
    (value) => typeof value === 'string' && lacksOffset(value) && parseMoment(value)?.precision === 'instant',
  )
  return [
    ...(standing === 'near' ? (['outside-borough'] as const) : []),
    ...(isLocal ? (['no-offset'] as const) : []),
  ]
}
