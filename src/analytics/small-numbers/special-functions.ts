/** Regularised incomplete gamma and beta functions with their inverses, for exact Poisson and binomial limits. */

/** Coefficients of the Lanczos approximation, g = 7. */
const COEFFICIENTS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln gamma(x) for x > 0, to about 15 digits (Lanczos 1964, nine terms, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const base = x + 6.5
  const sum = COEFFICIENTS.reduce((total, c, i) => total + c / (x + i), 0.99999999999980993)
  return (x - 0.5) * Math.log(base) - base + Math.log(Math.sqrt(2 * Math.PI) * sum)
}

const MOST_TERMS = 100_000
const RELATIVE_PRECISION = 1e-16
const TINY = 1e-300

/**
 * P(a, x): probability that a gamma variable of shape a is at most x. Series below a + 1, Lentz's continued fraction
 * above (Press et al. 2007, 6.2). Cost: about sqrt(a) terms.
 * @throws RangeError unless a > 0 and x >= 0
 */
export function lowerGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`lowerGamma of shape ${a} at ${x}: shape above 0, x from 0`)
  if (x === 0) return 0
  if (x === Infinity) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? scale * series(a, x) : 1 - scale * gammaFraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * RELATIVE_PRECISION; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    const factor = d * c
    value *= factor
    if (Math.abs(factor - 1) < 1e-15) break
  }
  return value
}
const nonZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)

/**
 * Quantile of a gamma variable of shape a at probability p. Cost: about 60 evaluations of P.
 * @throws RangeError unless 0 <= p < 1
 */
export function gammaQuantile(a: number, p: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`a quantile at ${p}: from 0 to below 1`)
  if (p === 0) return 0
  let high = a + 1
  while (lowerGamma(a, high) < p) high *= 2
  return rootOf((x) => lowerGamma(a, x) - p, { low: 0, high })
}

/**
 * I_x(a, b): probability that a beta variable of shapes a and b is at most x. Lentz's continued fraction on the side of
 * the mean where it converges fast (Press et al. 2007, 6.4). Cost: about sqrt(max(a, b)) terms.
 * @throws RangeError unless a > 0, b > 0 and 0 <= x <= 1
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) {
    throw new RangeError(`incompleteBeta of shapes ${a}, ${b} at ${x}: shapes above 0, x from 0 to 1`)
  }
  if (x === 0 || x === 1) return x
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (scale * betaFraction(x, a, b)) / a
    : 1 - (scale * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
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

/**
 * Probability above z of a standard normal variable, for z >= 0: half the upper tail of a gamma variable of shape 1/2 at
 * z^2 / 2. Keeps its relative precision far out, where 1 - Phi(z) would be 0.
 */
function normalTail(z: number): number {
  const x = (z * z) / 2
  if (x < 1.5) return (1 - lowerGamma(0.5, x)) / 2
  return (Math.exp(-x + Math.log(x) / 2 - logGamma(0.5)) * gammaFraction(0.5, x)) / 2
}

/** Beyond this deviate the tail is 0 in double precision. */
const FARTHEST_DEVIATE = 38

/**
 * Two-sided p with its standard normal deviate divided by `by`: 2 (1 - Phi(z / by)) for z = Phi^-1(1 - p / 2). Cost: about
 * 60 evaluations of the tail.
 * @throws RangeError unless 0 <= p <= 1 and by >= 1
 */
export function dividedDeviateP(p: number, by: number): number {
  if (!(p >= 0 && p <= 1) || !(by >= 1))
    throw new RangeError(`p ${p} with its deviate divided by ${by}: p from 0 to 1, divided by at least 1`)
  if (by === 1 || p === 1) return p
  const z = rootOf((deviate) => p / 2 - normalTail(deviate), { low: 0, high: FARTHEST_DEVIATE })
  return 2 * normalTail(z / by)
}

/** Quantile of a beta variable of shapes a and b at probability p. Cost: about 60 evaluations of I. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  rootOf((x) => incompleteBeta(x, a, b) - p, { low: 0, high: 1 })

/**
 * Root of an increasing function by bisection to machine precision, about 60 evaluations. Assumes that the function is
 * at most 0 at `low` and at least 0 at `high`.
 */
export function rootOf(
  increasing: (x: number) => number,
  bracket: { readonly low: number; readonly high: number },
): number {
  let { low, high } = bracket
  for (;;) {
    const middle = (low + high) / 2
    const isDone = middle <= low || middle >= high || high - low < 1e-15 * middle
    if (isDone) return middle
    if (increasing(middle) < 0) low = middle
    else high = middle
  }
}
