/** Whether a series rises or falls on the whole, whatever the shape of it. */
import { lowerGamma } from '../small-numbers/incomplete-gamma.ts'

export interface Trend {
  /** Pairs that rise less pairs that fall. */
  readonly s: number
  readonly variance: number
  readonly z: number
  /** Two-sided. */
  readonly p: number
}

/**
 * Mann (1945) and Kendall (1975), the variance reduced for ties, z with the continuity correction. Assumes values
 * that do not depend on each other; a season counts as noise. Cost: the square of the length.
 */
export function mannKendall(values: readonly number[]): Trend {
  const n = values.length
  let s = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? 0) - (values[i] ?? 0))
  }
  const ties = new Map<number, number>()
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1)
  const tied = [...ties.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance)
  return { s, variance, z, p: 1 - lowerGamma(0.5, (z * z) / 2) }
}
