/** The exact interval of a count: how far chance alone could have moved it. */

import { gammaQuantile, betaQuantile } from './special-functions.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Limits of the mean of a Poisson count (Garwood 1936): those means under which so few, or so many, would come up
 * with a chance of half of what the level leaves. Never covers less than the level, and for small counts more.
 * Assumes incidents that do not clump; widen by phi where they do (`clumping.ts`). Cost: some 50 microseconds.
 * @param level the share of such intervals that hold the true mean
 * @throws RangeError for a count that is not a whole number from 0, or a level outside 0 to 1
 */
export function poissonInterval(count: number, level = 0.95): Interval {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`a count of ${count}: a whole number from 0`)
  if (!(level > 0 && level < 1)) throw new RangeError(`a level of ${level}: between 0 and 1`)
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : gammaQuantile(count, tail),
    high: gammaQuantile(count + 1, 1 - tail),
  }
}

/** A share of those who answered, with its exact interval. */

export interface Share extends Interval {
  /** From 0 to 1; so are its limits. */
  readonly share: number
}

/**
 * Clopper-Pearson limits of `part` of `whole` (1934), 95 % unless told otherwise: they hold the true share at least
 * so often. Assumes that those who answered were drawn by lot; who did not answer is not in it.
 * @returns null where nobody answered
 * @throws RangeError unless both are whole numbers and 0 <= part <= whole
 */
export function shareOf(part: number, whole: number, level = 0.95): Share | null {
  if (!Number.isInteger(part) || !Number.isInteger(whole) || part < 0 || part > whole)
    throw new RangeError(`${part} of ${whole}: whole numbers, the part not above the whole`)
  if (whole === 0) return null
  const tail = (1 - level) / 2
  return {
    share: part / whole,
    low: part === 0 ? 0 : betaQuantile(tail, part, whole - part + 1),
    high: part === whole ? 1 : betaQuantile(1 - tail, part + 1, whole - part),
  }
}
