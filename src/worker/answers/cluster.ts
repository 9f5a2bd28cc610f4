/** A cluster's question: what lies under one node of the index, when in the week, and month by month. */

import { hoursOfWeek, type HoursOfWeek } from '../../analytics/aoristic.ts'
import { dayNumber, firstOfMonth, isWithin, monthNumber, type Day, type DaySpan } from '../../domain/day.ts'
import { likelyDefaultTimes, type DefaultTime, type IncidentColumns } from '../../domain/incident.ts'
import type { WorkerData } from '../editions.ts'
import { inAreas } from '../../analytics/selection.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import { hoursFrom } from '../../domain/places/week-hours.ts'

/** Which rows of the columns lie under one node of the index, as a question confines them. */

export interface UnderNode {
  readonly node: number
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Codes of areas or ids of sites; empty: anywhere. */
  readonly areas: readonly string[]
  /** As `hoursFrom` reads them; null or left out: every hour. */
  readonly hours?: string | null
}

/** In the index's order, which does not ask in what order the feed gave its rows. `window`: null for all days. */
export function rowsUnder(
  { dataset, index }: WorkerData,
  asked: UnderNode,
  window: DaySpan | null,
): number[] {
  const { incidents, categories } = dataset
  const surfaces = surfacesOf(dataset, asked.areas)
  const inside = surfaces.length > 0 ? inAreas(index, surfaces) : null
  const hours = hoursFrom(asked.hours ?? '')
  const isChosen = categories.map(({ id }) => asked.categories?.includes(id) ?? true)
  const rows: number[] = []
  for (let i = index.start[asked.node] ?? 0; i < (index.end[asked.node] ?? 0); i++) {
    const row = index.row[i] ?? 0
    const day = (incidents.day[row] ?? 0) as Day
    const isCounted = isChosen[incidents.category[row] ?? 0] === true && inside?.[i] !== 0
    const isThen = hours === null || hours[index.hour[i] ?? 0] === 1
    if (isCounted && isThen && (!window || isWithin(day, window))) rows.push(row)
  }
  return rows
}

/** What lies under one node of the index, in the window and the chosen categories. */
export interface ClusterQuestion extends UnderNode {
  readonly kind: 'cluster'
  readonly window: DaySpan
}

/** Counts month by month over all data, whatever the window. */
interface MonthCounts {
  /** First day of the first month. */
  readonly first: Day
  readonly counts: readonly number[]
  /** Which of them the window touches, both ends included. */
  readonly window: { readonly from: number; readonly to: number }
}

export interface ClusterAnswer {
  readonly kind: 'cluster'
  readonly question: ClusterQuestion
  readonly count: number
  /** By the dataset's categories. */
  readonly byCategory: readonly number[]
  readonly hours: HoursOfWeek
  /** Times that are likely no times at all, by the dataset's categories. */
  readonly defaults: readonly (DefaultTime & { readonly category: number })[]
  readonly months: MonthCounts
}

export function clusterAnswer(held: WorkerData, question: ClusterQuestion): ClusterAnswer {
  const { incidents, categories } = held.dataset
  const all = rowsUnder(held, question, null)
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
    hours: hoursOfWeek(rows.map((row) => spellOf(incidents, row))),
    defaults: categories.flatMap((_, category) => {
      const own = rows.filter((row) => incidents.category[row] === category)
      const times = likelyDefaultTimes(own.map((row) => incidents.minute[row] ?? -1))
      return times.map((time) => ({ ...time, category }))
    }),
    months: monthsOf(held, question.window, all),
  }
}

const spellOf = (incidents: IncidentColumns, row: number) => ({
  day: incidents.day[row] ?? 0,
  minute: incidents.minute[row] ?? -1,
  rangeMinutes: incidents.rangeMinutes[row] ?? 0,
})

/** From the first month of the data to the last, so that two clusters have the same months. */
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
