/** How the asking for one thing goes on: pure steps from one state to the next, with clock and chance given. */
import type { FetchError } from '../../domain/feed.ts'
import type { Limits } from './limits.ts'
import { pauseAfterFailure, pauseAtPace } from './next-try.ts'

/** Instants in UTC milliseconds. */
export interface FetchState {
  readonly isFetching: boolean
  /** Number of the request that was begun last: what an earlier one answers comes too late. */
  readonly request: number
  readonly goodAt: number | null
  readonly triedAt: number | null
  readonly nextTryAt: number
  /** Before it the server wants to be left alone, whoever asks. */
  readonly notBefore: number
  /** Tries in a row that did not go well. */
  readonly failures: number
  readonly trouble: FetchError | null
  /** An answer that is hard to believe waits for a second. */
  readonly isDoubted: boolean
}

export type Ending =
  | { readonly kind: 'good' }
  | { readonly kind: 'doubted'; readonly trouble: FetchError }
  | { readonly kind: 'failed'; readonly trouble: FetchError; readonly retryAt: number | null }
  /** By a person: it is not asked for again by itself. */
  | { readonly kind: 'stopped'; readonly trouble: FetchError }

interface Moment {
  readonly now: number
  /** 0 to 1. */
  readonly chance: number
}

interface Pace {
  readonly refreshMinutes: number
  readonly limits: Limits
}

/** Nothing was asked yet, and everything may be at once. */
export const initialFetchState = (now: number): FetchState => ({
  isFetching: false,
  request: 0,
  goodAt: null,
  triedAt: null,
  nextTryAt: now,
  notBefore: now,
  failures: 0,
  trouble: null,
  isDoubted: false,
})

/** Whether it may be asked for now: never twice at once, never before the server allows. */
export const mayStart = ({ isFetching, notBefore }: FetchState, now: number) =>
  !isFetching && now >= notBefore

export const isDue = (course: FetchState, now: number) => mayStart(course, now) && now >= course.nextTryAt

export const started = (course: FetchState, now: number): FetchState => ({
  ...course,
  isFetching: true,
  request: course.request + 1,
  triedAt: now,
})

/** What a request ended with; the ending of any but the newest changes nothing. */
export function ended(
  course: FetchState,
  { request, ending }: { readonly request: number; readonly ending: Ending },
  { now, chance, refreshMinutes, limits }: Moment & Pace,
): FetchState {
  if (!course.isFetching || request !== course.request) return course
  const after = { ...course, isFetching: false }
  if (ending.kind === 'good') {
    const nextTryAt = now + pauseAtPace(refreshMinutes, limits, chance)
    return {
      ...after,
      goodAt: now,
      nextTryAt,
      notBefore: now,
      failures: 0,
      trouble: null,
      isDoubted: false,
    }
  }
  if (ending.kind === 'stopped')
    return { ...after, trouble: ending.trouble, nextTryAt: Infinity, isDoubted: false }
  const failures = course.failures + 1
  if (ending.kind === 'doubted') {
    const nextTryAt = now + limits.secondLook
    return { ...after, failures, trouble: ending.trouble, nextTryAt, notBefore: now, isDoubted: true }
  }
  const notBefore = Math.max(now, ending.retryAt ?? now)
  const nextTryAt = Math.max(notBefore, now + pauseAfterFailure(failures, limits, chance))
  return { ...after, failures, trouble: ending.trouble, nextTryAt, notBefore }
}

/** Given up, as when its address changed: whatever it answers comes too late, and it is due at once. */
export const abandoned = (course: FetchState, now: number): FetchState => ({
  ...course,
  isFetching: false,
  request: course.request + 1,
  nextTryAt: Math.max(now, course.notBefore),
})

/** A clock that was set back would leave the next try far ahead: it is brought within what can have been meant. */
export function withClock(course: FetchState, now: number, { refreshMinutes, limits }: Pace): FetchState {
  const longest = Math.max(
    pauseAtPace(refreshMinutes, limits, 1),
    limits.longestBackOff,
    course.notBefore - (course.triedAt ?? now),
  )
  if (
    course.nextTryAt === Infinity ||
    course.triedAt === null ||
    course.triedAt <= now ||
    course.nextTryAt - now <= longest
  )
    return course
  return { ...course, nextTryAt: now, notBefore: now }
}

/** Fewer than one row in ten left of what was shown: hard to believe until a second answer agrees. */
export const isSuddenlyEmpty = (now: number, before: number) => before > 0 && now < before / 10
