/** State of the repeated fetching of one file as pure transitions, and the pauses between its requests. */
import type { Doubt, FetchError } from '../../domain/feed.ts'
import type { FetchLimits } from './limits.ts'

/** Instants in UTC milliseconds. */
export interface FetchState {
  readonly isFetching: boolean
  /** Number of the newest request; the outcome of an earlier one is ignored. */
  readonly request: number
  readonly goodAt: number | null
  readonly triedAt: number | null
  /** Infinity where it is not fetched again without a request from the user. */
  readonly nextTryAt: number
  /** No request before this instant, as the server's `Retry-After` demands. */
  readonly notBefore: number
  /** Failures in a row. */
  readonly failures: number
  readonly error: FetchError | null
  /** Of the last content that arrived, until other content arrives or a person accepts it. */
  readonly doubt: Doubt | null
}

/** How a request ended. */
export type FetchOutcome =
  | { readonly kind: 'good' }
  /** Content arrived and waits for a person to accept it. */
  | { readonly kind: 'doubted'; readonly doubt: Doubt }
  | { readonly kind: 'failed'; readonly error: FetchError; readonly retryAt: number | null }
  /** Cancelled by the user: not repeated automatically. */
  | { readonly kind: 'stopped'; readonly error: FetchError }

interface Moment {
  /** UTC milliseconds. */
  readonly now: number
  /** Random number in [0, 1). */
  readonly random: number
}

interface Pace {
  readonly refreshMinutes: number
  readonly limits: FetchLimits
}

/** Before the first request, which is due at once. */
export const initialFetchState = (now: number): FetchState => ({
  isFetching: false,
  request: 0,
  goodAt: null,
  triedAt: null,
  nextTryAt: now,
  notBefore: now,
  failures: 0,
  error: null,
  doubt: null,
})

/** Whether a request is allowed: never two at once, never before the server allows it. */
export const mayStart = ({ isFetching, notBefore }: FetchState, now: number) =>
  !isFetching && now >= notBefore

/** Whether a request is allowed and its time has come. */
export const isDue = (state: FetchState, now: number) => mayStart(state, now) && now >= state.nextTryAt

/** The state with a new request running. */
export const afterStart = (state: FetchState, now: number): FetchState => ({
  ...state,
  isFetching: true,
  request: state.request + 1,
  triedAt: now,
})

/** The state after the outcome of a request; unchanged by the outcome of any but the newest. */
export function afterOutcome(
  state: FetchState,
  { request, outcome }: { readonly request: number; readonly outcome: FetchOutcome },
  { now, random, refreshMinutes, limits }: Moment & Pace,
): FetchState {
  if (!state.isFetching || request !== state.request) return state
  const idle = { ...state, isFetching: false }
  if (outcome.kind === 'good' || outcome.kind === 'doubted') {
    const nextTryAt = now + pauseAfterSuccess(refreshMinutes, limits, random)
    const answered = { ...idle, nextTryAt, notBefore: now, failures: 0, error: null }
    return outcome.kind === 'good'
      ? { ...answered, goodAt: now, doubt: null }
      : { ...answered, doubt: outcome.doubt }
  }
  if (outcome.kind === 'stopped') return { ...idle, error: outcome.error, nextTryAt: Infinity }
  const failures = state.failures + 1
  const notBefore = Math.max(now, outcome.retryAt ?? now)
  const nextTryAt = Math.max(notBefore, now + pauseAfterFailure(failures, limits, random))
  return { ...idle, failures, error: outcome.error, nextTryAt, notBefore }
}

/** The state after a request was abandoned, for example for a new address: its outcome is ignored, the next is due. */
export const afterAbort = (state: FetchState, now: number): FetchState => ({
  ...state,
  isFetching: false,
  request: state.request + 1,
  nextTryAt: Math.max(now, state.notBefore),
})

/** Makes the next request due where the clock was set back and would otherwise delay it beyond any pause. */
export function afterClockChange(
  state: FetchState,
  now: number,
  { refreshMinutes, limits }: Pace,
): FetchState {
  const longestPause = Math.max(
    pauseAfterSuccess(refreshMinutes, limits, 1),
    limits.longestBackOff,
    state.notBefore - (state.triedAt ?? now),
  )
  if (
    state.nextTryAt === Infinity ||
    state.triedAt === null ||
    state.triedAt <= now ||
    state.nextTryAt - now <= longestPause
  )
    return state
  return { ...state, nextTryAt: now, notBefore: now }
}

const MINUTE = 60_000
/** Share of the pause by which feeds of the same pace are spread, so that they are not requested together. */
const SPREAD = 0.05

type PaceLimits = Pick<FetchLimits, 'leastPause' | 'firstBackOff' | 'longestBackOff'>

/** Milliseconds from a success to the next request. `random`: in [0, 1). */
export const pauseAfterSuccess = (
  refreshMinutes: number,
  { leastPause }: PaceLimits,
  random: number,
): number => Math.max(leastPause, refreshMinutes * MINUTE * (1 + SPREAD * (2 * random - 1)))

/**
 * Milliseconds from a failure to the next request: exponential back-off with full jitter (Brooker 2015), so that a
 * recovering server does not receive all requests at once.
 * @param failures failures in a row, including this one
 * @param random in [0, 1)
 */
export function pauseAfterFailure(failures: number, limits: PaceLimits, random: number): number {
  const ceiling = Math.min(limits.longestBackOff, limits.firstBackOff * 2 ** Math.min(30, failures - 1))
  return Math.max(limits.leastPause, random * ceiling)
}

/**
 * UTC milliseconds of a `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3), at most `longestRetryAfter`
 * from now; null where the header is missing or invalid.
 */
export function retryAfterInstant(
  header: string | null,
  now: number,
  { longestRetryAfter }: Pick<FetchLimits, 'longestRetryAfter'>,
): number | null {
  const text = header?.trim() ?? ''
  const at = /^\d+$/.test(text) ? now + Number(text) * 1000 : /[a-z]/i.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + longestRetryAfter)
}
