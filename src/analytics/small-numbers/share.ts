/** A share of those who answered, with its exact interval. */
import { betaQuantile } from './incomplete-beta.ts'
import type { Interval } from './poisson-interval.ts'

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
