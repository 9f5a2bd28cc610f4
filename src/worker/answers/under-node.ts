/** Which rows of the columns lie under one node of the index, as a question confines them. */
import { inAreas } from '../../analytics/selection.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import { isWithin, type Day, type DaySpan } from '../../domain/day.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import type { WorkerData } from '../worker-data.ts'

export interface UnderNode {
  readonly node: number
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Codes of areas or ids of sites; empty: anywhere. */
  readonly areas: readonly string[]
  /** As `parseHours` reads them; null or left out: every hour. */
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
  const hours = parseHours(asked.hours ?? '')
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
