/**
 * Collects the lines of a new feed: validates drafts by the kind's own reader, merges duplicates, and accounts for
 * every source row.
 */
import { UNLISTED, type FeedReport, type SetAside, type FeedKind } from '../../domain/feed.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import { parseMoment } from '../moments.ts'
import { openLedger, type Ledger, type RowName } from '../rows/ledger.ts'
import { isObject } from '../rows/json-object.ts'
import { nameCounts, note, type NoticeCode, type NoticeTally } from '../rows/notices.ts'
import { isRefusal, refusal, refusedFor, type Refusal } from '../rows/verdict.ts'
import type { Choices, Ground } from './recognised.ts'
import { cellText } from '../tables/table-rows.ts'
import { feedContext } from '../read-feed.ts'

/** A converted feature that the kind's rules have not validated yet. */
interface DraftFeature {
  readonly type: 'Feature'
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
export interface Draft {
  /** The source rows that it is made of: one, or the positions of a visit. */
  readonly rows: readonly RowName[]
  readonly feature: DraftFeature | Refusal
  /** Notices, counted once for each source row. */
  readonly notes: readonly NoticeCode[]
  /** Names to be listed with a notice: types that are not in the list, and types matched by a close name. */
  readonly named: readonly (readonly [NoticeCode, string])[]
}
export type TakeDraft = (draft: Draft) => void

/** Drafts validated in one call, so that the cost of opening a reader is negligible. */
const BATCH = 1000

interface FeedLines {
  readonly notices: NoticeTally
  readonly take: (draft: Draft) => void
  readonly finish: (rowsIn: number) => {
    readonly lines: readonly string[]
    readonly report: FeedReport
    readonly listed: readonly SetAside[]
  }
}

/** Opens a collector. `columnOf`: the file's name of a field, for reports on rows set aside. */
export function feedLines(choices: Choices, ground: Ground, columnOf: (field: string) => string): FeedLines {
  const { words } = FEED_DEFINITIONS[choices.kind]
  const ledger = openLedger({ id: choices.feed, kind: choices.kind }, ground.place, words)
  const page: Page = {
    ledger,
    judge: rowJudge(choices.kind, ground, ledger.notices),
    columnOf,
    kept: [],
    byId: new Map(),
    names: new Map(),
    shown: 0,
  }
  let batch: Waiting[] = []
  let ids = new Set<string>()
  const flush = () => {
    judgeBatch(batch, page)
    batch = []
    ids = new Set()
  }
  return {
    notices: ledger.notices,
    take: (draft) => {
      if (isRefusal(draft.feature)) return setAside(draft.rows, draft.feature, page)
      const id = keyOf(draft.feature)
      if (batch.length === BATCH || ids.has(id)) flush()
      batch.push({ draft, feature: draft.feature })
      ids.add(id)
    },
    finish: (rowsIn) => {
      flush()
      for (const [code, counts] of page.names) {
        note(ledger.notices, code, sumOf(counts))
        nameCounts(ledger.notices, code, counts)
      }
      return {
        lines: page.kept.map(({ line }) => line),
        report: ledger.report(rowsIn, page.shown),
        listed: ledger.listed(),
      }
    },
  }
}

interface Kept {
  readonly line: string
  readonly rows: readonly RowName[]
}
interface Waiting {
  readonly draft: Draft
  readonly feature: DraftFeature
}
interface Page {
  readonly ledger: Ledger
  readonly judge: RowJudge
  readonly columnOf: (field: string) => string
  readonly kept: Kept[]
  readonly byId: Map<string, number>
  readonly names: Map<NoticeCode, Map<string, number>>
  /** In source rows, since many positions make one visit. */
  shown: number
}

const keyOf = ({ properties }: DraftFeature) => cellText(properties['id'] ?? properties['code'])
const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

function judgeBatch(batch: readonly Waiting[], page: Page): void {
  const verdicts = page.judge(batch.map(({ feature }) => feature))
  for (const [at, { draft, feature }] of batch.entries()) {
    const fault = verdicts[at] ?? null
    if (fault) setAside(draft.rows, namedByColumn(fault, page), page)
    else keep(draft, feature, page)
  }
}

const namedByColumn = (fault: Refusal, { columnOf }: Page): Refusal =>
  fault.field === undefined ? fault : { ...fault, field: columnOf(fault.field) }

function setAside(rows: readonly RowName[], fault: Refusal, { ledger }: Page): void {
  for (const row of rows) ledger.setAside(row, fault)
}

/** Of identical rows under one id the first counts; of differing rows the one reported last, whatever their order. */
function keep(draft: Draft, feature: DraftFeature, page: Page): void {
  const next: Kept = { line: JSON.stringify(feature), rows: draft.rows }
  const id = keyOf(feature)
  const at = page.byId.get(id)
  const earlier = at === undefined ? undefined : page.kept[at]
  if (at === undefined || !earlier) {
    page.byId.set(id, page.kept.push(next) - 1)
    page.shown += draft.rows.length
    return tell(draft, page)
  }
  if (earlier.line !== next.line) tellDiffering(id, [earlier, next], page.ledger.notices)
  const isNewer = earlier.line !== next.line && outranks(next.line, earlier.line)
  if (isNewer) page.kept[at] = next
  page.shown += isNewer ? next.rows.length - earlier.rows.length : 0
  setAside(isNewer ? earlier.rows : next.rows, refusal('duplicate-id'), page)
}

function tell({ rows, notes, named }: Draft, { ledger, names }: Page): void {
  for (const code of notes) note(ledger.notices, code, rows.length)
  for (const [code, name] of named) {
    const counts = names.get(code) ?? new Map<string, number>()
    names.set(code, counts)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}

function tellDiffering(id: string, pair: readonly [Kept, Kept], notices: NoticeTally): void {
  note(notices, 'differing-duplicates')
  const named = notices.named.get('differing-duplicates') ?? []
  named.push(`${id}: rows ${pair.map(({ rows }) => rows[0]?.row ?? 0).join(' and ')}`)
  notices.named.set('differing-duplicates', named)
}

function outranks(later: string, earlier: string): boolean {
  const newer = reportedIn(later) - reportedIn(earlier)
  return newer === 0 ? later > earlier : newer > 0
}

function reportedIn(line: string): number {
  const feature: unknown = JSON.parse(line)
  const properties = isObject(feature) ? feature['properties'] : null
  const reported = isObject(properties) ? properties['reported'] : null
  return (typeof reported === 'string' ? parseMoment(reported)?.at : null) ?? -1
}

/** The text of a GeoJSON file with these lines. */
export const feedText = (lines: readonly string[]): string =>
  `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`

/** Notices that need a whole feed, or that the conversion gives itself. */
const NOT_BY_ROW: ReadonlySet<string> = new Set(['default-midnight', 'not-in-list', 'differing-duplicates'])

/** Refusal of each feature, null where it is accepted; ids must differ within one call. */
type RowJudge = (features: readonly unknown[]) => readonly (Refusal | null)[]

function rowJudge(kind: FeedKind, ground: Ground, notices: NoticeTally): RowJudge {
  const context = feedContext(ground, { place: ground.place, borough: ground }, 'The file holds')
  // A new reader for each call: duplicates are handled by the collector.
  const read = (features: readonly unknown[]) => {
    const reader = FEED_DEFINITIONS[kind].open({ ...UNLISTED, id: kind, kind }, context)
    reader.take(features)
    return reader.finish().report
  }
  const tell = ({ notices: told }: ReturnType<typeof read>) => {
    for (const { code, count } of told) if (!NOT_BY_ROW.has(code)) note(notices, code, count)
  }
  const judgeOne = (feature: unknown): Refusal | null => {
    const report = read([feature])
    if (report.shown === 1) {
      tell(report)
      return null
    }
    const [aside] = report.setAside
    const { field, value } = aside?.examples[0] ?? {}
    return refusedFor(aside?.reason ?? 'not-a-feature', field, value)
  }
  return (features) => {
    const report = read(features)
    if (report.shown < features.length) return features.map(judgeOne)
    tell(report)
    return features.map(() => null)
  }
}
