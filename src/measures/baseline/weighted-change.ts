/** Change of a weighted sum of counts, such as harm, with its interval. */
import { NORMAL_975 } from '../../analytics/small-numbers/exact-intervals.ts'
import { daysIn } from '../../domain/day.ts'
import { arrivedShare, isMostlyLate } from '../feeds/freshness.ts'
import { leftOutWords, type Change } from '../figures/change.ts'
import type { FigureInputs } from '../figures/tally.ts'

/** A weighted sum with the estimate of its variance. */
interface WeightedSum {
  readonly sum: number
  /** Sum of squared weights times counts: the variance for Poisson counts. */
  readonly variance: number
}

/** @param counts as many as weights, neither negative */
export function weightedSum(weights: readonly number[], counts: ArrayLike<number>): WeightedSum {
  let [sum, variance] = [0, 0]
  for (const [at, weight] of weights.entries()) {
    const count = counts[at] ?? 0
    sum += weight * count
    variance += weight ** 2 * count
  }
  return { sum, variance }
}

/**
 * Ratio of two weighted sums of Poisson counts with its 95 % interval on the log scale, by the delta method: the variance of
 * a logarithm is that of the sum over its square, times phi (Fay and Feuer 1997 give the variance of the sum). Holds for
 * many incidents; a single grave one outweighs hundreds of light ones, which the interval allows for.
 * @param exposures days of the baseline over days of the window
 * @returns null where either sum is 0
 */
export function weightedRatio(
  now: WeightedSum,
  before: WeightedSum,
  { exposures = 1, phi = 1 }: { readonly exposures?: number; readonly phi?: number } = {},
): { readonly ratio: number; readonly low: number; readonly high: number } | null {
  if (!(now.sum > 0) || !(before.sum > 0)) return null
  const ratio = (now.sum / before.sum) * exposures
  const error = Math.sqrt(phi * (now.variance / now.sum ** 2 + before.variance / before.sum ** 2))
  const reach = Math.exp(NORMAL_975 * error)
  return { ratio, low: ratio / reach, high: ratio * reach }
}

/**
 * Harm of the window over that of the baseline; without a verdict of its own. Compared as counts are: not under 7 days,
 * without the incidents known by month alone under 28, and not where reports that are still to come could change it.
 */
export function harmChange({ dataset, tally, period }: FigureInputs, phi: number): Change {
  const { window, baseline, comparability, late } = period
  if (comparability === 'too-short') return { comparisonNote: 'Too short to say whether it changed.' }
  if (!baseline || comparability !== 'same-season') return {}
  if (isMostlyLate(window, late) || isMostlyLate(baseline, late)) return STILL_TO_RISE
  const weights = dataset.categories.map(({ harm }) => harm)
  const { byMonth } = tally
  const [now, before] = [
    weightedSum(weights, without(tally.window.byCategory, byMonth?.window.byCategory)),
    weightedSum(weights, without(tally.baseline.byCategory, byMonth?.baseline.byCategory)),
  ]
  const exposures = daysIn(baseline) / daysIn(window)
  const ratio = weightedRatio(now, before, { exposures, phi })
  if (!ratio) return {}
  const arrived = arrivedShare(baseline, late) / Math.max(LEAST_SHARE, arrivedShare(window, late))
  const corrected = weightedRatio(now, before, { exposures: exposures * arrived, phi })
  if (corrected && directionOf(corrected) !== directionOf(ratio)) return STILL_TO_RISE
  const leftOut = byMonth && leftOutWords({ now: sumOf(byMonth.window), before: sumOf(byMonth.baseline) })
  return {
    ratio: ratio.ratio,
    ratioLow: ratio.low,
    ratioHigh: ratio.high,
    overdispersion: phi,
    ...(leftOut && { comparisonNote: leftOut }),
  }
}

const STILL_TO_RISE: Change = { comparisonNote: 'Not compared: reports are still to come.' }

/** -1, 1, or 0 where the interval holds no change. */
const directionOf = ({ low, high }: { readonly low: number; readonly high: number }) =>
  high < 1 ? -1 : low > 1 ? 1 : 0

/** Share of its reports that a period has at least, so that a rate stays finite. */
const LEAST_SHARE = 1e-6

const without = (counts: ArrayLike<number>, leftOut: ArrayLike<number> | undefined) =>
  Array.from(counts, (count, at) => count - (leftOut?.[at] ?? 0))

const sumOf = ({ byCategory }: { readonly byCategory: Uint32Array }) =>
  byCategory.reduce((sum, count) => sum + count, 0)
