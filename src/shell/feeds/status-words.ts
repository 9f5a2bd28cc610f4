/** Phrases and sentences on the state of feeds, for the badge and the list of feeds. */
import { instant, londonDay, londonMinute } from '../../domain/day.ts'
import type { Doubt, FeedReport, StorageState } from '../../domain/feed.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { ageWords } from '../../measures/feeds/age.ts'
import { feedName } from '../../measures/feeds/feed-names.ts'
import { doubtWords } from '../../measures/feeds/doubt-words.ts'
import {
  isFailing,
  rowSums,
  type FeedSummary,
  type RowSums,
  type FeedStatus,
} from '../../measures/feeds/feed-status.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { quietFeedSentences } from './feed-words.ts'

const freshCount = (feeds: readonly FeedSummary[]) => feeds.filter(({ status }) => status === 'fresh').length

/** `6 of 7 feeds up to date`. */
export const upToDateWords = (feeds: readonly FeedSummary[]) =>
  `${freshCount(feeds)} of ${plural(feeds.length, 'feed')} up to date`

/** `1 in doubt, 37 rows aside`; empty where none is. */
export function setAsideWords(feeds: readonly FeedSummary[]): string {
  const { setAside } = rowSums(feeds)
  const doubted = feeds.filter(({ status }) => status === 'doubted').length
  return [
    ...(doubted > 0 ? [`${doubted} in doubt`] : []),
    ...(setAside > 0 ? [`${plural(setAside, 'row')} aside`] : []),
  ].join(', ')
}

/** `6 of 7 feeds are up to date. Closure orders did not open.` */
export function statusSentence(feeds: readonly FeedSummary[]): string {
  const fresh = freshCount(feeds)
  if (feeds.length === 0) return 'The manifest lists no feeds.'
  if (fresh === feeds.length)
    return feeds.length === 1 ? 'The one feed is up to date.' : `All ${fresh} feeds are up to date.`
  const failing = feeds.filter(isFailing)
  return [
    `${fresh} of ${plural(feeds.length, 'feed')} ${fresh === 1 ? 'is' : 'are'} up to date.`,
    ...failing.slice(0, MAX_NAMED).map((feed) => `${feedName(feed.entry.id)} ${predicateOf(feed)}.`),
    ...(failing.length > MAX_NAMED ? [`${failing.length - MAX_NAMED} more are in trouble.`] : []),
  ].join(' ')
}
const MAX_NAMED = 3

/** `is in doubt: 0 rows instead of 723`. */
const predicateOf = ({ status, state }: FeedSummary) =>
  `${STATUS_PREDICATES[status]}${state?.doubt ? `: ${doubtWords(state.doubt)}` : ''}`

const STATUS_PREDICATES: Readonly<Record<FeedStatus, string>> = {
  failed: 'did not open',
  doubted: 'is in doubt',
  old: 'could not be fetched again',
  quiet: 'has gone quiet',
  coming: 'is on its way',
  fresh: 'is up to date',
}

/** Short label of the state. @param now UTC milliseconds */
export function feedStatusWords({ status, state, quiet }: FeedSummary, now: number): string {
  switch (status) {
    case 'failed':
      return 'Did not open'
    case 'doubted':
      return 'In doubt'
    case 'old':
      return state?.goodAt ? `Old data: ${ageWords(now - state.goodAt)}` : 'Old data'
    case 'quiet':
      return quiet ? `Gone quiet: ${plural(quiet.days, 'day')}` : 'Gone quiet'
    case 'coming':
      return state?.from === 'kept' ? 'Copy of this device, being fetched' : 'On its way'
    case 'fresh':
      return state?.from === 'opened-here' ? 'Opened here' : 'Up to date'
  }
}

