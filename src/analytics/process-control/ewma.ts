/** The exponentially weighted moving average: it sees a small, lasting change that no single week shows. */
import type { Interval } from '../small-numbers/poisson-interval.ts'

export interface EwmaPoint extends Interval {
  readonly value: number
}
interface EwmaOptions {
  /** Weight of the newest value, above 0 and at most 1. */
  readonly weight: number
  /** Limits in standard deviations of the average. */
  readonly width: number
}

/** Weight .2 and width 3 (Montgomery 2009, 9.2): half of the weight lies on the last three values. */
const USUAL_EWMA: EwmaOptions = { weight: 0.2, width: 3 }

/**
 * z_t = l x_t + (1 - l) z_{t-1} from z_0 = 1, of values relative to their mean; limits 1 +- L s sqrt(l/(2-l)
 * (1-(1-l)^{2t})) (Roberts 1959; for Poisson counts Borror, Champ and Rigdon 1998). Where the deviations differ (an
 * u-chart) the variance is summed with the same weights; with equal ones that is the formula above. The lower limit
 * is never under 0. Assumes values that do not depend on each other. Cost: linear.
 * @param values observed over expected, in order of time
 * @param deviations the standard deviation of each value: 1/sqrt(expected) for a Poisson count
 */
export function ewmaOf(
  values: readonly number[],
  deviations: readonly number[],
  { weight, width }: EwmaOptions = USUAL_EWMA,
): readonly EwmaPoint[] {
  let [value, variance] = [1, 0]
  return values.map((x, at) => {
    value = weight * x + (1 - weight) * value
    variance = (weight * (deviations[at] ?? 0)) ** 2 + (1 - weight) ** 2 * variance
    const reach = width * Math.sqrt(variance)
    return { value, low: Math.max(0, 1 - reach), high: 1 + reach }
  })
}
