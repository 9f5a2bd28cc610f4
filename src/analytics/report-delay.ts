/** Reporting delay: days until a given share of reports has arrived, estimated from truncated data. */

/** One entry a report: days from event to report (`delays`), and days from event to the feed's last update (`ages`). */
interface ObservedDelays {
  readonly delays: ArrayLike<number>
  readonly ages: ArrayLike<number>
}

/** Fewest reports from which a delay quantile is estimated. */
export const LEAST_REPORTS = 100

/**
 * Share of reports that arrive within s days, for s from 0 to the longest delay that can be estimated; null for too few
 * reports. Recent events have only their quick reports in the feed (right truncation), so a plain share is too large: the
 * distribution is estimated by the reverse-time hazard (Lagakos, Barraj and De Gruttola 1988, Biometrika 75, 515-523;
 * Kalbfleisch and Lawless 1989), which compares a delay with events old enough to have shown it. Assumes that the delay
 * distribution is constant over the data, and that no delay is longer than the longest that `LEAST_REPORTS` events were
 * old enough to show. Delays above their age are ignored. Cost: one pass, and one number for each day of age.
 */
export function arrivedWithin({ delays, ages }: ObservedDelays): Float64Array | null {
  const oldest = longestOf(ages)
  const reportsByDelay = new Uint32Array(oldest + 2)
  // Risk set: reports with delay at most s whose event is at least s days old, as a difference array.
  const atRisk = new Int32Array(oldest + 2)
  for (let i = 0; i < delays.length; i++) {
    const delay = Math.max(0, delays[i] ?? 0)
    const age = ages[i] ?? -1
    if (delay > age) continue
    reportsByDelay[delay] = (reportsByDelay[delay] ?? 0) + 1
    atRisk[delay] = (atRisk[delay] ?? 0) + 1
    atRisk[age + 1] = (atRisk[age + 1] ?? 0) - 1
  }
  for (let s = 1; s < atRisk.length; s++) atRisk[s] = (atRisk[s] ?? 0) + (atRisk[s - 1] ?? 0)
  const longest = atRisk.findLastIndex((count) => count >= LEAST_REPORTS)
  if (longest < 0) return null
  // A product from the longest delay down.
  const arrived = new Float64Array(longest + 1)
  arrived[longest] = 1
  for (let s = longest; s > 0; s--)
    arrived[s - 1] = (arrived[s] ?? 0) * (1 - (reportsByDelay[s] ?? 0) / (atRisk[s] ?? 1))
  return arrived
}

/** Smallest number of whole days within which `share` of all reports arrive; null for too few reports. */
export function daysToArrive(reports: ObservedDelays, share: number): number | null {
  const within = arrivedWithin(reports)?.findIndex((arrived) => arrived >= share) ?? -1
  return within < 0 ? null : within
}

function longestOf(ages: ArrayLike<number>): number {
  let longest = 0
  for (let i = 0; i < ages.length; i++) longest = Math.max(longest, ages[i] ?? 0)
  return longest
}
