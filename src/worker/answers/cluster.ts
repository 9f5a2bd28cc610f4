/** Answers about a cluster of the map: the incidents under one node of the index by category, hour of week and month. */
import { hoursOfWeek, type HoursOfWeek } from '../../analytics/aoristic.ts'
import { dayNumber, firstOfMonth, isWithin, monthNumber, type Day, type DaySpan } from '../../domain/day.ts'
import { likelyDefaultTimes, type DefaultTime, type IncidentColumns } from '../../domain/incident.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import type { WorkerData } from '../editions.ts'
import { indexOf } from './area-index.ts'

/** Selection of incidents under one node of a cluster index. */
export interface NodeSelection {
  /** In the index of the areas, as `indexOf` gives it. */
  readonly node: number
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Codes of areas or ids of sites; empty: anywhere. */
  readonly areas: readonly string[]
  /** In the notation of `parseHours`; null or left out: every hour. */
  readonly hours?: string | null
}

/** Indices of the selected rows, in the order of the index. `window`: null for all days. */
export function rowsUnderNode(data: WorkerData, selection: NodeSelection, window: DaySpan | null): number[] {
  const { incidents, categories } = data.dataset
  const index = indexOf(data, selection.areas)
  const hours = parseHours(selection.hours ?? '')
  const isChosen = categories.map(({ id }) => selection.categories?.includes(id) ?? true)
  const rows: number[] = []
  for (let i = index.start[selection.node] ?? 0; i < (index.end[selection.node] ?? 0); i++) {
    const row = index.row[i] ?? 0
    const day = (incidents.day[row] ?? 0) as Day
    const isCounted = isChosen[incidents.category[row] ?? 0] === true
    const isInHours = hours === null || hours[index.hour[i] ?? 0] === 1
    if (isCounted && isInHours && (!window || isWithin(day, window))) rows.push(row)
  }
  return rows
}

/** `window`: days, both included. */
export interface ClusterQuestion extends NodeSelection {
  readonly kind: 'cluster'
  readonly window: DaySpan
}

/** Counts by month over all data, regardless of the window. */
interface MonthCounts {
  /** First day of the first month. */
  readonly first: Day
  readonly counts: readonly number[]
  /** Indices of the first and last month that the window touches, both included. */
  readonly window: { readonly from: number; readonly to: number }
}

export interface ClusterAnswer {
  readonly kind: 'cluster'
  readonly question: ClusterQuestion
  readonly count: number
  /** Counts in the order of the dataset's categories. */
  readonly byCategory: readonly number[]
  readonly hours: HoursOfWeek
  /** Times that are likely defaults of the recording system; `category`: index into the dataset's categories. */
  readonly defaults: readonly (DefaultTime & { readonly category: number })[]
  readonly months: MonthCounts
}

export function clusterAnswer(data: WorkerData, question: ClusterQuestion): ClusterAnswer {
  const { incidents, categories } = data.dataset
  const all = rowsUnderNode(data, question, null)
  const rows = all.filter((row) => isWithin(dayNumber(incidents.day[row] ?? 0), question.window))
  const byCategory = categories.map(() => 0)
  for (const row of rows) {
    const category = incidents.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
  }
  return {
    kind: 'cluster',
    question,
    count: rows.length,
    byCategory,
    hours: hoursOfWeek(rows.map((row) => intervalOf(incidents, row))),
    defaults: categories.flatMap((_, category) => {
      const own = rows.filter((row) => incidents.category[row] === category)
      const times = likelyDefaultTimes(own.map((row) => incidents.minute[row] ?? -1))
      return times.map((time) => ({ ...time, category }))
    }),
    months: monthsOf(data, question.window, all),
  }
}

const intervalOf = (incidents: IncidentColumns, row: number) => ({
  day: incidents.day[row] ?? 0,
  minute: incidents.minute[row] ?? -1,
  rangeMinutes: incidents.rangeMinutes[row] ?? 0,
})

/** From the first month of the data to the last, so that all clusters have the same months. */
function monthsOf({ dataset, index }: WorkerData, window: DaySpan, rows: readonly number[]): MonthCounts {
  const first = monthNumber(index.firstDay)
  const last = monthNumber(Math.max(index.firstDay, index.lastDay))
  const counts = Array.from({ length: last - first + 1 }, () => 0)
  for (const row of rows) {
    const month = monthNumber(dataset.incidents.day[row] ?? 0) - first
    counts[month] = (counts[month] ?? 0) + 1
  }
  return {
    first: firstOfMonth(first),
    counts,
    window: {
      from: Math.max(0, monthNumber(window.from) - first),
      to: Math.min(counts.length - 1, monthNumber(window.to) - first),
    },
  }
}
