/** What the house knows about a kind of feed: how it is described, and how its rows become records. */
import type * as v from 'valibot'
import type { ActionType } from '../../domain/action.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { Day, Moment } from '../../domain/day.ts'
import { londonDay } from '../../domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport } from '../../domain/feed.ts'
import type { IncidentTable } from '../incidents/incident-table.ts'
import type { Arrival } from '../json-text.ts'
import { londonClock } from '../moments.ts'
import type { Placed, ShapeName } from '../rows/geometry.ts'
import type { Shape } from '../../domain/geography.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { isList, isObject } from '../rows/json-object.ts'
import type { NoticeCode } from '../rows/notices.ts'
import type { Feature } from '../rows/read-rows.ts'
import { readRows } from '../rows/read-rows.ts'
import { openLedger } from '../rows/ledger.ts'
import type { Refusal, Verdict } from '../rows/verdict.ts'
import { refusal } from '../rows/verdict.ts'
import type { Vicinity } from '../vicinity.ts'
import type { LastDay } from './keeping.ts'
import { keptFrom, withinKeeping } from './keeping.ts'

/** What rows are judged against, and what the feeds read so far already hold. */
export interface FeedContext {
  readonly arrival: Arrival
  readonly asOf: Day
  readonly actionTypes: ReadonlyMap<string, ActionType>
  readonly vicinity: Vicinity
  readonly incidents: IncidentTable
  /** Ids already counted, by kind: they stay unique across feeds. */
  readonly taken: ReadonlyMap<FeedKind, Set<string>>
}

export interface FeedRead {
  readonly kind: 'read'
  readonly report: FeedReport
  /** The records by where they belong; incidents go into the context's table instead. */
  readonly records: Partial<SmallKinds>
}

export interface FeedDefinition {
  readonly title: string
  readonly description: string
  /** Geometries that a row may have. */
  readonly geometry: readonly ShapeName[]
  readonly mayLackGeometry: boolean
  /** The plain shape of a row's properties: what the JSON Schema is printed from. */
  readonly properties: v.ObjectSchema<v.ObjectEntries, undefined>
  readonly read: (features: readonly unknown[], feed: FeedEntry, context: FeedContext) => FeedRead
}

export interface SmallKind<R> extends Omit<FeedDefinition, 'read'> {
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
    read: (features, feed, context) => {
      const ledger = openLedger(feed)
      const rows = readRows(features, {
        ledger,
        keyOf,
        taken: context.taken.get(feed.kind) ?? new Set(),
        judge: (feature) => withinKeeping(judge(feature, context), lastDay, keptFrom(feed, context.asOf)),
      })
      return { kind: 'read', report: ledger.report(features.length, rows.length), records: records(rows) }
    },
  }
}

/** Refuses the first of these times that is after the day on which the data was drawn. */
export function notAfter(asOf: Day, times: Readonly<Record<string, Moment | undefined>>): Refusal | null {
  const late = Object.entries(times).find(([, time]) => time !== undefined && londonDay(time.at) > asOf)
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
