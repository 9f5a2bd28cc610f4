/** Which feeds have gone quiet: nothing new came for longer than is usual for them. No reports is not no crime. */
import type { Dataset, RowReach } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport, Manifest } from '../../domain/feed.ts'

export interface QuietFeed {
  readonly feed: string
  readonly kind: FeedKind
  /** The last day that its newest row can mean. */
  readonly newest: Day
  /** Whole days from then to the as-of day. */
  readonly days: number
  /** How often rows should come; null where the manifest does not say. */
  readonly everyDays: number | null
}

/** What is looked at: the reports tell which feeds opened. */
export interface FreshnessInput extends Pick<Dataset, 'rowReach'> {
  readonly manifest: Pick<Manifest, 'asOf' | 'feeds'>
  readonly reports: readonly FeedReport[]
}

const MINUTES_A_DAY = 1440
/** By how many times the silence must exceed what the manifest says. */
const TIMES_SAID = 2
/** Where the manifest says nothing. Not every day has news; */
const LEAST_DAYS = 7
/** monthly files come up to two and a half months after their month; */
const LEAST_DAYS_BY_MONTH = 93
/** rows come no sooner than they are looked for; */
const TIMES_LOOKED = 3
/** and a silence in which fewer rows would have come is chance. */
const ROWS_MISSED = 10

/** Only kinds that report what happens from day to day can go quiet, each feed by its own rows. */
export function quietFeeds({ manifest, reports, rowReach = {} }: FreshnessInput): readonly QuietFeed[] {
  const opened = new Set(reports.map(({ feed }) => feed))
  return manifest.feeds
    .filter(({ id }) => opened.has(id))
    .flatMap((entry): readonly QuietFeed[] => {
      const reach = rowReach[entry.id]
      if (!reach) return []
      const days = manifest.asOf - reach.newest
      if (days <= longestSilence(entry, reach)) return []
      const { id: feed, kind, everyDays = null } = entry
      return [{ feed, kind, newest: reach.newest, days, everyDays }]
    })
}

/** In days. One row alone has no rhythm that could be broken. */
function longestSilence({ everyDays, refreshMinutes }: FeedEntry, reach: RowReach): number {
  if (everyDays !== undefined) return TIMES_SAID * everyDays
  const { first, newest, rows, isByMonth } = reach
  if (rows < 2) return Infinity
  return Math.max(
    isByMonth ? LEAST_DAYS_BY_MONTH : LEAST_DAYS,
    (TIMES_LOOKED * refreshMinutes) / MINUTES_A_DAY,
    (ROWS_MISSED * (newest - first)) / (rows - 1),
  )
}
