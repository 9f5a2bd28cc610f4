/** Answers with a page of the list of incidents under a node, newest first, without incidents that may not be listed. */
import type { DaySpan } from '../../domain/day.ts'
import {
  MOVED,
  POLICE_GENERATED,
  PRECISIONS,
  PRIVATE_PLACE,
  type IncidentColumns,
  type IncidentRow,
  type TextColumn,
} from '../../domain/incident.ts'
import type { WorkerData } from '../editions.ts'
import { rowsUnderNode, type NodeSelection } from './cluster.ts'

/** Rows of one answer. */
const PAGE_ROWS = 50

export interface RowsQuestion extends NodeSelection {
  readonly kind: 'rows'
  readonly window: DaySpan
  /** Rank of the first row, from 0, the newest. */
  readonly from: number
}

interface ListedIncident extends IncidentRow {
  /** Minutes to the latest possible time; 0 where no range was recorded. */
  readonly rangeMinutes: number
  /** Recorded through police activity. */
  readonly policeGenerated: boolean
}

export interface RowsAnswer {
  readonly kind: 'rows'
  readonly question: RowsQuestion
  /** Rank of the first of `rows`: as in the question, or that of the last page where it is beyond. */
  readonly from: number
  readonly rows: readonly ListedIncident[]
  /** Numbers of incidents that may be listed, and of those that are counted but never listed. */
  readonly listed: number
  readonly notListed: number
}

export function rowsAnswer(data: WorkerData, question: RowsQuestion): RowsAnswer {
  const { incidents } = data.dataset
  const under = rowsUnderNode(data, question, question.window)
  const mayBeListed = listable(data)
  const rows = under.filter(mayBeListed).toSorted(newestFirst(incidents))
  const lastPage = Math.max(0, Math.ceil(rows.length / PAGE_ROWS) - 1) * PAGE_ROWS
  const from = Math.min(Math.max(0, question.from), lastPage)
  return {
    kind: 'rows',
    question,
    from,
    rows: rows.slice(from, from + PAGE_ROWS).map((row) => listedIncident(data, row)),
    listed: rows.length,
    notListed: under.length - rows.length,
  }
}

/** Excludes incidents of a sensitive category, in a private place, or with a moved location. */
function listable({ dataset: { incidents, categories } }: WorkerData): (row: number) => boolean {
  return (row) => {
    const isSensitive = categories[incidents.category[row] ?? -1]?.sensitive ?? true
    return !isSensitive && ((incidents.flags[row] ?? 0) & (MOVED | PRIVATE_PLACE)) === 0
  }
}

/** Within a day, incidents without a time come last; ties keep the order of the index. */
const newestFirst =
  ({ day, minute }: IncidentColumns) =>
  (a: number, b: number) =>
    (day[b] ?? 0) - (day[a] ?? 0) || (minute[b] ?? -1) - (minute[a] ?? -1)

const textAt = ({ codes, values }: TextColumn, row: number) => values[codes[row] ?? -1] ?? null

function listedIncident({ dataset: { incidents, categories } }: WorkerData, row: number): ListedIncident {
  return {
    category: categories[incidents.category[row] ?? -1]?.label ?? '',
    day: incidents.day[row] ?? 0,
    minute: incidents.minute[row] ?? -1,
    rangeMinutes: incidents.rangeMinutes[row] ?? 0,
    precision: PRECISIONS[incidents.precision[row] ?? 0] ?? 'day',
    location: textAt(incidents.location, row),
    outcome: textAt(incidents.outcome, row),
    policeGenerated: ((incidents.flags[row] ?? 0) & POLICE_GENERATED) !== 0,
  }
}
