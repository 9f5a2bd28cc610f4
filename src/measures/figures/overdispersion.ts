/** How much the counts of an area, or of the whole borough, clump beyond chance: what intervals are widened by. */
import { overdispersion, pooledOverdispersion } from '../../analytics/small-numbers/overdispersion.ts'
import type { MonthlyCounts } from '../../analytics/small-numbers/overdispersion.ts'
import { monthNumber, wholeMonthsIn } from '../../domain/day.ts'
import { monthsAt } from './tally.ts'
import type { Measure, Tally } from './tally.ts'
import type { Period } from './period.ts'

/** Fewer months than this hold no calendar month twice, and say nothing of clumping. */
const LEAST_TO_COMPARE = 13

/** Phi of the counts of one measure, at least 1. */
export interface FigureOverdispersion {
  readonly whole: number
  /** By area, then the place outside them. */
  readonly byArea: readonly number[]
}

/**
 * From the whole months before the window, so that what happened in it cannot widen its own interval; from all
 * whole months where there are too few before. A place with fewer than 24 months takes the phi of all areas.
 */
export function overdispersionOf(tally: Tally, measure: Measure, period: Period): FigureOverdispersion {
  const areas = areaSeries(tally, measure)
  const months = monthsToLearnFrom(tally, period)
  const learnt = (counts: readonly number[]): MonthlyCounts => ({
    firstMonth: (tally.months.first + months.from) % 12,
    counts: counts.slice(months.from, months.to),
  })
  const pooled = pooledOverdispersion(areas.map(learnt))
  const borough = areas.reduce((sum, area) => sum.map((count, month) => count + (area[month] ?? 0)))
  return {
    whole: overdispersion(learnt(borough), pooled),
    byArea: areas.map((area) => overdispersion(learnt(area), pooled)),
  }
}

const areaSeries = (tally: Tally, measure: Measure) =>
  Array.from({ length: tally.places }, (_, place) => monthsAt(tally, place, measure))

/** Indexes into the tally's months, the end not included. */
function monthsToLearnFrom({ months }: Tally, { reach, window }: Period) {
  if (!reach) return { from: 0, to: 0 }
  const whole = wholeMonthsIn(reach)
  const from = whole.first - months.first
  const before = monthNumber(window.from) - months.first
  const all = Math.min(months.length, from + whole.length)
  return { from, to: before - from >= LEAST_TO_COMPARE ? Math.min(before, all) : all }
}
