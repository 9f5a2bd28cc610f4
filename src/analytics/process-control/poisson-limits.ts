/** How far a count may stray from its mean by chance: the exact limits that control charts and funnels draw. */
import { lowerGamma, rootOf } from '../small-numbers/special-functions.ts'
import type { Interval } from '../small-numbers/exact-intervals.ts'

/** The chance beyond each of two limits at three standard deviations of a normal variable. */
export const THREE_SIGMA_TAIL = 0.00135
/** The chances beyond each of the two pairs of limits of a funnel: 95 % and 99.8 % within. */
export const FUNNEL_TAILS = { inner: 0.025, outer: 0.001 } as const

/**
 * The limits between which a Poisson count of this mean falls but for a chance of `tail` on each side. A whole count
 * lies above `high` exactly if so many or more have a chance under `tail`, and below `low` exactly if so few or fewer
 * have; between whole numbers the tails go on smoothly as the incomplete gamma function has them. `low` is 0 where
 * even nought is no surprise. With phi above 1 each limit stands sqrt(phi) times as far from the mean
 * (Wedderburn 1974; Spiegelhalter 2005), never below 0. Assumes counts that clump no more than phi.
 * Cost: some 50 microseconds.
 * @throws RangeError unless the mean is above 0, 0 < tail < .5 and phi >= 1
 */
export function poissonLimits(mean: number, tail: number, phi = 1): Interval {
  if (!(mean > 0 && mean < Infinity)) throw new RangeError(`a mean of ${mean}: above 0`)
  if (!(tail > 0 && tail < 0.5)) throw new RangeError(`a tail of ${tail}: between 0 and .5`)
  if (!(phi >= 1 && phi < Infinity)) throw new RangeError(`phi of ${phi}: at least 1`)
  const reach = Math.sqrt(phi)
  const { low, high } = exactLimits(mean, tail)
  return { low: Math.max(0, mean - (mean - low) * reach), high: mean + (high - mean) * reach }
}

function exactLimits(mean: number, tail: number): Interval {
  let top = mean + 1
  while (lowerGamma(top, mean) > tail) top += Math.sqrt(mean) + 1
  const high = rootOf((count) => tail - lowerGamma(count, mean), { low: mean * 0.5, high: top })
  if (Math.exp(-mean) > tail) return { low: 0, high }
  const atMost = (count: number) => 1 - lowerGamma(count + 1, mean)
  return { low: rootOf((count) => atMost(count) - tail, { low: 0, high: mean }), high }
}

/**
 * The classical limits: so many standard deviations from the mean, the deviation being the root of the mean
 * (Shewhart 1931). Symmetric, so a little too high above and too low below for small means; the lower one never
 * under 0. Beside the exact ones for those who know their charts by them.
 */
export function classicalLimits(mean: number, sigmas = 3): Interval {
  const reach = sigmas * Math.sqrt(mean)
  return { low: Math.max(0, mean - reach), high: mean + reach }
}
