/**
 * Collects the lines of a new feed: validates drafts by the kind's own reader, merges duplicates, and accounts for
 * every source row.
 */
import {
  UNLISTED_ENTRY,
  type FeedReport,
  type Handling,
  type SetAside,
  type FeedKind,
} from '../../domain/feed.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import { guardFor } from '../incidents/guarded-feature.ts'
import { parseMoment } from '../moments.ts'
import { openLedger, type Ledger, type RowName } from '../rows/ledger.ts'
import { isObject } from '../rows/json-object.ts'
import { nameCounts, note, type NoticeCode, type NoticeTally } from '../rows/notices.ts'
import { isRefusal, refusal, refusedFor, type Refusal } from '../rows/row-outcome.ts'
import type { Choices, ConversionContext } from './recognised.ts'
import { cellText } from '../tables/table-rows.ts'
import { feedContext } from '../read-feed.ts'
import { type AcceptedRow, type AcceptedRows, acceptedRows } from '../rows/accepted-rows.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'

/** A converted feature that the kind's rules have not validated yet. */
interface DraftFeature {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
/** A converted row, or the reason why it could not be converted. */
export interface Draft {
  /** The source rows that it is made of: one, or the positions of a visit. */
  readonly rows: readonly RowName[]
  readonly feature: DraftFeature | Refusal
  /** Notices, counted once for each source row. */
  readonly notes: readonly NoticeCode[]
  /** Names to be listed with a notice: types that are not in the list, and types matched by a close name. */
  readonly named: readonly (readonly [NoticeCode, string])[]
  /** The two cells from which the coordinates are made, where those are others. */
  readonly given?: readonly [string, string]
}
export type ConsumeDraft = (draft: Draft) => void

/** Drafts validated in one call, so that the cost of opening a reader is negligible. */
const BATCH = 1000

interface FeedLines {
  readonly notices: NoticeTally
  readonly add: (draft: Draft) => void
  readonly finish: (rowsIn: number) => {
    readonly lines: readonly string[]
    readonly report: FeedReport
    readonly listed: readonly SetAside[]
  }
}

/** Opens a collector. `columnOf`: the file's name of a field, for reports on rows set aside. */
export function feedLines(
  choices: Pick<Choices, 'kind' | 'feed'>,
  conversionContext: ConversionContext,
  columnOf: (field: string) => string,
): FeedLines {
  const { sentences } = FEED_DEFINITIONS[choices.kind]
  const ledger = openLedger({ id: choices.feed, kind: choices.kind }, conversionContext.place, sentences)
  const collector: Collector = {
    ledger,
    validate: rowValidator(choices.kind, conversionContext, ledger.notices),
    written: writtenAs(choices.kind, conversionContext),
    columnOf,
    accepted: conversionContext.store?.rows ?? acceptedRows(),
    names: new Map(),
    shown: 0,
  }
  let batch: PendingDraft[] = []
  let ids = new Set<string>()
  const flush = () => {
    validateBatch(batch, collector)
    batch = []
    ids = new Set()
  }
  return {
    notices: ledger.notices,
    add: (draft) => {
      if (isRefusal(draft.feature)) return setAside(draft.rows, draft.feature, collector)
      const { feature } = draft
      const id = keyOf(feature)
      if (batch.length === BATCH || ids.has(id)) flush()
      batch.push({ draft, feature, written: () => collector.written(feature) })
      ids.add(id)
    },
    finish: (rowsIn) => {
      flush()
      for (const [code, counts] of collector.names) {
        note(ledger.notices, code, sumOf(counts))
        nameCounts(ledger.notices, code, counts)
      }
      return {
        lines: collector.accepted.written,
        report: ledger.report(rowsIn, collector.shown),
        listed: ledger.listed(),
      }
    },
  }
}

/** A feature as it may be written, guarded as reading guards it. */
function writtenAs(kind: FeedKind, { categories }: ConversionContext): Collector['written'] {
  if (kind === 'incidents') return guardFor(categories)
  return kind === 'actions' ? withoutPlaceOfPerson : (feature) => feature
}

/** An action with an ethnicity has no place; of actions that are no searches the ethnicity is not kept. */
function withoutPlaceOfPerson(feature: DraftFeature): DraftFeature {
  const { ethnicity, ...rest } = feature.properties
  if (cellText(ethnicity) === '') return feature
  const properties = rest['type'] === 'stop-search' ? feature.properties : rest
  return { type: 'Feature', geometry: null, properties }
}

interface PendingDraft {
  readonly draft: Draft
  readonly feature: DraftFeature
  /** The row as it is written; only of rows that are accepted, since others may have no usable place. */
  readonly written: () => DraftFeature
}
interface Collector {
  readonly ledger: Ledger
  readonly validate: RowValidator
  readonly written: (feature: DraftFeature) => DraftFeature
  readonly columnOf: (field: string) => string
  readonly accepted: AcceptedRows
  readonly names: Map<NoticeCode, Map<string, number>>
  /** In source rows, since many positions make one visit. */
  shown: number
}

const keyOf = ({ properties }: DraftFeature) => cellText(properties['id'] ?? properties['code'])
const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

function validateBatch(batch: readonly PendingDraft[], collector: Collector): void {
  const verdicts = collector.validate(batch)
  for (const [at, pending] of batch.entries()) {
    const fault = verdicts[at] ?? null
    if (fault) setAside(pending.draft.rows, asInFile(fault, pending.draft, collector), collector)
    else acceptDraft(pending, collector)
  }
}

/** The fault with the names and the numbers of the file itself. */
function asInFile(fault: Refusal, { given }: Draft, { columnOf }: Collector): Refusal {
  if (fault.field === undefined) return fault
  const isOfPair = fault.field === PLACE_FIELD && fault.value !== undefined && given !== undefined
  return { ...fault, field: columnOf(fault.field), ...(isOfPair ? { value: given.join(', ') } : {}) }
}
const PLACE_FIELD = 'geometry'

function setAside(rows: readonly RowName[], fault: Refusal, { ledger }: Collector): void {
  for (const row of rows) ledger.setAside(row, fault)
}

/** Of identical rows under one id the first counts; of differing rows the one reported last, whatever their order. */
function acceptDraft(pending: PendingDraft, collector: Collector): void {
  const { draft, feature } = pending
  const { accepted } = collector
  const written = pending.written()
  const line = JSON.stringify(feature)
  const next: AcceptedRow = {
    line,
    written: written === feature ? line : JSON.stringify(written),
    rows: draft.rows,
  }
  const id = keyOf(feature)
  const at = accepted.indexOf(id)
  if (at < 0) {
    accepted.add(id, next)
    collector.shown += draft.rows.length
    return noteDraft(draft, collector)
  }
  const earlier = accepted.at(at, draft.rows[0]?.id)
  if (earlier.line !== next.line) note(collector.ledger.notices, 'differing-duplicates')
  const isNewer = earlier.line !== next.line && isReportedLater(next.line, earlier.line)
  if (isNewer) accepted.replace(at, next)
  collector.shown += isNewer ? next.rows.length - earlier.rows.length : 0
  setAside(isNewer ? earlier.rows : next.rows, refusal('duplicate-id'), collector)
}

function noteDraft({ rows, notes, named }: Draft, { ledger, names }: Collector): void {
  for (const code of notes) note(ledger.notices, code, rows.length)
  for (const [code, name] of named) {
    const counts = names.get(code) ?? new Map<string, number>()
    names.set(code, counts)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}

function isReportedLater(later: string, earlier: string): boolean {
  const newer = reportedIn(later) - reportedIn(earlier)
  return newer === 0 ? later > earlier : newer > 0
}

function reportedIn(line: string): number {
  const feature: unknown = JSON.parse(line)
  const properties = isObject(feature) ? feature['properties'] : null
  const reported = isObject(properties) ? properties['reported'] : null
  return (typeof reported === 'string' ? parseMoment(reported)?.at : null) ?? -1
}

/** The text of a GeoJSON file with these lines, and with the handling mark where there is one. */
export const feedText = (lines: readonly string[], handling: Handling | null): string =>
  `${feedHead(handling)}${lines.join(LINE_BREAK)}${feedEnd}`

/** What stands before the lines, between them and after them. */
export const feedHead = (handling: Handling | null): string => {
  const mark = handling === null ? '' : `"${MARK_NAME}":"${handling}",`
  return `{"type":"FeatureCollection",${mark}"features":[\n`
}
export const LINE_BREAK = ',\n'
export const feedEnd = '\n]}\n'

/** Notices that need a whole feed, or that the conversion gives itself. */
const WHOLE_FEED_NOTICES: ReadonlySet<string> = new Set([
  'default-midnight',
  'not-in-list',
  'partner-not-in-list',
  'differing-duplicates',
])

/** Refusal of each feature, null where it is accepted as it is and as it is written; ids must differ within one call. */
type RowValidator = (batch: readonly PendingDraft[]) => readonly (Refusal | null)[]

function rowValidator(
  kind: FeedKind,
  conversionContext: ConversionContext,
  notices: NoticeTally,
): RowValidator {
  const context = feedContext(
    conversionContext,
    { place: conversionContext.place, borough: conversionContext },
    'The file holds',
  )
  // A new reader for each call: duplicates are handled by the collector.
  const read = (features: readonly unknown[]) => {
    const reader = FEED_DEFINITIONS[kind].open({ ...UNLISTED_ENTRY, id: kind, kind }, context)
    reader.take(features)
    return reader.finish().report
  }
  const noteReport = ({ notices: rowNotices }: ReturnType<typeof read>) => {
    for (const { code, count } of rowNotices) if (!WHOLE_FEED_NOTICES.has(code)) note(notices, code, count)
  }
  const validateOne = ({ feature, ...pending }: PendingDraft): Refusal | null => {
    const report = read([feature])
    if (report.shown === 1) {
      const written = pending.written()
      // The middle of its square may lie beyond the limit where the place itself does not.
      if (written !== feature && read([written]).shown === 0) return refusal('outside')
      noteReport(report)
      return null
    }
    const [firstSetAside] = report.setAside
    const { field, value } = firstSetAside?.examples[0] ?? {}
    return refusedFor(firstSetAside?.reason ?? 'not-a-feature', field, value)
  }
  return (batch) => {
    const report = read(batch.map(({ feature }) => feature))
    if (report.shown < batch.length) return batch.map(validateOne)
    const guarded = batch.flatMap(({ feature, written }) => {
      const asWritten = written()
      return asWritten === feature ? [] : [asWritten]
    })
    if (guarded.length > 0 && read(guarded).shown < guarded.length) return batch.map(validateOne)
    noteReport(report)
    return batch.map(() => null)
  }
}
