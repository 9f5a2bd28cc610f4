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
