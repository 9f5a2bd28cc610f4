/** Exact and classical limits of a Poisson count about its mean, for control charts and funnel plots. */
import { lowerGamma, rootOf } from '../small-numbers/special-functions.ts'
import type { Interval } from '../small-numbers/exact-intervals.ts'

/** Probability beyond each of two limits at three standard deviations of a normal variable. */
export const THREE_SIGMA_TAIL = 0.00135
/** Probability beyond each limit of a funnel plot: 95 % within the inner pair, 99.8 % within the outer. */
export const FUNNEL_TAILS = { inner: 0.025, outer: 0.001 } as const

/**
 * Exact limits of a Poisson count with probability `tail` beyond each. A whole count lies above `high` exactly if the
 * upper tail from it is under `tail`, and below `low` exactly if the lower tail up to it is; between whole numbers the
 * tails are interpolated by the incomplete gamma function. `low` is 0 where P(0) exceeds `tail`. With phi above 1 each
 * limit is sqrt(phi) times as far from the mean (Wedderburn 1974; Spiegelhalter 2005), never below 0. Assumes
 * overdispersion of at most phi. Cost: about 50 microseconds.
 * @throws RangeError unless the mean is above 0, 0 < tail < .5 and phi >= 1
 */
export function poissonLimits(mean: number, tail: number, phi = 1): Interval {
  if (!(mean > 0 && mean < Infinity)) throw new RangeError(`a mean of ${mean}: above 0`)
  if (!(tail > 0 && tail < 0.5)) throw new RangeError(`a tail of ${tail}: between 0 and .5`)
  if (!(phi >= 1 && phi < Infinity)) throw new RangeError(`phi of ${phi}: at least 1`)
  const widening = Math.sqrt(phi)
  const { low, high } = exactLimits(mean, tail)
  return { low: Math.max(0, mean - (mean - low) * widening), high: mean + (high - mean) * widening }
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
 * Classical limits: the mean plus and minus `sigmas` standard deviations, the deviation being sqrt(mean) (Shewhart
 * 1931). Symmetric, so too high above and too low below for small means; the lower limit is never under 0.
 */
export function classicalLimits(mean: number, sigmas = 3): Interval {
  const widening = sigmas * Math.sqrt(mean)
  return { low: Math.max(0, mean - widening), high: mean + widening }
}
