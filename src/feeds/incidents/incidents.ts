/** Incidents: rows by the quick way or the judge, into the table; what to say about them afterwards. */
import type { FeedDefinition, FeedContext, FeedRead } from '../kinds/definition.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import { MOVED, PRECISIONS } from '../../domain/incident.ts'
import { londonDay } from '../../domain/day.ts'
import { fingerprint } from '../rows/json-object.ts'
import type { Ledger } from '../rows/ledger.ts'
import { openLedger } from '../rows/ledger.ts'
import type { NoticeTally } from '../rows/notices.ts'
import { nameCounts, note } from '../rows/notices.ts'
import { asFeature, noteDiffering, rowName } from '../rows/read-rows.ts'
import type { Refusal } from '../rows/verdict.ts'
import { isRefusal, refusal } from '../rows/verdict.ts'
import { noteDefaultTimes } from './default-times.ts'
import type { IncidentDraft, IncidentLimits } from './draft.ts'
import { incidentLimits } from './draft.ts'
import type { IncidentTable } from './incident-table.ts'
import { HOUSE_NUMBER, LOCAL_TIME, OUTSIDE, REPEATED_HOUR, SKIPPED_HOUR, UNLISTED } from './incident-table.ts'
import { INCIDENT_GEOMETRY, incidentShape, judgeIncident } from './judged-incident.ts'
import { quickIncident } from './quick-incident.ts'

export const INCIDENTS: FeedDefinition = {
  title: 'Incidents',
  description: 'One feature a reported event, at a point.',
  geometry: INCIDENT_GEOMETRY,
  mayLackGeometry: false,
  properties: incidentShape,
  read: readIncidents,
}

function readIncidents(features: readonly unknown[], feed: FeedEntry, context: FeedContext): FeedRead {
  const table = context.incidents
  const intake: Intake = {
    features,
    table,
    ledger: openLedger(feed),
    start: table.count,
    indexOf: [],
    limits: incidentLimits(context.asOf, context.vicinity, feed),
  }
  table.reserve(features.length)
  features.forEach((raw, index) => {
    const fault = takeIn(draftOf(raw, intake), index, intake)
    if (fault) intake.ledger.setAside(rowName(features[fault.index], fault.index), fault.reason)
  })
  tallyNotices(intake)
  const report = intake.ledger.report(features.length, table.count - intake.start)
  return { kind: 'read', report, records: {} }
}

interface Intake {
  readonly features: readonly unknown[]
  readonly table: IncidentTable
  readonly ledger: Ledger
  readonly limits: IncidentLimits
  /** The table's first row of this feed. */
  readonly start: number
  /** Number of the feature in each row of the table, from `start` on. */
  readonly indexOf: number[]
}

function draftOf(raw: unknown, { limits, table }: Intake): IncidentDraft | Refusal {
  const quick = quickIncident(raw, limits)
  if (quick) return quick
  const feature = asFeature(raw)
  return isRefusal(feature)
    ? feature
    : judgeIncident(feature, limits, (category) => table.isSensitive(category))
}

interface Fault {
  readonly index: number
  readonly reason: Refusal
}

/** Writes a row, or says which row is set aside for it: of differing rows under one id the newest reported stays. */
function takeIn(draft: IncidentDraft | Refusal, index: number, intake: Intake): Fault | null {
  if (isRefusal(draft)) return { index, reason: draft }
  const { table, start, indexOf } = intake
  const row = table.rowOf.get(draft.id)
  if (row === undefined) {
    table.append(draft)
    indexOf.push(index)
    return null
  }
  const earlier = indexOf[row - start]
  if (earlier === undefined || !outranks(draft, index, { row, earlier, ...intake })) {
    return { index, reason: refusal('duplicate-id') }
  }
  table.write(row, draft)
  indexOf[row - start] = index
  return { index: earlier, reason: refusal('duplicate-id') }
}

/** Whether a later row is to be counted in place of an earlier one; differing rows are noted, both of them. */
function outranks(
  draft: IncidentDraft,
  index: number,
  { features, table, ledger, row, earlier }: Intake & { readonly row: number; readonly earlier: number },
): boolean {
  const [first, second] = [fingerprint(features[earlier]), fingerprint(features[index])]
  if (first === second) return false
  noteDiffering(ledger.notices, features, [earlier, index])
  const newer = (draft.reported ? londonDay(draft.reported.at) : -1) - table.reportedDay(row)
  return newer === 0 ? second > first : newer > 0
}

function tallyNotices({ table, start, ledger }: Intake): void {
  const { marks, flags, precision, minute, category } = table.tallied(start)
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
  nameUnlisted(notices, table, start)
}

/** Names the categories that no list holds. */
function nameUnlisted(notices: NoticeTally, table: IncidentTable, start: number): void {
  const { marks, category } = table.tallied(start)
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
