/** Ratio of two Poisson rates with its exact interval and p-value. */
import { betaQuantile, dividedDeviateP, incompleteBeta } from './special-functions.ts'
import type { Interval } from './exact-intervals.ts'

/** A count and its exposure: days, residents or square metres, in the same unit on both sides. */
export interface ExposedCount {
  readonly count: number
  readonly exposure: number
}

/** Rate ratio with its interval. */
export interface RateRatio extends Interval {
  /** Rate now over rate before; Infinity where the count before is 0. */
  readonly ratio: number
}

interface RatioOptions {
  /** Coverage of the interval; .95 by default. */
  readonly level?: number
  /** Overdispersion, by whose root the interval is widened on the log scale; 1 by default. */
  readonly phi?: number
}

/**
 * Rate ratio by the conditional binomial: given the sum of two Poisson counts the first is binomial, and its
 * Clopper-Pearson limits (1934) transform to limits of the ratio (Przyborowski and Wilenski 1940). With phi above 1
 * each limit is sqrt(phi) times as far from the ratio on the log scale; for a ratio of 0 or Infinity, which has no
 * logarithm, the remaining limit is that of counts divided by phi. Assumes overdispersion of at most phi. Cost: about
 * 100 microseconds.
 * @returns null where both counts are 0
 * @throws RangeError for counts that are not whole numbers from 0, exposures not above 0, phi under 1
 */
export function rateRatio(
  now: ExposedCount,
  before: ExposedCount,
  options: RatioOptions = {},
): RateRatio | null {
  const { level = 0.95, phi = 1 } = options
  requireValid(now)
  requireValid(before)
  if (!(phi >= 1 && phi < Infinity)) throw new RangeError(`phi of ${phi}: at least 1`)
  if (!(level > 0 && level < 1)) throw new RangeError(`a level of ${level}: between 0 and 1`)
  if (now.count === 0 && before.count === 0) return null
  const exposures = before.exposure / now.exposure
  const ratio = (now.count / before.count) * exposures
  const hasZero = now.count === 0 || before.count === 0
  const effective = hasZero ? phi : 1
  const limits = oddsLimits(now.count / effective, before.count / effective, (1 - level) / 2)
  const low = limits.low * exposures
  const high = limits.high * exposures
  const widening = Math.sqrt(phi)
  return hasZero
    ? { ratio, low, high }
    : { ratio, low: ratio * (low / ratio) ** widening, high: ratio * (high / ratio) ** widening }
}

/**
 * Odds of the Clopper-Pearson limits of the share a / (a + b), `tail` in each tail; a and b need not be whole numbers. Both
 * come from lower tails, since a share near 1 would lose its distance from 1.
 */
const oddsLimits = (a: number, b: number, tail: number): Interval => ({
  low: a === 0 ? 0 : odds(betaQuantile(tail, a, b + 1)),
  high: b === 0 ? Infinity : 1 / odds(betaQuantile(tail, b, a + 1)),
})
const odds = (share: number) => share / (1 - share)

/**
 * Two-sided p of equal rates: twice the smaller tail of the conditional binomial, its normal deviate divided by
 * sqrt(phi). With phi 1 it is under .05 exactly when the 95 % interval of `rateRatio` excludes 1.
 * @throws RangeError as `rateRatio`
 */
export function rateRatioP(now: ExposedCount, before: ExposedCount, phi = 1): number {
  requireValid(now)
  requireValid(before)
  const p = 2 * Math.min(tailBelow(now, before), tailBelow(before, now))
  return dividedDeviateP(Math.min(1, p), Math.sqrt(phi))
}

/**
 * One-sided p of the rate now being no lower than before: the lower tail of the conditional binomial, its normal deviate
 * divided by sqrt(phi). Of .5 and more it is returned as it is, since such a deviate points the other way.
 * @throws RangeError as `rateRatio`
 */
export function lowerRateP(now: ExposedCount, before: ExposedCount, phi = 1): number {
  requireValid(now)
  requireValid(before)
  const p = tailBelow(now, before)
  return p < 0.5 ? dividedDeviateP(2 * p, Math.sqrt(phi)) / 2 : p
}

/** Probability of at most `a.count` of the two counts together, given equal rates. */
function tailBelow(a: ExposedCount, b: ExposedCount): number {
  const share = a.exposure / (a.exposure + b.exposure)
  return b.count === 0 ? 1 : incompleteBeta(1 - share, b.count, a.count + 1)
}

function requireValid({ count, exposure }: ExposedCount) {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`a count of ${count}: a whole number from 0`)
  if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`an exposure of ${exposure}: above 0`)
}
