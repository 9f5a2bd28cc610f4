/** Applies amendments to a feed and validates the result by reading the feed before and after. */
import * as v from 'valibot'
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
import { fieldOf } from '../definition/fields.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import { reasonText } from '../kind-words.ts'
import { readFeed } from '../read-feed.ts'
import { presentMembers, type JsonObject } from '../rows/json-object.ts'
import { isReason } from '../rows/reasons.ts'
import { amendedText, markedText, EMPTY_FEED, type Amendment, rowsOfText } from './amended-text.ts'

/** Only the last amendment is validated; the earlier ones were when they were recorded. */
interface AmendRequest {
  readonly feed: FeedEntry
  /** Current text of the feed; null: there is no such feed yet. */
  readonly text: string | null
  readonly amendments: readonly Amendment[]
  /** Called for each reading. */
  readonly context: () => FeedContext
  /** Members that every written file carries, such as its handling mark. */
  readonly marks: Readonly<Record<string, string>>
}

/** Text of the amended feed, with its reports before and after. */
export interface AmendedFeed {
  readonly kind: 'amended'
  readonly text: string
  readonly before: FeedReport
  readonly after: FeedReport
  /** Number of earlier amendments that are written too, because the feed does not have them yet. */
  readonly earlier: number
}

/** The amendment is invalid; the feed is unchanged. */
export interface RejectedAmendment {
  readonly kind: 'faulty'
  readonly faults: readonly FieldFault[]
}

/** The amended feed; the field faults of the last amendment; or why the feed cannot be amended. Never throws. */
export function amendedFeed(request: AmendRequest): AmendedFeed | RejectedAmendment | Failed {
  const { feed, amendments, context, marks } = request
  const last = amendments.at(-1)
  if (!last) return failed('There is nothing to write.', 'Draw or record something first.')
  const faults = faultsOf(feed, last, context().place)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const text = request.text ?? EMPTY_FEED
  const before = readFeed(feed, text, context())
  if (before.kind === 'failed') return before
  const written = writtenInto(text, amendments)
  if (written.kind === 'failed') return written
  const after = readFeed(feed, written.text, context())
  if (after.kind === 'failed') return after
  const rejected = newFault(request, { written, before: before.report, after: after.report })
  if (rejected) return { kind: 'faulty', faults: [rejected] }
  return {
    kind: 'amended',
    text: markedText(written.text, marks),
    before: before.report,
    after: after.report,
    earlier: written.earlier,
  }
}

/** A phase is validated as the only one of its site: faults of the site's other phases are not this user's to fix. */
function faultsOf({ kind }: FeedEntry, amendment: Amendment, place: Place): readonly FieldFault[] {
  if (amendment.kind === 'add-row') return faultsIn(kind, amendment.properties, place)
  const site = { id: 's', name: 's', ringMetres: 0, comparison: [], phases: [amendment.phase] }
  return faultsIn('sites', site, place)
}

interface WrittenText {
  readonly kind: 'written'
  readonly text: string
  /** Index of the row of the last amendment, from 0; null where the feed has it already. */
  readonly row: number | null
  readonly earlier: number
}

function writtenInto(text: string, amendments: readonly Amendment[]): WrittenText | Failed {
  let written: WrittenText = { kind: 'written', text, row: null, earlier: 0 }
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

interface Readings {
  readonly written: WrittenText
  readonly before: FeedReport
  readonly after: FeedReport
}

/** Why the amendment causes a row to be set aside; null where it does not. */
function newFault({ feed, context }: AmendRequest, { written, before, after }: Readings): FieldFault | null {
  if (rowsSetAside(after) <= rowsSetAside(before)) return null
  const alone = onlyRow(written)
  const read = alone === null ? null : readFeed(feed, alone, context())
  const [setAside] = read?.kind === 'read' ? read.report.setAside : []
  // The row is accepted on its own, so another row has its id.
  if (!setAside) return faultOf(context().place, 'id', 'duplicate-id')
  return faultOf(context().place, setAside.examples[0]?.field ?? null, setAside.reason)
}

function onlyRow({ text, row }: WrittenText): string | null {
  const rows = rowsOfText(text)
  if (row === null || rows.kind === 'failed') return null
  return JSON.stringify({ type: 'FeatureCollection', features: [rows.features[row]] })
}

/** Reason why the value of a field is invalid. */
interface FieldFault {
  /** `ringMetres`, `phases[1].from`, `geometry`; null where the fault is not in one field. */
  readonly field: string | null
  readonly reason: string
  /** The reason as a sentence. */
  readonly text: string
}

const faultOf = (place: Place, field: string | null, reason: string): FieldFault => ({
  field,
  reason,
  text: reasonText(reason, place),
})

/** Faults by the schema of the kind, one a field, in the order of the fields; rules across fields are left to the reader. */
function faultsIn(kind: FeedKind, properties: JsonObject, place: Place): readonly FieldFault[] {
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
