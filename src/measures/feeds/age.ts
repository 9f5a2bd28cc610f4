/** Age of feed rows that could not be refreshed, and time since the last contact with the server, as text. */

import type { FeedEntry, FeedKind, FeedState } from '../../domain/feed.ts'
import { doubtWords } from './doubt-words.ts'
import { namesWithin } from './feed-names.ts'

interface OldFeed {
  readonly feed: string
  readonly kind: FeedKind
  /** Milliseconds since the rows were last known to be current. */
  readonly age: number
}

/** Feeds with their fetch states, and the current time. */
export interface FeedStatusInput {
  readonly feeds: readonly Pick<FeedEntry, 'id' | 'kind'>[]
  readonly feedStates: readonly FeedState[]
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Feeds whose rows are shown although the last refresh failed or its answer is in doubt, or which come from the
 * device's storage and are unconfirmed; oldest first. Feeds without rows are excluded.
 */
export function oldFeeds({ feeds, feedStates, now }: FeedStatusInput): readonly OldFeed[] {
  return feedStates
    .flatMap(({ feed, from, goodAt, error, doubt }): readonly OldFeed[] => {
      const kind = feeds.find(({ id }) => id === feed)?.kind
      const isOld = from === 'kept' || (from === 'fetched' && (error !== null || doubt !== null))
      return isOld && kind && goodAt !== null ? [{ feed, kind, age: Math.max(0, now - goodAt) }] : []
    })
    .toSorted((a, b) => b.age - a.age)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const unitCount = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** `9 days`, `3 hours`, `12 minutes`: whole days from two days, hours from one hour, else minutes. */
export function ageWords(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return unitCount(Math.floor(milliseconds / DAY), 'day')
  if (milliseconds >= HOUR) return unitCount(Math.floor(milliseconds / HOUR), 'hour')
  return milliseconds >= MINUTE
    ? unitCount(Math.floor(milliseconds / MINUTE), 'minute')
    : 'less than a minute'
}

/**
 * `Old data: 9 days.` for the oldest feed of these kinds, with those in doubt: `In doubt: incidents (0 rows instead of
 * 723).`; null where all are current.
 */
export function oldDataOf(input: FeedStatusInput, kinds: readonly FeedKind[]): string | null {
  const old = oldFeeds(input).filter(({ kind }) => kinds.includes(kind))
  const [oldest] = old
  return oldest ? `Old data: ${ageWords(oldest.age)}.${doubtsOf(input, old)}` : null
}

function doubtsOf({ feedStates }: FeedStatusInput, old: readonly OldFeed[]): string {
  const doubts = feedStates.flatMap(({ feed, doubt }) =>
    doubt && old.some((each) => each.feed === feed) ? [`${nameOf(feed)} (${doubtWords(doubt)})`] : [],
  )
  return doubts.length === 0 ? '' : ` In doubt: ${doubts.join(', ')}.`
}

const nameOf = (feed: string) => namesWithin([feed])

/** `Old data: incidents 9 days, closure orders 3 hours.` for all old feeds, with those in doubt; null where all are current. */
export function oldDataInAll(input: FeedStatusInput): string | null {
  const ages = oldFeeds(input)
  if (ages.length === 0) return null
  const words = ages.map(({ feed, age }) => `${nameOf(feed)} ${ageWords(age)}`).join(', ')
  return `Old data: ${words}.${doubtsOf(input, ages)}`
}

/**
 * Last contact with the server, from responses rather than `navigator.onLine`, which is often wrong. UTC
 * milliseconds; null: never.
 */
export interface ServerContact {
  /** Last response of the server. */
  readonly reachedAt: number | null
  /** Last failed request. */
  readonly failedAt: number | null
}

/** Before the first request. */
export const NO_CONTACT: ServerContact = { reachedAt: null, failedAt: null }

interface ContactSources {
  readonly contact: ServerContact
  /** A fetched feed counts as a response, also where its copy was stored in an earlier session. */
  readonly feedStates: readonly Pick<FeedState, 'from' | 'goodAt'>[]
  /** UTC milliseconds. */
  readonly now: number
}

/** The server is polled every minute; a response older than this means that polling has stopped. */
const CURRENT_MILLISECONDS = 2 * MINUTE

/**
 * `No signal: last reached the server 14 minutes ago`; null where it was reached just now or nothing is
 * known.
 */
export function connectionWords({ contact, feedStates, now }: ContactSources): string | null {
  const answers = feedStates.map(({ from, goodAt }) => (from === 'opened-here' ? null : goodAt))
  const reachedAt = latest([contact.reachedAt, ...answers], now)
  const failedAt = latest([contact.failedAt], now)
  const age = reachedAt === null ? null : Math.max(0, now - reachedAt)
  const last = age === null ? null : `last reached the server ${ageWords(age)} ago`
  if (failedAt !== null && failedAt > (reachedAt ?? -Infinity))
    return last ? `No signal: ${last}` : 'No signal'
  return last === null || age === null || age < CURRENT_MILLISECONDS ? null : `L${last.slice(1)}`
}

/** Latest instant, ignoring those in the future, which predate a correction of the device's clock. */
function latest(instants: readonly (number | null)[], now: number): number | null {
  const usable = instants.filter((at) => at !== null).filter((at) => at <= now + MINUTE)
  return usable.length === 0 ? null : Math.max(...usable)
}
