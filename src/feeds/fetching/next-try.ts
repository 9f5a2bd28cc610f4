/** When to ask again: at the feed's own pace, later and later after failures, never before the server allows. */
import type { Limits } from './limits.ts'

const MINUTE = 60_000
/** Feeds of one pace drift apart by so much of it, so that they do not ask together for ever. */
const DRIFT = 0.05

type PaceLimits = Pick<Limits, 'leastPause' | 'firstBackOff' | 'longestBackOff'>

/** Milliseconds from a good answer to the next try. `chance`: 0 to 1. */
export const pauseAtPace = (refreshMinutes: number, { leastPause }: PaceLimits, chance: number): number =>
  Math.max(leastPause, refreshMinutes * MINUTE * (1 + DRIFT * (2 * chance - 1)))

/**
 * Milliseconds from a failure to the next try: exponential back-off with full jitter (Brooker 2015), so that a
 * server which comes back is not met by everybody at once. `failures` in a row, this one included.
 */
export function pauseAfterFailure(failures: number, limits: PaceLimits, chance: number): number {
  const ceiling = Math.min(limits.longestBackOff, limits.firstBackOff * 2 ** Math.min(30, failures - 1))
  return Math.max(limits.leastPause, chance * ceiling)
}

/**
 * The instant before which a server asks to be left alone: seconds or a date (RFC 9110, 10.2.3), at most
 * `longestRetryAfter` ahead; null where it asks for nothing that can be understood.
 */
export function retryAfterOf(
  header: string | null,
  now: number,
  { longestRetryAfter }: Pick<Limits, 'longestRetryAfter'>,
): number | null {
  const text = header?.trim() ?? ''
  const asked = /^\d+$/.test(text) ? now + Number(text) * 1000 : /[a-z]/i.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(asked) ? null : Math.min(Math.max(asked, now), now + longestRetryAfter)
}
