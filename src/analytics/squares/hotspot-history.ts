/** History of a hotspot by period, and the Mann-Kendall test of trend. */
import { lowerGamma } from '../small-numbers/special-functions.ts'

/** Categories of a hotspot's history. */
const HISTORIES = ['persistent', 'emerging', 'former', 'recurrent', 'none'] as const
export type History = (typeof HISTORIES)[number]

/** Fewest periods for a history. */
export const LEAST_PERIODS = 8
const PERSISTENT_SHARE = 0.8
const LAST_SHARE = 0.2

/**
 * First category that applies: persistent (hot in at least 80 % of periods), emerging (hot in the last fifth, never
 * before), former (hot before, never in the last fifth), recurrent (hot in the last fifth and before), none. The last
 * fifth is rounded up to whole periods.
 * @param isHot significant after correction, one entry a period, in time order
 * @throws RangeError for fewer than eight periods
 */
export function hotspotHistory(isHot: readonly boolean[]): History {
  if (isHot.length < LEAST_PERIODS)
    throw new RangeError(`${isHot.length} periods: a history needs at least ${LEAST_PERIODS}`)
  const periodsInLastFifth = Math.ceil(isHot.length * LAST_SHARE)
  const wasHotBefore = isHot.slice(0, -periodsInLastFifth).some(Boolean)
  const isHotLately = isHot.slice(-periodsInLastFifth).some(Boolean)
  if (isHot.filter(Boolean).length >= isHot.length * PERSISTENT_SHARE) return 'persistent'
  if (isHotLately) return wasHotBefore ? 'recurrent' : 'emerging'
  return wasHotBefore ? 'former' : 'none'
}

/** Result of the Mann-Kendall test. */
export interface Trend {
  /** Increasing pairs less decreasing pairs. */
  readonly s: number
  readonly variance: number
  readonly z: number
  /** Two-sided p. */
  readonly p: number
}

/**
 * Mann-Kendall test of trend (Mann 1945; Kendall 1975), variance corrected for ties, z with continuity correction.
 * Assumes independent values; season adds noise. Cost: the square of the length.
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
