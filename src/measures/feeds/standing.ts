/** How each feed stands: whether its rows can be relied on today, and what became of them. Trouble comes first. */
import type { Dataset, FeedFailure } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import { rowsSetAside, type FeedEntry, type FeedReport } from '../../domain/feed.ts'
import { quietFeeds, type QuietFeed } from './freshness.ts'

/** From worst to best: what somebody must look at comes first. */
export const STANDINGS = ['failed', 'quiet', 'fresh'] as const
export type Standing = (typeof STANDINGS)[number]

export interface FeedLine {
  readonly entry: FeedEntry
  readonly standing: Standing
  /** Null where the feed did not open. */
  readonly report: FeedReport | null
  readonly failure: FeedFailure | null
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

type Known = Pick<Dataset, 'manifest' | 'reports' | 'failures' | 'visits' | 'actions'>

/** One line a feed of the manifest; within a standing in the manifest's order. */
export function feedLines(known: Known, newestIncident: Day | null): readonly FeedLine[] {
  const quiet = quietFeeds({ ...known, newestIncident })
  const lines = known.manifest.feeds.map((entry) => lineOf(entry, known, quiet))
  return lines.toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing))
}

function lineOf(entry: FeedEntry, known: Known, quiets: readonly QuietFeed[]): FeedLine {
  const report = known.reports.find(({ feed }) => feed === entry.id) ?? null
  const failure = known.failures.find(({ feed }) => feed === entry.id) ?? null
  const quiet = quiets.find(({ feed }) => feed === entry.id) ?? null
  return {
    entry,
    standing: report === null ? 'failed' : quiet ? 'quiet' : 'fresh',
    report,
    failure,
    quiet,
    aside: report ? rowsSetAside(report) : 0,
    outside: report ? outsideIn(report) : 0,
  }
}

const outsideIn = ({ notices }: FeedReport) =>
  notices.find(({ code }) => code === 'outside-borough')?.count ?? 0

/** The rows of all feeds that opened. */
export const rowSums = (lines: readonly FeedLine[]): RowSums =>
  lines.reduce<RowSums>(
    (sums, { report, aside, outside }) => ({
      rowsIn: sums.rowsIn + (report?.rowsIn ?? 0),
      shown: sums.shown + (report?.shown ?? 0),
      aside: sums.aside + aside,
      outside: sums.outside + outside,
    }),
    { rowsIn: 0, shown: 0, aside: 0, outside: 0 },
  )
