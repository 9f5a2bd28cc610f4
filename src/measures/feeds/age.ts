/** How old the rows of a feed are that could not be renewed: one measure, said wherever their numbers stand. */
import type { FeedEntry, FeedKind, FeedState } from '../../domain/feed.ts'

interface OldFeed {
  readonly feed: string
  readonly kind: FeedKind
  /** Milliseconds since its rows were last known to be current. */
  readonly age: number
}

/** How the feeds stand, and by what clock. */
export interface FeedStatusInput {
  readonly feeds: readonly Pick<FeedEntry, 'id' | 'kind'>[]
  readonly feedStates: readonly FeedState[]
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Feeds whose rows are shown though the last try to renew them went wrong, or came from this device and are not
 * confirmed yet; oldest first. A feed without rows is not among them: nothing of it is shown, old or new.
 */
export function oldFeeds({ feeds, feedStates, now }: FeedStatusInput): readonly OldFeed[] {
  return feedStates
    .flatMap(({ feed, from, goodAt, error: trouble }): readonly OldFeed[] => {
      const kind = feeds.find(({ id }) => id === feed)?.kind
      const isOld = from === 'kept' || (from === 'fetched' && trouble !== null)
      return isOld && kind && goodAt !== null ? [{ feed, kind, age: Math.max(0, now - goodAt) }] : []
    })
    .toSorted((a, b) => b.age - a.age)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** `9 days`, `3 hours`, `12 minutes`: the largest whole unit of which there are two, or what is left. */
export function ageWords(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return counted(Math.floor(milliseconds / DAY), 'day')
  if (milliseconds >= HOUR) return counted(Math.floor(milliseconds / HOUR), 'hour')
  return milliseconds >= MINUTE ? counted(Math.floor(milliseconds / MINUTE), 'minute') : 'less than a minute'
}

/** `Old data: 9 days.` of the oldest feed of these kinds; null where all that is shown of them is current. */
export function oldDataOf(standings: FeedStatusInput, kinds: readonly FeedKind[]): string | null {
  const [oldest] = oldFeeds(standings).filter(({ kind }) => kinds.includes(kind))
  return oldest ? `Old data: ${ageWords(oldest.age)}.` : null
}

/** `Old data: incidents 9 days, closure-orders 3 hours.` of every old feed, by id; null where none is. */
export function oldDataInAll(standings: FeedStatusInput): string | null {
  const old = oldFeeds(standings)
  if (old.length === 0) return null
  return `Old data: ${old.map(({ feed, age }) => `${feed.replaceAll('-', ' ')} ${ageWords(age)}`).join(', ')}.`
}
