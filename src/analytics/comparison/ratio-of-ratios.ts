/** The change in one place over the change in another: what is left of a fall when the rest of the town fell too. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import type { Shift } from './displacement.ts'

export interface RatioOfRatios extends Interval {
  /** Under 1: the first place did better. */
  readonly value: number
}

const NORMAL_975 = 1.959963984540054

/**
 * (a1/a0) / (b1/b0) with its 95 % interval on the log scale, its variance the sum of the four counts' reciprocals
 * (Woolf 1955) times phi. Half is added to each count where one is nought (Haldane 1956, Anscombe 1956). Exposures
 * cancel out, both places having the same days. Assumes counts that clump no more than phi.
 * @returns null where either place held nothing at all
 */
export function ratioOfRatios(a: Shift, b: Shift, phi = 1): RatioOfRatios | null {
  if (a.before + a.after === 0 || b.before + b.after === 0) return null
  const added = Math.min(a.before, a.after, b.before, b.after) === 0 ? 0.5 : 0
  const [a0, a1, b0, b1] = [a.before + added, a.after + added, b.before + added, b.after + added]
  const value = a1 / a0 / (b1 / b0)
  const reach = Math.exp(NORMAL_975 * Math.sqrt(phi * (1 / a0 + 1 / a1 + 1 / b0 + 1 / b1)))
  return { value, low: value / reach, high: value * reach }
}
