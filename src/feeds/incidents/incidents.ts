/**
 * Reads incident rows into the table, by the fast path or by full validation, resolves duplicates and counts notices.
 */
import type { FeedContext, FeedRead, FeedReader } from '../definition/feed-definition.ts'
import { INCIDENT_COLUMNS, IncidentBatch } from '../columnar/incident-batch.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import { MOVED, PRECISIONS, likelyDefaultTimes } from '../../domain/incident.ts'
import { openLedger, type Ledger, type OwnSentences } from '../rows/ledger.ts'
import { nameCounts, note, type NoticeTally } from '../rows/notices.ts'
import { asFeature, noteDiffering, rowName, type Feature } from '../rows/read-rows.ts'
import { isRefusal, refusal, type Refusal } from '../rows/row-outcome.ts'
import { incidentLimits, type IncidentDraft, type IncidentLimits } from './draft.ts'
import type { CodedIncident } from './coded-incident.ts'
import {
  HOUSE_NUMBER,
  IncidentTable,
  LOCAL_TIME,
  OUTSIDE,
  REPEATED_HOUR,
  reportedDayOf,
  SKIPPED_HOUR,
  UNLISTED,
  type StoredRow,
  type RowStore,
} from './incident-table.ts'
import type { TextBytes } from './text-bytes.ts'
import { quickIncident } from './quick-incident.ts'
import type { Category } from '../../domain/category.ts'

/** Parts of the kind's definition that reading needs: validation of a row, and its own texts. */
interface IncidentRules {
  /** `isSensitive`: whether a category hides its place. */
  readonly validate: (
    feature: Feature,
    limits: IncidentLimits,
    isSensitive: (category: string) => boolean,
  ) => IncidentDraft | Refusal
  readonly sentences: OwnSentences
}

/** Opens a reader for one feed of incidents. */
export function openIncidents(
  feed: FeedEntry,
  context: FeedContext,
  { validate, sentences }: IncidentRules,
): FeedReader {
  const intake: IncidentIntake = {
    table: new IncidentTable(context.categories),
    ledger: openLedger(feed, context.place, sentences),
    validate,
    limits: incidentLimits(context.asOf, context.vicinity, feed),
  }
  let rowsIn = 0
  return {
    take: (features) => {
      for (const raw of features) addRow(raw, ++rowsIn, intake)
    },
    expect: (rows) => intake.table.expect(rows),
    columns: {
      names: INCIDENT_COLUMNS,
      take: (batch) => {
        const rows = new IncidentBatch(batch, { texts: intake.table.texts, limits: intake.limits })
        for (let row = 0; row < batch.count; row += 1) {
          rowsIn += 1
          if (rows.read(row, rowsIn)) addIncident(rows.incident, intake, rows.idBytes)
          else addRow(batch.featureAt(row), rowsIn, intake)
        }
      },
    },
    finish: () => incidentsRead(intake, rowsIn),
  }
}

interface IncidentIntake {
  readonly table: IncidentTable
  readonly ledger: Ledger
  readonly limits: IncidentLimits
  readonly validate: IncidentRules['validate']
}

function incidentsRead({ table, ledger }: IncidentIntake, rowsIn: number): FeedRead {
  tallyNotices(table, ledger)
  const report = ledger.report(rowsIn, table.count)
  const rows = table.features()
  return {
    kind: 'read',
    report,
    listed: ledger.listed(),
    records: {},
    incidents: table.columns(),
    categories: table.categories(),
    rows,
  }
}

function draftOf(raw: unknown, { limits, table, validate }: IncidentIntake): IncidentDraft | Refusal {
  const quick = quickIncident(raw, limits)
  if (quick) return quick
  const feature = asFeature(raw)
  return isRefusal(feature) ? feature : validate(feature, limits, (category) => table.isSensitive(category))
}

/** Writes a row or sets it aside. */
function addRow(raw: unknown, feature: number, intake: IncidentIntake): void {
  const draft = draftOf(raw, intake)
  if (isRefusal(draft)) return intake.ledger.setAside(rowName(raw, feature), draft)
  addIncident(intake.table.encoded(draft, feature), intake)
}

