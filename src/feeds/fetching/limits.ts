/** Time limits and pauses of fetching. */

/** Milliseconds, except `minBytesPerSecond`. */
export interface FetchLimits {
  /** Until the response begins. */
  readonly firstByte: number
  /** Between two chunks of a response. */
  readonly silence: number
  /** Waiting for one response in all. */
  readonly total: number
  /** A response that is slower than this for `slowPeriod` is given up. */
  readonly minBytesPerSecond: number
  readonly slowPeriod: number
  /** Ceiling of the pause after the first failure; it doubles with each further one, up to `longestBackOff`. */
  readonly firstBackOff: number
  readonly longestBackOff: number
  /** Between any two requests for one file. */
  readonly leastPause: number
  /** Longest `Retry-After` that is obeyed. */
  readonly longestRetryAfter: number
  /** Longest interval between two requests for the manifest. */
  readonly manifestPace: number
  /** How long the first display waits for feeds that send nothing, and for feeds in all. */
  readonly quietStart: number
  readonly slowStart: number
  /** Changes within this time are published together. */
  readonly batchPause: number
  /** Longest timer: timers stop while the machine sleeps, so the clock is compared at least this often. */
  readonly tick: number
  /** Requests that become due on waking are spread over this time. */
  readonly wakeSpread: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

const DEFAULTS: FetchLimits = {
  firstByte: 30 * SECOND,
  silence: 20 * SECOND,
  total: 10 * MINUTE,
  minBytesPerSecond: 1024,
  slowPeriod: 30 * SECOND,
  firstBackOff: 15 * SECOND,
  longestBackOff: 15 * MINUTE,
  leastPause: 5 * SECOND,
  longestRetryAfter: 24 * 60 * MINUTE,
  manifestPace: 15 * MINUTE,
  quietStart: 3 * SECOND,
  slowStart: 10 * SECOND,
  batchPause: 0.3 * SECOND,
  tick: 20 * SECOND,
  wakeSpread: 2 * SECOND,
}

const LEAST_PATIENCE = 0.001
const MOST_PATIENCE = 20

/**
 * The default limits with every wait multiplied by `patience`: 1 by default, more on a slow connection, far less in
 * tests. It is clamped to 0.001 to 20; NaN and Infinity count as 1.
 */
export function limitsFor(patience: number): FetchLimits {
  const factor = Number.isFinite(patience) ? Math.min(MOST_PATIENCE, Math.max(LEAST_PATIENCE, patience)) : 1
  const { minBytesPerSecond, longestRetryAfter, ...waits } = DEFAULTS
  const scaled = Object.fromEntries(Object.entries(waits).map(([name, wait]) => [name, wait * factor]))
  return { ...DEFAULTS, ...scaled, minBytesPerSecond, longestRetryAfter }
}
