/** A cluster's question: what lies under one node of the index, and when in the week. */
import { inAreas } from '../../analytics/selection.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import { isWithin, weekdayOf, type Day, type DaySpan } from '../../domain/day.ts'
import type { Held } from '../held.ts'

/** What lies under one node of the index, in the window and the chosen categories. */
export interface ClusterQuestion {
  readonly kind: 'cluster'
  readonly node: number
  readonly window: DaySpan
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Codes of areas or ids of sites; empty: anywhere. */
  readonly areas: readonly string[]
}

export interface ClusterAnswer {
  readonly kind: 'cluster'
  readonly question: ClusterQuestion
  readonly count: number
  /** By the dataset's categories. */
  readonly byCategory: readonly number[]
  /** By weekday (Monday first) and hour: 7 x 24 numbers; incidents whose hour is not known are not in it. */
  readonly byHour: readonly number[]
  readonly hourUnknown: number
}

export function clusterAnswer(held: Held, question: ClusterQuestion): ClusterAnswer {
  const { incidents, categories } = held.dataset
  const byCategory = categories.map(() => 0)
  const byHour = Array.from({ length: 7 * 24 }, () => 0)
  let hourUnknown = 0
  let count = 0
  for (const row of rowsUnder(held, question)) {
    const category = incidents.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
    count++
    const minute = incidents.minute[row] ?? -1
    const hour = weekdayOf(incidents.day[row] as Day) * 24 + Math.floor(minute / 60)
    if (minute < 0) hourUnknown++
    else byHour[hour] = (byHour[hour] ?? 0) + 1
  }
  return { kind: 'cluster', question, count, byCategory, byHour, hourUnknown }
}

/** Rows of the columns that lie under a node, in the window, the chosen categories and areas. */
function* rowsUnder({ dataset, index }: Held, question: ClusterQuestion): Generator<number> {
  const { incidents, categories } = dataset
  const surfaces = surfacesOf(dataset, question.areas)
  const inside = surfaces.length > 0 ? inAreas(index, surfaces) : null
  const isChosen = categories.map(({ id }) => question.categories?.includes(id) ?? true)
  for (let i = index.start[question.node] ?? 0; i < (index.end[question.node] ?? 0); i++) {
    const row = index.row[i] ?? 0
    const day = (incidents.day[row] ?? 0) as Day
    const isCounted = isChosen[incidents.category[row] ?? 0] === true && inside?.[i] !== 0
    if (isCounted && isWithin(day, question.window)) yield row
  }
}
