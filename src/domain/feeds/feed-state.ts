/** How a feed stands at this moment: where its rows came from, how old they are, and what went wrong. */

export type FetchErrorKind =
  | 'sign-in'
  | 'unreachable'
  | 'late'
  | 'refused'
  | 'busy'
  | 'not-a-feed'
  | 'cut-off'
  | 'suddenly-empty'
  | 'too-large'
  | 'stopped'

/** What went wrong at the last try, in whole sentences, and what a person can do about it. */
export interface FetchError {
  readonly kind: FetchErrorKind
  readonly what: string
  readonly toDo: string
}

/** How one feed stands now. Instants in UTC milliseconds. */
export interface FeedState {
  readonly feed: string
  /** Where the rows in use came from; none: there are none. */
  readonly from: 'fetched' | 'kept' | 'opened-here' | 'none'
  /** When the rows in use were last known to be current (fetched, or answered 304). */
  readonly goodAt: number | null
  readonly triedAt: number | null
  readonly nextTryAt: number | null
  readonly isFetching: boolean
  readonly error: FetchError | null
  /** Until when a copy is kept on this device; null: none is. */
  readonly keptUntil: number | null
}

/** Not here yet, and nothing went wrong so far: its numbers are unknown, and it did not fail. */
export const isLoading = ({ from, isFetching, error: trouble }: FeedState) =>
  from === 'none' && isFetching && trouble === null

/** Whether the device keeps copies for us: blocked in some private windows, full where there is no room left. */
export type Storage = 'works' | 'blocked' | 'full'
