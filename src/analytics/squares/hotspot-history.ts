import { lowerGamma } from '../small-numbers/special-functions.ts'

/** What a square has been over time, in words that a board knows. */
const HISTORIES = ['persistent', 'emerging', 'former', 'recurrent', 'none'] as const
export type History = (typeof HISTORIES)[number]

/** Fewer periods than this tell no history. */
export const LEAST_PERIODS = 8
const PERSISTENT_SHARE = 0.8
const LAST_SHARE = 0.2

/**
 * The first that fits: persistent (hot in at least 80 % of periods), emerging (hot in the last fifth, never before),
 * former (hot before, never in the last fifth), recurrent (hot in the last fifth and before), none. The last fifth is
 * rounded up to whole periods.
 * @param isHot period by period, in order of time, after correction for all squares
 * @throws RangeError for fewer than eight periods
 */
export function hotspotHistory(isHot: readonly boolean[]): History {
  if (isHot.length < LEAST_PERIODS)
    throw new RangeError(`${isHot.length} periods: at least ${LEAST_PERIODS} tell a history`)
  const last = Math.ceil(isHot.length * LAST_SHARE)
  const before = isHot.slice(0, -last).some(Boolean)
  const lately = isHot.slice(-last).some(Boolean)
  if (isHot.filter(Boolean).length >= isHot.length * PERSISTENT_SHARE) return 'persistent'
  if (lately) return before ? 'recurrent' : 'emerging'
  return before ? 'former' : 'none'
}

/** Whether a series rises or falls on the whole, whatever the shape of it. */

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
