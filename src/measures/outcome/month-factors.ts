/** Season of the borough by calendar month, learnt over given days, by which a series is freed of its season. */
import type { Dataset } from '../../domain/dataset.ts'
import { civilDate, dayNumber, daysIn, type DaySpan } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { kindReader } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'

/** Incidents of given kinds a day, from `firstDay` on. */
interface DailyCounts {
  readonly firstDay: number
  readonly counts: Uint32Array
}

/** Relative daily rate of each calendar month. */
interface MonthFactors {
  /** January first; the mean of the twelve is 1. */
  readonly factors: readonly number[]
  /** False where the days are less than a year or hold no incident: every factor is then 1. */
  readonly isSeasonal: boolean
}

const MONTHS = 12
const NO_SEASON: MonthFactors = { factors: Array.from({ length: MONTHS }, () => 1), isSeasonal: false }
/** Days of a year: with fewer some calendar month is not covered whole. */
const LEAST_DAYS = 365

/**
 * Daily rate of the whole borough in each calendar month over the mean of the twelve rates: the seasonal index by simple
 * averages. Assumes that all parts of the borough share the season, and no trend within the days. Cost: linear in the days.
 * @param kinds elements of `Measure.kinds` that are counted together
 */
export function monthFactors(dataset: Dataset, kinds: readonly number[], days: DaySpan): MonthFactors {
  if (daysIn(days) < LEAST_DAYS) return NO_SEASON
  const { firstDay, counts } = dailyCounts(dataset.incidents, { dataset, kinds })
  const sums = NO_SEASON.factors.map(() => ({ count: 0, days: 0 }))
  for (let day = days.from; day <= days.to; day = dayNumber(day + 1)) {
    const month = sums[civilDate(day).month - 1]
    if (!month) continue
    month.days++
    month.count += counts[day - firstDay] ?? 0
  }
  const rates = sums.map(({ count, days: length }) => count / length)
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / MONTHS
  return mean > 0 ? { factors: rates.map((rate) => rate / mean), isSeasonal: true } : NO_SEASON
}

interface CountedKinds {
  readonly dataset: Dataset
  readonly kinds: readonly number[]
}

/** One pass over the rows; cached with them. */
const dailyCounts = memoised(
  ({ count, day }: IncidentColumns, { dataset, kinds }: CountedKinds): DailyCounts => {
    let [first, last] = [Infinity, -Infinity]
    for (let row = 0; row < count; row++) {
      first = Math.min(first, day[row] ?? first)
      last = Math.max(last, day[row] ?? last)
    }
    if (count === 0) return { firstDay: 0, counts: new Uint32Array(0) }
    const counts = new Uint32Array(last - first + 1)
    const kindOf = kindReader(dataset)
    for (let row = 0; row < count; row++) {
      const at = (day[row] ?? first) - first
      if (kinds.includes(kindOf(row))) counts[at] = (counts[at] ?? 0) + 1
    }
    return { firstDay: first, counts }
  },
  ({ dataset: { categories }, kinds }) => [categories, kinds.join(' ')],
)

/** Sum of the factors of the days of a period: its length in average days. */
export function seasonalDays({ factors }: MonthFactors, { from, to }: DaySpan): number {
  let sum = 0
  for (let day = from; day <= to; day = dayNumber(day + 1)) sum += factors[civilDate(day).month - 1] ?? 1
  return sum
}
