/**
 * Completeness of the newest data: feeds that have gone quiet, and last days for which reports are still to
 * come.
 */

import type { Dataset, PartnerReach, RowReach } from '../../domain/dataset.ts'
import { dayNumber, daysIn, daysUpTo, isWithin, type Day, type DaySpan } from '../../domain/day.ts'
import type { FeedEntry, FeedKind, FeedReport, Manifest } from '../../domain/feed.ts'
import { arrivedWithin } from '../../analytics/report-delay.ts'
import { PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'
import { memoised } from '../memoised.ts'

/** A feed without new rows for longer than expected on the day that it is looked at. */
export interface QuietFeed {
  readonly feed: string
  readonly kind: FeedKind
  /** Last day that the newest row's date can mean. */
  readonly newest: Day
  /** Whole days from `newest` to that day. */
  readonly days: number
  /** Expected interval of rows in days; null where the manifest does not say. */
  readonly everyDays: number | null
}

/** `reports` list the feeds that opened. */
export interface FreshnessInput extends Pick<Dataset, 'rowReach'> {
  readonly manifest: Pick<Manifest, 'asOf' | 'feeds'>
  readonly reports: readonly FeedReport[]
}

const MINUTES_A_DAY = 1440
/** A feed is quiet after this multiple of the interval that the manifest states. */
const STATED_INTERVAL_FACTOR = 2
/** Without a stated interval the longest of four thresholds applies. Days for daily data; */
const LEAST_DAYS = 7
/** days for monthly files, which come up to two and a half months late; */
const LEAST_DAYS_BY_MONTH = 93
/** a multiple of the refresh interval; */
const REFRESH_INTERVAL_FACTOR = 3
/** and the time in which this number of rows was expected. */
const EXPECTED_ROWS = 10

/**
 * Feeds without a new row for longer than expected; only kinds that report day-to-day events have `rowReach`. On a day
 * before the as-of day, those are listed whose newest row of all is as old by then.
 */
export function quietFeeds(
  { manifest, reports, rowReach = {} }: FreshnessInput,
  on: Day = manifest.asOf,
): readonly QuietFeed[] {
  const opened = new Set(reports.map(({ feed }) => feed))
  return manifest.feeds
    .filter(({ id }) => opened.has(id))
    .flatMap((entry): readonly QuietFeed[] => {
      const reach = rowReach[entry.id]
      if (!reach) return []
      const days = on - reach.newest
      if (days <= longestSilence(entry, reach)) return []
      const { id: feed, kind, everyDays = null } = entry
      return [{ feed, kind, newest: reach.newest, days, everyDays }]
    })
}

/** Longest expected gap in days; infinite for a single row, which gives no rate. */
function longestSilence({ everyDays, refreshMinutes }: FeedEntry, reach: RowReach): number {
  if (everyDays !== undefined) return STATED_INTERVAL_FACTOR * everyDays
  const { rows, isByMonth } = reach
  if (rows < 2) return Infinity
  return Math.max(
    isByMonth ? LEAST_DAYS_BY_MONTH : LEAST_DAYS,
    (REFRESH_INTERVAL_FACTOR * refreshMinutes) / MINUTES_A_DAY,
    expectedGap(reach),
  )
}

/** Shortest silence after which the days since the newest row are not known, so that a weekend's delay is none. */
const LEAST_SILENCE_DAYS = 2

/**
 * Whether the rows of a feed have stopped before a day, so that the days since are not known: the silence should have held
 * ten rows at the feed's own pace, or is longer than twice the interval that the manifest states. Sooner than `quietFeeds`,
 * which allows for late files before it asks anyone to look.
 */
export function hasStopped({ everyDays }: FeedEntry, reach: RowReach, on: Day): boolean {
  const silence = on - reach.newest
  const stated = everyDays === undefined ? Infinity : STATED_INTERVAL_FACTOR * everyDays
  const ownPace = Math.max(LEAST_SILENCE_DAYS, expectedGap(reach), reach.usualGap ?? 0)
  return silence > Math.min(ownPace, stated)
}

/** Days in which ten rows are expected at the mean rate of the rows; infinite for a single row, which gives no rate. */
export const expectedGap = ({ first, newest, rows }: PartnerReach): number =>
  rows < 2 ? Infinity : (EXPECTED_ROWS * (newest - first)) / (rows - 1)

/** Last days of the data for which reports are incomplete, by the feed's own reporting delay. */

export interface LateDays {
  /** First day with fewer than the share `ARRIVED` of its reports. */
  readonly from: Day
  /** Number of such days, the as-of day included. */
  readonly days: number
  /** Days within which the share `ARRIVED` of reports arrives. */
  readonly within: number
  /** Share of its reports that has arrived, for each of the days. */
  readonly arrived: readonly number[]
}

/** A day counts as complete from this share of its reports. */
const ARRIVED = 0.95

const BY_MONTH = PRECISIONS.indexOf('month')

type ReportDelayColumns = Pick<IncidentColumns, 'count' | 'day' | 'reportedDay' | 'precision'>

/**
 * Null where there are too few report dates, or where reports arrive on the day itself. Incidents known by
 * month are excluded. Ages count from the newest report, which may be older than `asOf`.
 */
export function lateDays(
  { count, day, reportedDay, precision }: ReportDelayColumns,
  asOf: Day,
): LateDays | null {
  const [delays, ages] = [new Int32Array(count), new Int32Array(count)]
  let [used, newest] = [0, -Infinity]
  for (let row = 0; row < count; row++) {
    const reported = reportedDay[row] ?? 0
    if (reported === 0 || reported > asOf || precision[row] === BY_MONTH) continue
    const on = day[row] ?? 0
    delays[used] = reported - on
    ages[used] = -on
    used++
    if (reported > newest) newest = reported
  }
  for (let at = 0; at < used; at++) ages[at] = newest + (ages[at] ?? 0)
  const arrivedShares = arrivedWithin({ delays: delays.subarray(0, used), ages: ages.subarray(0, used) })
  if (arrivedShares === null) return null
  const within = arrivedShares.findIndex((share) => share >= ARRIVED)
  const days = within + asOf - newest
  if (days === 0) return null
  const { from } = daysUpTo(asOf, days)
  // Of a day after the newest report none has arrived.
  const arrived = Array.from({ length: days }, (_, i) => arrivedShares[newest - from - i] ?? 0)
  return { from, days, within, arrived }
}

/** Late days of a dataset, by all its reports up to the as-of day; cached with the incidents. */
export const lateDaysOf = ({ incidents, manifest }: Pick<Dataset, 'incidents' | 'manifest'>) =>
  cachedLateDays(incidents, manifest.asOf)
const cachedLateDays = memoised(lateDays, (asOf: Day) => [asOf])

/** Whether reports are still to come for some of the days. */
export const isStillToRise = ({ to }: Pick<DaySpan, 'to'>, late: LateDays | null): boolean =>
  late !== null && to >= late.from

/** Share of late days in a window above which a fall, or no change, could come from the reports that are missing. */
const LATE_SHARE = 0.1

/** Whether late days are so large a part of a window that only a rise can be stated. */
export const isMostlyLate = (window: DaySpan, late: LateDays | null): boolean =>
  late !== null && window.to - Math.max(late.from, window.from) + 1 > LATE_SHARE * daysIn(window)

/** Share of a window's reports that has arrived, as if all of its days were alike; 1 where none is still to come. */
export function arrivedShare(window: DaySpan, late: LateDays | null): number {
  if (late === null) return 1
  const missing = late.arrived.reduce(
    (sum, arrived, i) => (isWithin(dayNumber(late.from + i), window) ? sum + 1 - arrived : sum),
    0,
  )
  return 1 - missing / daysIn(window)
}

/**
 * Sentence on the late days that a window reaches, `The last 12 days will still rise: 95 % of reports arrive within 12
 * days.`; null where it ends before them.
 */
export const risingWords = (window: Pick<DaySpan, 'to'>, late: LateDays | null): string | null =>
  late !== null && isStillToRise(window, late) ? lateWords(late) : null

/** `The last 12 days will still rise: 95 % of reports arrive within 12 days.` */
export function lateWords({ days, within }: LateDays): string {
  const last = days === 1 ? 'The last day' : `The last ${days} days`
  const delay = within === 0 ? 'on the day itself' : within === 1 ? 'within a day' : `within ${within} days`
  const isOld = days > within ? `, and the newest report is ${dayCount(days - within)} old` : ''
  return `${last} will still rise: ${Math.round(ARRIVED * 100)} % of reports arrive ${delay}${isOld}.`
}

const dayCount = (days: number) => (days === 1 ? 'a day' : `${days} days`)
