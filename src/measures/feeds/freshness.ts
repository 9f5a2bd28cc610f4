/** Which feeds have gone quiet: the newest row is far older than the feed's own pace says. No reports is not no crime. */
import type { Dataset, SmallKinds } from '../../domain/dataset.ts'
import { dayOfMoment, londonDay, type Day } from '../../domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport, Manifest } from '../../domain/feed.ts'

export interface QuietFeed {
  readonly feed: string
  readonly kind: FeedKind
  readonly newest: Day
  /** Whole days from its newest row to the as-of day. */
  readonly days: number
  readonly refreshMinutes: number
}

/** What is looked at: the reports tell which feeds opened. */
export interface Arrivals extends Pick<SmallKinds, 'visits' | 'actions'>, Pick<Dataset, 'newestRows'> {
  readonly manifest: Pick<Manifest, 'asOf' | 'feeds'>
  readonly reports: readonly FeedReport[]
  /** The day of the newest incident; null where there is none. */
  readonly newestIncident: Day | null
}

const MINUTES_A_DAY = 1440
/** So many refreshes may pass without a row; and so many days, whatever the refresh: not every day has news. */
const REFRESHES = 3
const LEAST_DAYS = 7

/**
 * Only kinds that report what happens from day to day can go quiet. Each feed is judged by its own newest row, so that
 * one cannot hide behind another of its kind; feeds of incidents are known together, and so are they judged.
 */
export function quietFeeds(arrivals: Arrivals): readonly QuietFeed[] {
  const { asOf, feeds } = arrivals.manifest
  const opened = new Set(arrivals.reports.map(({ feed }) => feed))
  return feeds
    .filter(({ id }) => opened.has(id))
    .flatMap((entry): readonly QuietFeed[] => {
      const newest = arrivals.newestRows?.[entry.id] ?? newestOf(entry.kind, arrivals)
      if (newest === null || asOf - newest <= patience(entry)) return []
      const { id: feed, kind, refreshMinutes } = entry
      return [{ feed, kind, newest, days: asOf - newest, refreshMinutes }]
    })
}

const patience = ({ refreshMinutes }: FeedEntry) =>
  Math.max(LEAST_DAYS, (REFRESHES * refreshMinutes) / MINUTES_A_DAY)

function newestOf(kind: FeedKind, { visits, actions, newestIncident }: Arrivals): Day | null {
  if (kind === 'incidents') return newestIncident
  if (kind === 'patrol-visits') return latest(visits.map(({ start }) => londonDay(start)))
  return kind === 'actions' ? latest(actions.map(({ on }) => dayOfMoment(on))) : null
}

const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
