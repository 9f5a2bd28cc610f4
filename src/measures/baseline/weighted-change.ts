/** Change of a weighted sum of counts, such as harm, with its interval. */
import { NORMAL_975 } from '../../analytics/small-numbers/exact-intervals.ts'
import { daysIn } from '../../domain/day.ts'
import { isMostlyLate } from '../feeds/freshness.ts'
import type { Change } from '../figures/change.ts'
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

/** Harm of the window over that of the baseline; empty where the two cannot be compared. Without a verdict of its own. */
export function harmChange({ dataset, tally, period }: FigureInputs, phi: number): Change {
  const { window, baseline, comparability, late } = period
  if (!baseline || comparability !== 'same-season' || isMostlyLate(window, late)) return {}
  const weights = dataset.categories.map(({ harm }) => harm)
  const ratio = weightedRatio(
    weightedSum(weights, tally.window.byCategory),
    weightedSum(weights, tally.baseline.byCategory),
    { exposures: daysIn(baseline) / daysIn(window), phi },
  )
  return ratio ? { ratio: ratio.ratio, ratioLow: ratio.low, ratioHigh: ratio.high, overdispersion: phi } : {}
}
