/**
 * Reads incident rows into the table, by the fast path or by full validation, resolves duplicates and counts notices.
 */
import type { FeedContext, FeedRead, FeedReader } from '../definition/feed-definition.ts'
import { INCIDENT_COLUMNS, INCIDENT_TRUTHS, IncidentBatch } from '../columnar/incident-batch.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import { DAY_MINUTES, defaultTimesAmong, MOVED, PRECISIONS } from '../../domain/incident.ts'
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
import type { TextBytes } from '../ids/text-bytes.ts'
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
      truths: INCIDENT_TRUTHS,
      take: (batch) => {
        const rows = new IncidentBatch(batch, { texts: intake.table.texts, limits: intake.limits })
        for (let row = 0; row < batch.count; row += 1) {
          rowsIn += 1
          if (rows.read(row, rowsIn)) addIncident(rows.incident, intake, rows.idBytes)
          else addRow(batch.featureAt(row), rowsIn, intake)
        }
        intake.table.keepLastId()
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
  const [rowsByMarks, rowsByFlags] = [byValue(marks), byValue(flags)]
  const withMark = (mark: number) => withBit(rowsByMarks, mark)
  const { notices } = ledger
  note(notices, 'outside-borough', withMark(OUTSIDE))
  note(notices, 'no-offset', withMark(LOCAL_TIME))
  note(notices, 'skipped-hour', withMark(SKIPPED_HOUR))
  note(notices, 'repeated-hour', withMark(REPEATED_HOUR))
  note(notices, 'house-number', withMark(HOUSE_NUMBER))
  note(notices, 'not-in-list', withMark(UNLISTED))
  note(notices, 'month-only', byValue(precision)[PRECISIONS.indexOf('month')] ?? 0)
  note(notices, 'moved', withBit(rowsByFlags, MOVED))
  noteDefaultTimes(notices, { minute, category }, table.categories())
  if (withMark(UNLISTED) > 0) nameUnlisted(notices, table)
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

/** Number of rows by the value of a column of bytes. */
function byValue(column: Uint8Array): Uint32Array {
  const rows = new Uint32Array(256)
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] ?? 0
    rows[value] = (rows[value] ?? 0) + 1
  }
  return rows
}

const withBit = (rowsByValue: Uint32Array, bit: number) =>
  rowsByValue.reduce((sum, rows, value) => sum + ((value & bit) === 0 ? 0 : rows), 0)

/** Times of day and categories of the rows; guarded rows have no time of day and are not counted. */
type TimeColumns = Pick<RowStore, 'minute' | 'category'>

function noteDefaultTimes(tally: NoticeTally, rows: TimeColumns, categories: readonly Category[]): void {
  const countsByTime = new Map<string, number>()
  const byMinute = rowsByMinute(rows, categories.length)
  categories.forEach(({ id }, code) => {
    const counts = byMinute.subarray(code * DAY_MINUTES, (code + 1) * DAY_MINUTES)
    for (const { minute, count } of defaultTimesAmong(counts)) {
      note(tally, 'default-midnight', count)
      countsByTime.set(`${id} at 00:0${minute}`, count)
    }
  })
  nameCounts(tally, 'default-midnight', countsByTime)
}

/** Number of rows by category code and minute since midnight; rows without a time are left out. */
function rowsByMinute({ minute, category }: TimeColumns, categories: number): Int32Array {
  const counts = new Int32Array(categories * DAY_MINUTES)
  for (let row = 0; row < minute.length; row += 1) {
    const at = minute[row] ?? -1
    if (at < 0) continue
    const cell = (category[row] ?? 0) * DAY_MINUTES + at
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}
