/** The E-test of two counts: more power than the conditional test where both are small. */
import { logGamma } from './special-functions.ts'
import type { Exposed } from './rate-ratio.ts'

/** Chances below this are left out of the sums. */
const NEGLIGIBLE = 1e-14

/**
 * The chance of a standardised difference at least so large if both rates were the same, estimated from both counts
 * together (Krishnamoorthy and Thomson 2004). Two-sided. Assumes counts that do not clump. Cost: the product of
 * both distributions' widths, some 10 ms for counts of 1,000.
 * @throws RangeError for counts that are not whole numbers from 0, or exposures not above 0
 */
export function eTest(a: Exposed, b: Exposed): number {
  for (const { count, exposure } of [a, b]) {
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`a count of ${count}: a whole number from 0`)
    if (!(exposure > 0)) throw new RangeError(`an exposure of ${exposure}: above 0`)
  }
  if (a.count === 0 && b.count === 0) return 1
  const rate = (a.count + b.count) / (a.exposure + b.exposure)
  const distance = (x: number, y: number) =>
    x + y === 0
      ? 0
      : Math.abs(x / a.exposure - y / b.exposure) / Math.sqrt(x / a.exposure ** 2 + y / b.exposure ** 2)
  // A tie with what was seen must not be lost to the last digit.
  const seen = distance(a.count, b.count) * (1 - 1e-12)
  const ofA = likelyCounts(rate * a.exposure)
  const ofB = likelyCounts(rate * b.exposure)
  let p = 0
  for (const [x, chance] of ofA) {
    for (const [y, other] of ofB) if (distance(x, y) >= seen) p += chance * other
  }
  return Math.min(1, p)
}

/** Counts of a Poisson variable with their chances, as far out as they matter. */
function likelyCounts(mean: number): readonly (readonly [number, number])[] {
  const chanceOf = (count: number) => Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
  const mode = Math.floor(mean)
  const counts: (readonly [number, number])[] = []
  for (let x = mode; x >= 0 && chanceOf(x) > NEGLIGIBLE; x--) counts.push([x, chanceOf(x)])
  for (let x = mode + 1; chanceOf(x) > NEGLIGIBLE; x++) counts.push([x, chanceOf(x)])
  return counts
}
