/** How each feed stands: whether its rows can be relied on today, and what became of them. Trouble comes first. */
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
 * From worst to best. `failed`: no rows at all; `doubted`: suddenly empty, so the rows from before are shown; `old`: the
 * last good rows, since fetching fails; `quiet`: nothing new for longer than its pace allows; `coming`: on its way, which
 * is no trouble and not yet up to date.
 */
export const FEED_STATUSES = ['failed', 'doubted', 'old', 'quiet', 'coming', 'fresh'] as const
export type FeedStatus = (typeof FEED_STATUSES)[number]

export interface FeedSummary {
  readonly entry: FeedEntry
  readonly standing: FeedStatus
  /** Null where the feed did not open. */
  readonly report: FeedReport | null
  /** What went wrong at the last try, and what to do about it. */
  readonly trouble: Pick<FetchError, 'what' | 'toDo'> | null
  /** Null where nobody watches the feed: in tests, and before the manifest is read. */
  readonly state: FeedState | null
  readonly quiet: QuietFeed | null
  readonly aside: number
  /** Of the rows shown, those that stand outside the borough. */
  readonly outside: number
}

export interface RowSums {
  readonly rowsIn: number
  readonly shown: number
  readonly aside: number
  readonly outside: number
}

type Known = Pick<Dataset, 'manifest' | 'reports' | 'failures' | 'rowReach'>
interface Watched extends Known {
  readonly feedStates: readonly FeedState[]
}

/** One line a feed of the manifest; within a standing in the manifest's order. */
export function feedSummaries(watched: Watched): readonly FeedSummary[] {
  const quiet = quietFeeds(watched)
  const lines = watched.manifest.feeds.map((entry) => lineOf(entry, watched, quiet))
  return lines.toSorted((a, b) => FEED_STATUSES.indexOf(a.standing) - FEED_STATUSES.indexOf(b.standing))
}

function lineOf(entry: FeedEntry, watched: Watched, quiets: readonly QuietFeed[]): FeedSummary {
  const isThis = ({ feed }: { readonly feed: string }) => feed === entry.id
  const report = watched.reports.find(isThis) ?? null
  const state = watched.feedStates.find(isThis) ?? null
  const quiet = quiets.find(isThis) ?? null
  return {
    entry,
    standing: standingOf(report, state, quiet),
    report,
    trouble: state?.error ?? watched.failures.find(isThis) ?? null,
    state,
    quiet,
    aside: report ? rowsSetAside(report) : 0,
    outside: report ? outsideIn(report) : 0,
  }
}

function standingOf(report: FeedReport | null, state: FeedState | null, quiet: QuietFeed | null): FeedStatus {
  const isComing = state?.isFetching === true && state.error === null && state.from !== 'fetched'
  if (isComing) return 'coming'
  if (report === null) return 'failed'
  if (state?.error) return state.error.kind === 'suddenly-empty' ? 'doubted' : 'old'
  if (state?.from === 'kept') return 'old'
  return quiet && state?.from !== 'opened-here' ? 'quiet' : 'fresh'
}

/** Whether somebody should look at it. */
export const isFailing = ({ standing }: FeedSummary) => standing !== 'fresh' && standing !== 'coming'

const outsideIn = ({ notices }: FeedReport) =>
  notices.find(({ code }) => code === 'outside-borough')?.count ?? 0

/** The rows of all feeds that opened. */
export const rowSums = (lines: readonly FeedSummary[]): RowSums =>
  lines.reduce<RowSums>(
    (sums, { report, aside, outside }) => ({
      rowsIn: sums.rowsIn + (report?.rowsIn ?? 0),
      shown: sums.shown + (report?.shown ?? 0),
      aside: sums.aside + aside,
      outside: sums.outside + outside,
    }),
    { rowsIn: 0, shown: 0, aside: 0, outside: 0 },
  )
