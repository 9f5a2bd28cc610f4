/** The change from baseline to window: counts, ratio, widened interval and, where the comparison allows one, a verdict. */
import { daysIn } from '../../domain/day.ts'
import type { RateRatio } from '../../analytics/small-numbers/rate-ratio.ts'
import { changeBetween } from '../../analytics/small-numbers/verdict.ts'
import type { Figure } from '../figure.ts'
import { SEASON_CAVEATS } from '../baseline/baseline.ts'
import type { Pair } from './tally.ts'
import type { Period } from './period.ts'

interface ChangeQuestion {
  /** Whole numbers. */
  readonly pair: Pair
  readonly period: Period
  /** Phi of the counts, at least 1: the interval is widened by its root. */
  readonly clumping: number
}

/** What a figure says of its baseline; empty where none was asked for. */
export type Change = Pick<
  Figure,
  'baselineValue' | 'ratio' | 'ratioLow' | 'ratioHigh' | 'verdict' | 'clumping' | 'caveat'
>

/** The baseline's count alone, for figures that get neither ratio nor verdict. Unknown is left out, never nought. */
export function countsBeside(before: number, { standing }: Period): Change {
  if (standing === 'alone' || standing === 'out-of-reach') return caveatOf(standing)
  return { baselineValue: before }
}

/**
 * Ratio of the two rates a day with its interval, by `changeBetween`. A verdict only where both periods share their
 * season and the data cover both; else the caveat says why there is none. A ratio or limit without bound (nothing
 * was counted before) is left out, since no file can hold it.
 */
export function changeOf({ pair, period, clumping }: ChangeQuestion): Change {
  const { window, baseline, standing } = period
  const counts = countsBeside(pair.before, period)
  const isComparable = standing === 'same-season' || standing === 'other-season'
  if (!baseline || !isComparable) return { ...counts, ...caveatOf(standing) }
  const now = { count: pair.now, exposure: daysIn(window) }
  const { ratio, verdict } = changeBetween(now, { count: pair.before, exposure: daysIn(baseline) }, clumping)
  return {
    ...counts,
    ...(ratio && intervalOf(ratio)),
    clumping,
    ...(standing === 'same-season' ? { verdict } : caveatOf(standing)),
  }
}

const intervalOf = ({ ratio, low, high }: RateRatio): Change => ({
  ...(Number.isFinite(ratio) && { ratio }),
  ratioLow: low,
  ...(Number.isFinite(high) && { ratioHigh: high }),
})

function caveatOf(standing: Period['standing']): Change {
  const caveat = SEASON_CAVEATS[standing]
  return caveat === null ? {} : { caveat }
}
