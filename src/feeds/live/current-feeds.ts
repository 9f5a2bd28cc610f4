/** All feeds at one moment, each with its rows or with the reason for their absence. */
import type { Day } from '../../domain/day.ts'
import {
  type Doubt,
  type Failed,
  type Manifest,
  failed,
  type FeedState,
  type FetchError,
} from '../../domain/feed.ts'
import type { FailedFeed, LoadedFeed } from '../loaded/loaded-feed.ts'
import type { LiveFeed } from './live-feed.ts'

export interface CurrentFeeds {
  readonly kind: 'current'
  readonly manifest: Manifest
  /** In the manifest's order. */
  readonly feeds: readonly (LoadedFeed | FailedFeed)[]
  /** By feed id: the manifest's as-of day when the rows were last known to be current. */
  readonly asOf: Readonly<Record<string, Day>>
  /** By feed id: newer answers that wait for a person to accept them. */
  readonly doubts: Readonly<Record<string, Doubt>>
}

/** The feed's rows, or why there are none. */
export const loadedOrFailed = ({
  entry,
  loaded,
  fetchState,
}: Pick<LiveFeed, 'entry' | 'loaded'> & {
  readonly fetchState: Pick<LiveFeed['fetchState'], 'error'>
}): LoadedFeed | FailedFeed =>
  loaded ?? { feed: entry, ...(fetchState.error ? failureFrom(fetchState.error) : STILL_LOADING) }

const failureFrom = ({ kind, what, toDo }: FetchError): Omit<FailedFeed, 'feed'> => ({
  ...failed(what, toDo),
  ...(kind === 'sign-in' && { isWithheld: true }),
})

/** A feed that the first display did not wait for: it has not failed, but its numbers are unknown. */
const STILL_LOADING = failed('It is still on its way.', 'It joins the others when it comes.')

/** Failure of an opened file while there is no manifest. */
export const NO_MANIFEST = failed(
  'There is no manifest yet, so nothing says how the file is to be read.',
  'Open it again when the feeds have opened.',
)

/** Failure of all feeds because the manifest could not be fetched. */
export const manifestFailure = ({ kind, what, toDo }: FetchError): Failed => ({
  ...failed(what.startsWith('The manifest') ? what : `The manifest did not open. ${what}`, toDo),
  ...(kind === 'sign-in' && { wantsSignIn: true }),
})

/** State of a file that the user opened in the page. */
export const openedFileState = (feed: string): FeedState => ({
  feed,
  from: 'opened-here',
  goodAt: null,
  triedAt: null,
  nextTryAt: null,
  isFetching: false,
  error: null,
  doubt: null,
  keptUntil: null,
})

/** Whether nothing changed: loaded feeds are compared by identity, all else by content. */
export function isSameContent(a: CurrentFeeds | Failed, b: CurrentFeeds | Failed): boolean {
  if (a.kind === 'failed' || b.kind === 'failed') return JSON.stringify(a) === JSON.stringify(b)
  return (
    JSON.stringify([a.manifest, a.asOf, a.doubts]) === JSON.stringify([b.manifest, b.asOf, b.doubts]) &&
    a.feeds.length === b.feeds.length &&
    a.feeds.every((one, at) => isSameFeed(one, b.feeds[at]))
  )
}

const isSameFeed = (a: LoadedFeed | FailedFeed, b: LoadedFeed | FailedFeed | undefined) =>
  a === b || (a.kind === 'failed' && b?.kind === 'failed' && JSON.stringify(a) === JSON.stringify(b))
