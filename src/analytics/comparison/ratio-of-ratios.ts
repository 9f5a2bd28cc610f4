/** Ratio of two count ratios: the change in one area relative to the change in another over the same two periods. */
import { NORMAL_975, type Interval } from '../small-numbers/exact-intervals.ts'
import type { BeforeAfter } from './displacement.ts'

/** Ratio of ratios with its 95 % interval. */
export interface RatioOfRatios extends Interval {
  /** Below 1 the first area fell more, or rose less, than the second. */
  readonly value: number
}

/**
 * (a1/a0) / (b1/b0) with its 95 % interval on the log scale; the variance is the sum of the reciprocals of the four
 * counts (Woolf 1955) times phi. If any count is 0, 0.5 is added to each (Haldane 1956, Anscombe 1956). Exposures
 * cancel, as both areas have the same days. Assumes Poisson counts with overdispersion of at most phi.
 * @returns null where either area has no incident in both periods together
 */
export function ratioOfRatios(a: BeforeAfter, b: BeforeAfter, phi = 1): RatioOfRatios | null {
  if (a.before + a.after === 0 || b.before + b.after === 0) return null
  const continuity = Math.min(a.before, a.after, b.before, b.after) === 0 ? 0.5 : 0
  const [a0, a1, b0, b1] = [
    a.before + continuity,
    a.after + continuity,
    b.before + continuity,
    b.after + continuity,
  ]
  const value = a1 / a0 / (b1 / b0)
  const reach = Math.exp(NORMAL_975 * Math.sqrt(phi * (1 / a0 + 1 / a1 + 1 / b0 + 1 / b1)))
  return { value, low: value / reach, high: value * reach }
}
