/** How long reports take to arrive, from those that have: days until a share of them was there. */

/** One entry a report: days from the event to its report, and days from the event to when the feed was last written. */
interface ObservedDelays {
  readonly delays: ArrayLike<number>
  readonly ages: ArrayLike<number>
}

/** Fewer reports than this say nothing of a twentieth of them. */
export const LEAST_REPORTS = 100

/**
 * The fewest whole days within which `share` of all reports arrive; null where too few are known. Of young events
 * only quick reports are in the feed yet, so a plain quantile is too short: the shares are those of the reverse
 * hazard (Lagakos, Barraj and De Gruttola 1988, Biometrika 75, 515-523; Kalbfleisch and Lawless 1989), in which a
 * delay is judged among the events old enough to have shown it.
 * Assumes that delays keep their pattern over the data, and that none is longer than the longest which
 * `LEAST_REPORTS` events were old enough to show: later ones are left out. Refuses delays above their age.
 * Cost: one pass, and one number a day of age.
 */
export function daysToArrive({ delays, ages }: ObservedDelays, share: number): number | null {
  const oldest = longestOf(ages)
  const exactly = new Uint32Array(oldest + 2)
  // Reports of a delay up to s whose event is s days old or more: begun at the delay, ended after the age.
  const among = new Int32Array(oldest + 2)
  for (let i = 0; i < delays.length; i++) {
    const delay = Math.max(0, delays[i] ?? 0)
    const age = ages[i] ?? -1
    if (delay > age) continue
    exactly[delay] = (exactly[delay] ?? 0) + 1
    among[delay] = (among[delay] ?? 0) + 1
    among[age + 1] = (among[age + 1] ?? 0) - 1
  }
  for (let s = 1; s < among.length; s++) among[s] = (among[s] ?? 0) + (among[s - 1] ?? 0)
  let arrived = 1
  for (let s = among.findLastIndex((count) => count >= LEAST_REPORTS); s >= 0; s--) {
    arrived *= 1 - (exactly[s] ?? 0) / (among[s] ?? 1)
    if (arrived < share) return s
  }
  return null
}

function longestOf(ages: ArrayLike<number>): number {
  let longest = 0
  for (let i = 0; i < ages.length; i++) longest = Math.max(longest, ages[i] ?? 0)
  return longest
}
