/** At most five classes of rate, fixed by the whole data, so that a colour means the same in every window of one length. */
import { daysIn, type DaySpan } from '../../domain/day.ts'
import type { AreaRow } from '../area-table.ts'

export type AreaMeasure = 'crimes' | 'reported' | 'asb'

const DAYS_A_MONTH = 365.25 / 12
const SHARES = [0.2, 0.4, 0.6, 0.8]

/**
 * Lower edges of the second to the last class, per 1,000 residents in the window: fifths of the areas by their rate
 * over all data, scaled to the length of the window. Fewer where rounding makes two of them one; none without residents.
 */
export function rateEdges(
  rows: readonly AreaRow[],
  measure: AreaMeasure,
  window: DaySpan,
): readonly number[] {
  const rates = rows
    .flatMap((row): readonly number[] => {
      const { monthly } = row[measure]
      const days = monthly.length * DAYS_A_MONTH
      if (!row.population || days === 0) return []
      const sum = monthly.reduce((all, count) => all + count, 0)
      return [((sum / row.population) * 1000 * daysIn(window)) / days]
    })
    .toSorted((a, b) => a - b)
  const edges = SHARES.map((share) => rounded(rates[Math.floor(share * rates.length)] ?? 0))
  return [...new Set(edges)].filter((edge) => edge > 0)
}

/** Two digits that count, and whole from ten on. */
const rounded = (rate: number) => (rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2)))

/** 0 for the lowest class. */
export const rateClass = (rate: number, edges: readonly number[]) =>
  edges.filter((edge) => rate >= edge).length

/** `under 28`, `28 to under 34`, `46 and over`. */
export function classWords(edges: readonly number[]): readonly string[] {
  const [first] = edges
  if (first === undefined) return ['any rate']
  return [
    `under ${first}`,
    ...edges.slice(1).map((edge, at) => `${edges[at] ?? 0} to under ${edge}`),
    `${edges.at(-1) ?? 0} and over`,
  ]
}
