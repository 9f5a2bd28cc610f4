/**
 * Change of a count from baseline to window: counts, rate ratio, widened interval and, where the periods are
 * comparable, a verdict.
 */
import { daysIn, type DaySpan } from '../../domain/day.ts'
import type { RateRatio } from '../../analytics/small-numbers/rate-ratio.ts'
import { changeBetween } from '../../analytics/small-numbers/verdict.ts'
import { isMostlyLate, type LateDays } from '../feeds/freshness.ts'
import type { Figure, Verdict } from '../figure.ts'
import { SEASON_CAVEATS, type FigurePeriod } from '../baseline/baseline.ts'
import type { PeriodPair } from './tally.ts'

interface ChangeQuestion {
  /** Integer counts. */
  readonly pair: PeriodPair
  readonly period: FigurePeriod
  /** Phi of the counts, at least 1: the interval is widened by its square root. */
  readonly overdispersion: number
}

/** The fields of a figure that compare it with the baseline; empty without one. */
export type Change = Pick<
  Figure,
  'baselineValue' | 'ratio' | 'ratioLow' | 'ratioHigh' | 'verdict' | 'overdispersion' | 'caveat'
>

/** The baseline's count without ratio or verdict. Omitted, not zero, where unknown. */
export function countsBeside(before: number, { comparability }: FigurePeriod): Change {
  if (comparability === 'alone' || comparability === 'out-of-reach') return caveatOf(comparability)
  return { baselineValue: before }
}

/**
 * Ratio of the two daily rates with its interval, by `changeBetween`. A verdict only where both periods share
 * their season and the data cover both; otherwise a caveat with the reason. Infinite ratios and limits (zero
 * in the baseline) are omitted, since JSON cannot hold them.
 */
export function changeOf({ pair, period, overdispersion }: ChangeQuestion): Change {
  const { window, baseline, comparability, late } = period
  const counts = countsBeside(pair.before, period)
  const isComparable = comparability === 'same-season' || comparability === 'other-season'
  if (!baseline || !isComparable) return { ...counts, ...caveatOf(comparability) }
  const now = { count: pair.now, exposure: daysIn(window) }
  const { ratio, verdict } = changeBetween(
    now,
    { count: pair.before, exposure: daysIn(baseline) },
    overdispersion,
  )
  return {
    ...counts,
    ...(ratio && intervalOf(ratio)),
    overdispersion,
    ...(comparability === 'same-season'
      ? { verdict: verdictOfLate(verdict, window, late) }
      : caveatOf(comparability)),
  }
}

/** Reports still to come can only add: a rise holds, and no other verdict where they could weigh. */
export const verdictOfLate = (verdict: Verdict, window: DaySpan, late: LateDays | null): Verdict =>
  (verdict === 'down' || verdict === 'could be chance') && isMostlyLate(window, late)
    ? 'still to rise'
    : verdict

const intervalOf = ({ ratio, low, high }: RateRatio): Change => ({
  ...(Number.isFinite(ratio) && { ratio }),
  ratioLow: low,
  ...(Number.isFinite(high) && { ratioHigh: high }),
})

function caveatOf(comparability: FigurePeriod['comparability']): Change {
  const caveat = SEASON_CAVEATS[comparability]
  return caveat === null ? {} : { caveat }
}