/** Sentences on what the state means and what to do; empty for a feed without problems. */
export function feedStatusSentences({ status, state, error, quiet }: FeedSummary): readonly string[] {
  const errorSentences = error ? [error.what, error.toDo] : []
  const doubtSentences = state?.doubt
    ? [`It suddenly held ${doubtWords(state.doubt)}.`, beforeAccepting(state.feed)]
    : []
  const earlierRows = status === 'old' ? ['The rows from before are shown.'] : []
  const openedHere =
    state?.from === 'opened-here' ? ['Not from the manifest: it goes when the page is loaded again.'] : []
  return [
    ...doubtSentences,
    ...errorSentences,
    ...earlierRows,
    ...(quiet ? [quietFeedSentences(quiet)] : []),
    ...openedHere,
  ]
}

/** `0 rows instead of 723`; of the manifest, for null, `0 feeds instead of 9`. */
export const numbersInDoubt = (feed: string | null, doubt: Doubt) =>
  doubtWords(doubt, feed === null ? 'feed' : 'row')

/** Name of what is in doubt: a feed or, for null, the manifest. */
export const nameInDoubt = (feed: string | null) => (feed === null ? 'List of feeds' : feedName(feed))

/** What is used while an answer is in doubt, and what to do. */
export const beforeAccepting = (feed: string | null) =>
  feed === null
    ? 'The list from before is used until someone accepts the new one. Ask whoever looks after the manifest first. Each device asks for itself.'
    : 'The rows from before are used until someone accepts the new number. Ask the owner of the feed first. Each device asks for itself.'

/** `12,901 rows in = 12,864 shown + 37 set aside`. */
export const rowSumWords = ({ rowsIn, shown, setAside }: Pick<RowSums, 'rowsIn' | 'shown' | 'setAside'>) =>
  `${plural(rowsIn, 'row')} in = ${formatCount(shown)} shown + ${formatCount(setAside)} set aside`

/** `Of those shown, 12 stand outside ${theWhole()}.`; null where none does. */
export function outsideSentence(outside: number): string | null {
  if (outside === 0) return null
  return `Of those shown, ${formatCount(outside)} ${outside === 1 ? 'stands' : 'stand'} outside ${theWhole()}.`
}

/** Rows of one reason that a report lists individually. */
const MAX_LISTED = 5000

/** `Download the 37 rows`. */
export function downloadWords(reports: readonly FeedReport[]): string {
  const reasons = reports.flatMap(({ setAside }) => setAside)
  const rows = reasons.reduce((sum, { count }) => sum + count, 0)
  return reasons.every(({ count }) => count <= MAX_LISTED)
    ? `Download the ${plural(rows, 'row')}`
    : `Download the first ${formatCount(MAX_LISTED)} rows of each reason`
}

/** Whether a copy is stored on this device and until when; if not, why. */
export function deviceCopyWords({ entry, state }: FeedSummary, storage: StorageState): string {
  if (state?.keptUntil) return `Kept until ${dateTimeWords(state.keptUntil)}`
  if (entry.handling === 'official-sensitive') return 'Not kept: its mark forbids it'
  if (storage === 'blocked') return 'Not kept: storage is blocked'
  return storage === 'full' ? 'Not kept: storage is full' : 'Not kept'
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Remaining time, rounded up so that 0 is never shown early: `42 s`, `5 min`, `3 h`, `4 days`. */
export function countdownWords(milliseconds: number): string {
  const left = Math.max(0, milliseconds)
  if (left > 2 * DAY) return `${Math.ceil(left / DAY)} days`
  if (left > 2 * HOUR) return `${Math.ceil(left / HOUR)} h`
  return left > 2 * MINUTE ? `${Math.ceil(left / MINUTE)} min` : `${Math.ceil(left / SECOND)} s`
}

/** Formats London days and minutes given as if they were UTC. */
const DATE_TIME_FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

/** `9 September at 14:05`, London time. @param milliseconds UTC, since 1970 */
function dateTimeWords(milliseconds: number): string {
  const at = instant(milliseconds)
  return DATE_TIME_FORMAT.format(londonDay(at) * DAY + londonMinute(at) * MINUTE).replace(', ', ' at ')
}