/** Of differing rows under one id the one reported last is stored, and the other set aside. */
function addIncident(
  incident: CodedIncident,
  { table, ledger }: Pick<IncidentIntake, 'table' | 'ledger'>,
  idBytes: TextBytes | null = null,
): void {
  const row = table.append(incident, idBytes)
  if (row < 0) return
  const { draft, feature } = incident
  const earlier = table.storedRow(row)
  const isReplacing = isPreferred(incident, earlier, ledger)
  if (isReplacing) table.write(row, incident)
  ledger.setAside({ row: isReplacing ? earlier.feature : feature, id: draft.id }, refusal('duplicate-id'))
}

/** Whether a later row replaces an earlier one under its id; differing rows give a notice that names both. */
function isPreferred({ draft, hash, feature }: CodedIncident, earlier: StoredRow, ledger: Ledger): boolean {
  if (hash === earlier.hash) return false
  noteDiffering(ledger.notices, draft.id, [earlier.feature, feature])
  const newer = reportedDayOf(draft) - earlier.reportedDay
  return newer === 0 ? hash > earlier.hash : newer > 0
}

function tallyNotices(table: IncidentTable, ledger: Ledger): void {
  const { marks, flags, precision, minute, category } = table.tallied()
  const withMark = (mark: number) => countWhere(marks, (value) => (value & mark) !== 0)
  const { notices } = ledger
  note(notices, 'outside-borough', withMark(OUTSIDE))
  note(notices, 'no-offset', withMark(LOCAL_TIME))
  note(notices, 'skipped-hour', withMark(SKIPPED_HOUR))
  note(notices, 'repeated-hour', withMark(REPEATED_HOUR))
  note(notices, 'house-number', withMark(HOUSE_NUMBER))
  note(notices, 'not-in-list', withMark(UNLISTED))
  const monthly = PRECISIONS.indexOf('month')
  note(
    notices,
    'month-only',
    countWhere(precision, (value) => value === monthly),
  )
  note(
    notices,
    'moved',
    countWhere(flags, (value) => (value & MOVED) !== 0),
  )
  noteDefaultTimes(notices, { minute, category }, table.categories())
  nameUnlisted(notices, table)
}

/** Lists the categories that are not in the manifest. */
function nameUnlisted(notices: NoticeTally, table: IncidentTable): void {
  const { marks, category } = table.tallied()
  const categories = table.categories()
  const counts = new Map<string, number>()
  marks.forEach((mark, row) => {
    const name = categories[category[row] ?? -1]?.id ?? ''
    if ((mark & UNLISTED) !== 0) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  nameCounts(notices, 'not-in-list', counts)
}

function countWhere(column: Uint8Array, isMeant: (value: number) => boolean): number {
  let count = 0
  for (const value of column) if (isMeant(value)) count += 1
  return count
}

/** Times of day and categories of the rows; guarded rows have no time of day and are not counted. */
type TimeColumns = Pick<RowStore, 'minute' | 'category'>

function noteDefaultTimes(tally: NoticeTally, rows: TimeColumns, categories: readonly Category[]): void {
  const countsByTime = new Map<string, number>()
  minutesByCategory(rows, categories.length).forEach((minutes, code) => {
    for (const { minute, count } of likelyDefaultTimes(minutes)) {
      note(tally, 'default-midnight', count)
      countsByTime.set(`${categories[code]?.id ?? ''} at 00:0${minute}`, count)
    }
  })
  nameCounts(tally, 'default-midnight', countsByTime)
}

/** Minutes of the day by category code; counted first, to allocate arrays of exact length. */
function minutesByCategory({ minute, category }: TimeColumns, categories: number): readonly Int16Array[] {
  const counts = new Int32Array(categories)
  for (const code of category) counts[code] = (counts[code] ?? 0) + 1
  const minutes = Array.from(counts, (count) => new Int16Array(count))
  const filled = new Int32Array(categories)
  category.forEach((code, row) => {
    const at = filled[code] ?? 0
    const minutesOfCategory = minutes[code]
    if (minutesOfCategory) minutesOfCategory[at] = minute[row] ?? -1
    filled[code] = at + 1
  })
  return minutes
}
