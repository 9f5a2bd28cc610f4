/** The regularised incomplete beta function and its inverse: the arithmetic behind exact binomial limits. */
import { logGamma } from './incomplete-gamma.ts'
import { rootOf } from './root.ts'

const MOST_TERMS = 100_000
const TINY = 1e-300

/**
 * I_x(a, b): the chance that a beta variable of shapes a and b is at most x. By Lentz's continued fraction, on the
 * side of the mean where it converges fast (Press et al. 2007, 6.4). Cost: some sqrt(max(a, b)) terms.
 * @throws RangeError unless a > 0, b > 0 and 0 <= x <= 1
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) {
    throw new RangeError(`incompleteBeta of shapes ${a}, ${b} at ${x}: shapes above 0, x from 0 to 1`)
  }
  if (x === 0 || x === 1) return x
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(x, a, b)) / a : 1 - (scale * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const factor = d * c
    value *= factor
    if (Math.abs(factor - 1) < 1e-15) break
  }
  return value
}
const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)

/** The x below which a beta variable of shapes a and b lies with the chance p. Cost: some 60 values of I. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  rootOf((x) => incompleteBeta(x, a, b) - p, { low: 0, high: 1 })
