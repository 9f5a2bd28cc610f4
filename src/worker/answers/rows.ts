/** A list's question: incidents under a node by rank, fifty at a time, newest first; never one that may not be listed. */
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
import { rowsUnder, type UnderNode } from './cluster.ts'

/** How many rows one answer holds at most. */
const ROWS_AT_A_TIME = 50

export interface RowsQuestion extends UnderNode {
  readonly kind: 'rows'
  readonly window: DaySpan
  /** Rank of the first row asked for; 0 is the newest. */
  readonly from: number
}

interface ListedIncident extends IncidentRow {
  /** Minutes to the latest that it can have happened; 0 where no range was told. */
  readonly rangeMinutes: number
  /** It came to light by police work. */
  readonly policeGenerated: boolean
}

export interface RowsAnswer {
  readonly kind: 'rows'
  readonly question: RowsQuestion
  /** Rank of the first of `rows`: the one asked for, or that of the last page where there are not so many. */
  readonly from: number
  readonly rows: readonly ListedIncident[]
  /** How many may be listed in all, and how many are counted but never listed. */
  readonly listed: number
  readonly notListed: number
}

export function rowsAnswer(held: WorkerData, question: RowsQuestion): RowsAnswer {
  const { incidents } = held.dataset
  const under = rowsUnder(held, question, question.window)
  const mayBeListed = listable(held)
  const rows = under.filter(mayBeListed).toSorted(newestFirst(incidents))
  const lastPage = Math.max(0, Math.ceil(rows.length / ROWS_AT_A_TIME) - 1) * ROWS_AT_A_TIME
  const from = Math.min(Math.max(0, question.from), lastPage)
  return {
    kind: 'rows',
    question,
    from,
    rows: rows.slice(from, from + ROWS_AT_A_TIME).map((row) => listedIncident(held, row)),
    listed: rows.length,
    notListed: under.length - rows.length,
  }
}

/** Not of a sensitive category, not in a private place, not moved: any one of the three is enough to keep it off. */
function listable({ dataset: { incidents, categories } }: WorkerData): (row: number) => boolean {
  return (row) => {
    const isSensitive = categories[incidents.category[row] ?? -1]?.sensitive ?? true
    return !isSensitive && ((incidents.flags[row] ?? 0) & (MOVED | PRIVATE_PLACE)) === 0
  }
}

/** Of one day, those without a time come last; of equals the order of the index stands. */
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
