/**
 * Overdispersion (phi) of monthly counts per area and for the borough, by which figures' intervals are
 * widened.
 */
import {
  overdispersion,
  pooledOverdispersion,
  type MonthlyCounts,
} from '../../analytics/small-numbers/overdispersion.ts'
import { dayNumber, monthNumber, wholeMonthsIn } from '../../domain/day.ts'
import { monthsAt, type Measure, type Tally } from './tally.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'

/** Fewer months than this contain no calendar month twice, so phi cannot be estimated. */
const LEAST_MONTHS = 13

/** Phi of the counts of one measure, at least 1. */
export interface FigureOverdispersion {
  readonly borough: number
  /** Per area, then outside all areas; indexed as in the tally. */
  readonly byArea: readonly number[]
}

/**
 * Estimates phi from the whole months before the window, so that its own change does not widen its interval;
 * from all whole months up to its end where there are too few before. Areas with fewer than 24 months take the pooled phi.
 */
export function overdispersionOf(tally: Tally, measure: Measure, period: FigurePeriod): FigureOverdispersion {
  const areas = areaSeries(tally, measure)
  const months = trainingMonths(tally, period)
  const trainingSeries = (counts: readonly number[]): MonthlyCounts => ({
    firstMonth: (tally.months.first + months.from) % 12,
    counts: counts.slice(months.from, months.to),
  })
  const pooled = pooledOverdispersion(areas.map(trainingSeries))
  const borough = areas.reduce((sum, area) => sum.map((count, month) => count + (area[month] ?? 0)))
  return {
    borough: overdispersion(trainingSeries(borough), pooled),
    byArea: areas.map((area) => overdispersion(trainingSeries(area), pooled)),
  }
}

const areaSeries = (tally: Tally, measure: Measure) =>
  Array.from({ length: tally.places }, (_, place) => monthsAt(tally, place, measure))

/** Half-open range of indexes into the tally's months. */
function trainingMonths({ months }: Tally, { reach, window }: FigurePeriod) {
  if (!reach) return { from: 0, to: 0 }
  const whole = wholeMonthsIn({ from: reach.from, to: dayNumber(Math.min(reach.to, window.to)) })
  const from = whole.first - months.first
  const before = monthNumber(window.from) - months.first
  const all = Math.min(months.length, from + whole.length)
  return { from, to: before - from >= LEAST_MONTHS ? Math.min(before, all) : all }
}
