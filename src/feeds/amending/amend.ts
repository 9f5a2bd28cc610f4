/** A feed as it would stand with what was drawn or recorded: read before and after by the very judge that reads feeds. */

import {
  failed,
  rowsSetAside,
  type Failed,
  type FeedEntry,
  type FeedReport,
  type FeedKind,
} from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { FeedContext } from '../definition/feed-definition.ts'
import { readFeed } from '../read-feed.ts'
import { amendedText, markedText, EMPTY_FEED, type Amendment, rowsOfText } from './amended-text.ts'
import * as v from 'valibot'
import { fieldOf } from '../definition/fields.ts'
import { presentMembers, type JsonObject } from '../rows/json-object.ts'
import { reasonText } from '../kind-words.ts'
import { isReason } from '../rows/reasons.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'

/** The last amendment is the one that is judged; those before it were judged when they were made. */
interface AmendRequest {
  readonly feed: FeedEntry
  /** The feed's text as it stands now; null: there is no such feed yet. */
  readonly text: string | null
  readonly amendments: readonly Amendment[]
  /** Each reading begins anew. */
  readonly context: () => FeedContext
  /** Members that every file of the product carries, such as its handling mark. */
  readonly marks: Readonly<Record<string, string>>
}
export interface AmendedFeed {
  readonly kind: 'amended'
  readonly text: string
  readonly before: FeedReport
  readonly after: FeedReport
  /** What was drawn here earlier and is written too, because the feed does not hold it yet. */
  readonly earlier: number
}
export interface RejectedAmendment {
  readonly kind: 'faulty'
  readonly faults: readonly Fault[]
}

/** Never throws, whatever the text. */
export function amendedFeed(amending: AmendRequest): AmendedFeed | RejectedAmendment | Failed {
  const { feed, amendments, context, marks } = amending
  const last = amendments.at(-1)
  if (!last) return failed('There is nothing to write.', 'Draw or record something first.')
  const faults = faultsOf(feed, last, context().place)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const text = amending.text ?? EMPTY_FEED
  const before = readFeed(feed, text, context())
  if (before.kind === 'failed') return before
  const written = writtenInto(text, amendments)
  if (written.kind === 'failed') return written
  const after = readFeed(feed, written.text, context())
  if (after.kind === 'failed') return after
  const refused = refusalIn(amending, { written, before: before.report, after: after.report })
  if (refused) return { kind: 'faulty', faults: [refused] }
  return {
    kind: 'amended',
    text: markedText(written.text, marks),
    before: before.report,
    after: after.report,
    earlier: written.earlier,
  }
}

/** A phase is judged as the only one of its site: the site's others are not this person's to mend. */
function faultsOf({ kind }: FeedEntry, amendment: Amendment, place: Place): readonly Fault[] {
  if (amendment.kind === 'add-row') return faultsIn(kind, amendment.properties, place)
  const site = { id: 's', name: 's', ringMetres: 0, comparison: [], phases: [amendment.phase] }
  return faultsIn('sites', site, place)
}

interface Written {
  readonly kind: 'written'
  readonly text: string
  /** Row of the last amendment, from 0; null where the feed holds it already. */
  readonly row: number | null
  readonly earlier: number
}

function writtenInto(text: string, amendments: readonly Amendment[]): Written | Failed {
  let written: Written = { kind: 'written', text, row: null, earlier: 0 }
  for (const [i, amendment] of amendments.entries()) {
    const next = amendedText(written.text, amendment)
    if (next.kind === 'failed') return next
    const isEarlier = i < amendments.length - 1 && next.row !== null
    written = {
      kind: 'written',
      text: next.text,
      row: next.row,
      earlier: written.earlier + (isEarlier ? 1 : 0),
    }
  }
  return written
}

interface Read {
  readonly written: Written
  readonly before: FeedReport
  readonly after: FeedReport
}

/** Null where nothing more is set aside than before. */
function refusalIn({ feed, context }: AmendRequest, { written, before, after }: Read): Fault | null {
  if (rowsSetAside(after) <= rowsSetAside(before)) return null
  const alone = onlyRow(written)
  const read = alone === null ? null : readFeed(feed, alone, context())
  const [aside] = read?.kind === 'read' ? read.report.setAside : []
  // Alone it is shown: then another row has its id.
  if (!aside) return faultOf(context().place, 'id', 'duplicate-id')
  return faultOf(context().place, aside.examples[0]?.field ?? null, aside.reason)
}

function onlyRow({ text, row }: Written): string | null {
  const rows = rowsOfText(text)
  if (row === null || rows.kind === 'failed') return null
  return JSON.stringify({ type: 'FeatureCollection', features: [rows.features[row]] })
}

/** What is wrong with a row before it is written: every field's own fault, found by the schema that feeds are read with. */

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
