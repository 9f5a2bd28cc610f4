/**
 * The day that statements look back from: the last day of the window, or the as-of day if earlier. Counts use every row
 * known on the as-of day; states (stage of an order, phase, review, commitment, survey, signal) use dates up to this day.
 */
import { orderAsAt } from '../../domain/closure-order.ts'
import { commitmentAsAt, hasEnded } from '../../domain/commitment.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, type Day, type DaySpan } from '../../domain/day.ts'
import { hotspotAsAt } from '../../domain/patrol.ts'
import { siteAsAt } from '../../domain/site.ts'
import { memoisedLast } from '../memoised.ts'
import { dayWords } from '../sentences.ts'

type DatedSources = Pick<Dataset, 'manifest' | 'asAt'>
type StatedRecords = Pick<Dataset, 'orders' | 'sites' | 'commitments' | 'surveys' | 'hotspots'>

/** The day that the data look back from. */
export const asAtDay = ({ asAt, manifest }: DatedSources): Day => asAt ?? manifest.asOf

/** The day that statements on a window look back from. */
export const asAtOf = (window: DaySpan, sources: DatedSources): Day =>
  dayNumber(Math.min(window.to, asAtDay(sources)))

/** The records whose states are judged, as they stood on a day; empty where the data look back from no later day. */
export function recordsAsAt(
  sources: DatedSources & StatedRecords,
  day: Day,
): Partial<StatedRecords & Pick<Dataset, 'asAt'>> {
  if (asAtDay(sources) <= day) return {}
  return {
    asAt: day,
    orders: sources.orders.flatMap((order) => orderAsAt(order, day) ?? []),
    sites: sources.sites.map((site) => siteAsAt(site, day)),
    commitments: sources.commitments.flatMap((commitment) => commitmentAsAt(commitment, day) ?? []),
    surveys: sources.surveys.filter((survey) => hasEnded(survey, day)),
    hotspots: sources.hotspots.flatMap((hotspot) => hotspotAsAt(hotspot, day) ?? []),
  }
}

/** The dataset as it stood on a day; incidents, visits and actions stay whole. Cached for the last day. */
export const datasetAsAt = (dataset: Dataset, day: Day): Dataset =>
  asAtDay(dataset) <= day ? dataset : cachedDataset(dataset, day)

const cachedDataset = memoisedLast(
  (dataset: Dataset, day: Day): Dataset => ({ ...dataset, ...recordsAsAt(dataset, day) }),
  (day) => [day],
)

/** `As of 31 August 2024`, or `As at 20 May 2023, by rows known on 31 August 2024` for an earlier day. */
export const asAtWords = (asAt: Day, { manifest }: Pick<Dataset, 'manifest'>): string =>
  asAt < manifest.asOf
    ? `As at ${dayWords(asAt)}, by rows known on ${dayWords(manifest.asOf)}`
    : `As of ${dayWords(manifest.asOf)}`
