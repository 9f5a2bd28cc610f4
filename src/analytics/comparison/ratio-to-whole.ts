/** Rate of a part, such as a ward, over that of the whole that contains it, with an exact interval and p. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import { rateRatio, rateRatioP, type ExposedCount } from '../small-numbers/rate-ratio.ts'

/** The ratio with its 95 % interval, and the two-sided p of equal rates. */
interface RatioToWhole extends Interval {
  readonly ratio: number
  readonly p: number
}

/**
 * The part is compared with the rest of the whole (`rateRatio`, conditional binomial): given the count of the whole, that
 * of the part is binomial, whether or not it is named as one of two. A ratio r to the rest is r / (w r + 1 - w) to the
 * whole, w being the part's share of the exposure: it grows with r and is 1 where r is 1, so limits and p carry over.
 * Assumes overdispersion of at most phi on both sides.
 * @returns null where nothing was counted in the whole
 * @throws RangeError as `rateRatio`, also for a part that is not smaller than the whole
 */
export function ratioToWhole(part: ExposedCount, whole: ExposedCount, phi = 1): RatioToWhole | null {
  const rest = { count: whole.count - part.count, exposure: whole.exposure - part.exposure }
  const toRest = rateRatio(part, rest, { phi })
  if (!toRest) return null
  const share = part.exposure / whole.exposure
  const toWhole = (ratio: number) => (ratio === Infinity ? 1 / share : ratio / (share * ratio + 1 - share))
  return {
    ratio: toWhole(toRest.ratio),
    low: toWhole(toRest.low),
    high: toWhole(toRest.high),
    p: rateRatioP(part, rest, phi),
  }
}
