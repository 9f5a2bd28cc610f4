/** How long is waited for what, and how much is too much: every number of fetching, in one place. */

/** Milliseconds, but for `leastBytesASecond`. */
export interface Limits {
  /** Until an answer begins. */
  readonly firstByte: number
  /** Between two pieces of an answer: a connection that is half open says nothing at all. */
  readonly silence: number
  /** Waiting for one answer, in all. */
  readonly whole: number
  /** An answer that drips is given up when it was slower than this for as long as `drip`. */
  readonly leastBytesASecond: number
  readonly drip: number
  /** After the first failure; it doubles with each one more, up to `longestBackOff`. */
  readonly firstBackOff: number
  readonly longestBackOff: number
  /** Between any two requests for one thing, whatever the manifest or chance would say. */
  readonly leastPause: number
  /** No server is obeyed for longer when it asks to be left alone. */
  readonly longestRetryAfter: number
  /** Until a feed that is suddenly empty is asked for again. */
  readonly secondLook: number
  /** The manifest is read again at least this often. */
  readonly manifestPace: number
  /** How long the first picture waits for feeds that say nothing, and for feeds that are slow. */
  readonly quietStart: number
  readonly slowStart: number
  /** What arrives within it is shown as one change. */
  readonly gather: number
  /** No timer runs longer: clocks are compared when it ends, since timers stop while a machine sleeps. */
  readonly tick: number
  /** Those who wake together do not ask together. */
  readonly wakeSpread: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

const USUAL: Limits = {
  firstByte: 30 * SECOND,
  silence: 20 * SECOND,
  whole: 10 * MINUTE,
  leastBytesASecond: 1024,
  drip: 30 * SECOND,
  firstBackOff: 15 * SECOND,
  longestBackOff: 15 * MINUTE,
  leastPause: 5 * SECOND,
  longestRetryAfter: 24 * 60 * MINUTE,
  secondLook: 30 * SECOND,
  manifestPace: 15 * MINUTE,
  quietStart: 3 * SECOND,
  slowStart: 10 * SECOND,
  gather: 0.3 * SECOND,
  tick: 20 * SECOND,
  wakeSpread: 2 * SECOND,
}

const LEAST_PATIENCE = 0.001
const MOST_PATIENCE = 20

/**
 * `patience` is what every wait is multiplied by: 1 as a rule, more on a slow line, far less where a test cannot
 * wait. Out of bounds or no number: the nearest that is allowed, or 1.
 */
export function limitsFor(patience: number): Limits {
  const times = Number.isFinite(patience) ? Math.min(MOST_PATIENCE, Math.max(LEAST_PATIENCE, patience)) : 1
  const { leastBytesASecond, longestRetryAfter, ...waits } = USUAL
  const scaled = Object.fromEntries(Object.entries(waits).map(([name, wait]) => [name, wait * times]))
  return { ...USUAL, ...scaled, leastBytesASecond, longestRetryAfter }
}
