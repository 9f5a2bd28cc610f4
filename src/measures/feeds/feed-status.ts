/**
 * Status of each feed: whether its rows are reliable today, with errors, row counts and rows set aside; worst
 * first.
 */
import type { Dataset } from '../../domain/dataset.ts'
import {
  type FeedState,
  type FetchError,
  rowsSetAside,
  type FeedEntry,
  type FeedReport,
} from '../../domain/feed.ts'
import { quietFeeds, type QuietFeed } from './freshness.ts'

/**
 * Ordered from worst to best. `failed`: no rows; `doubted`: last good rows, a newer answer waits for a person to accept
 * it; `old`: last good rows, fetching fails; `quiet`: no new rows for longer than usual; `coming`: being fetched, neither
 * an error nor up to date; `fresh`.
 */
export const FEED_STATUSES = ['failed', 'doubted', 'old', 'quiet', 'coming', 'fresh'] as const
export type FeedStatus = (typeof FEED_STATUSES)[number]

/** One feed with its status, report and error. */
export interface FeedSummary {
  readonly entry: FeedEntry
  readonly status: FeedStatus
  /** Null where the feed did not open. */
  readonly report: FeedReport | null
  /** Error of the last attempt, with advice. */
  readonly error: Pick<FetchError, 'what' | 'toDo'> | null
  /** Null where the feed is not polled: in tests, and before the manifest is read. */
  readonly state: FeedState | null
  readonly quiet: QuietFeed | null
  readonly setAside: number
  /** Rows shown that lie outside the borough. */
  readonly outside: number
}

/** Row counts of several feeds. */
export interface RowSums {
  readonly rowsIn: number
  readonly shown: number
  readonly setAside: number
  readonly outside: number
}

type FeedSources = Pick<Dataset, 'manifest' | 'reports' | 'failures' | 'rowReach'>
interface WatchedFeeds extends FeedSources {
  readonly feedStates: readonly FeedState[]
}

/** One summary per feed of the manifest, worst status first; equal statuses in the manifest's order. */
export function feedSummaries(watched: WatchedFeeds): readonly FeedSummary[] {
  const quiet = quietFeeds(watched)
  const summaries = watched.manifest.feeds.map((entry) => summaryOf(entry, watched, quiet))
  return summaries.toSorted((a, b) => FEED_STATUSES.indexOf(a.status) - FEED_STATUSES.indexOf(b.status))
}

function summaryOf(entry: FeedEntry, watched: WatchedFeeds, quietOnes: readonly QuietFeed[]): FeedSummary {
  const isThis = ({ feed }: { readonly feed: string }) => feed === entry.id
  const report = watched.reports.find(isThis) ?? null
  const state = watched.feedStates.find(isThis) ?? null
  const quiet = quietOnes.find(isThis) ?? null
  return {
    entry,
    status: statusOf(report, state, quiet),
    report,
    error: state?.error ?? watched.failures.find(isThis) ?? null,
    state,
    quiet,
    setAside: report ? rowsSetAside(report) : 0,
    outside: report ? outsideIn(report) : 0,
  }
}

function statusOf(report: FeedReport | null, state: FeedState | null, quiet: QuietFeed | null): FeedStatus {
  const isComing = state?.isFetching === true && state.error === null && state.from !== 'fetched'
  if (report !== null && state?.doubt) return 'doubted'
  if (isComing) return 'coming'
  if (report === null) return 'failed'
  if (state?.error || state?.from === 'kept') return 'old'
  return quiet && state?.from !== 'opened-here' ? 'quiet' : 'fresh'
}

/** Whether the feed needs attention. */
export const isFailing = ({ status }: FeedSummary) => status !== 'fresh' && status !== 'coming'

const outsideIn = ({ notices }: FeedReport) =>
  notices.find(({ code }) => code === 'outside-borough')?.count ?? 0

/** Row counts summed over all feeds that opened. */
export const rowSums = (summaries: readonly FeedSummary[]): RowSums =>
  summaries.reduce<RowSums>(
    (sums, { report, setAside: aside, outside }) => ({
      rowsIn: sums.rowsIn + (report?.rowsIn ?? 0),
      shown: sums.shown + (report?.shown ?? 0),
      setAside: sums.setAside + aside,
      outside: sums.outside + outside,
    }),
    { rowsIn: 0, shown: 0, setAside: 0, outside: 0 },
  )
