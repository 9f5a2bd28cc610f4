/** What is wrong with a row before it is written: every field's own fault, found by the schema that feeds are read with. */
import * as v from 'valibot'
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { fieldOf } from '../definition/fields.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { presentMembers } from '../rows/json-object.ts'
import { reasonText } from '../kind-words.ts'
import { isReason } from '../rows/reasons.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'

export interface Fault {
  /** `ringMetres`, `phases[1].from`, `geometry`; null where the fault is in the whole. */
  readonly field: string | null
  readonly reason: string
  /** The reason as a sentence. */
  readonly text: string
}

export const faultOf = (place: Place, field: string | null, reason: string): Fault => ({
  field,
  reason,
  text: reasonText(reason, place),
})

/** One fault a field, in the order of the fields. Rules across fields are the reader's: it judges the row after this. */
export function faultsIn(kind: FeedKind, properties: JsonObject, place: Place): readonly Fault[] {
  const raw = presentMembers(properties)
  const result = v.safeParse(FEED_DEFINITIONS[kind].properties(place), raw)
  if (result.success) return []
  const faults = result.issues.map((issue) => faultOf(place, fieldOf(issue) ?? null, reasonOf(issue)))
  return faults.filter(({ field }, i) => faults.findIndex((other) => other.field === field) === i)
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (isReason(issue.message)) return issue.message
  return issue.path?.at(-1)?.value === undefined ? 'missing-field' : 'bad-field'
}
