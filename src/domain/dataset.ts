/**
 * The dataset: all records, incidents and feed reports at one moment, from which figures, tables and files are derived.
 */
import type { Category } from './category.ts'
import type { Day, DaySpan } from './day.ts'
import type { Doubt, FeedKind, FeedReport, Manifest, RecordKind, RecordKinds } from './feed.ts'
import type { IncidentColumns } from './incident.ts'
import type { Surface } from './geography.ts'
import type { Place } from './place/place.ts'

/** Records of every kind but incidents, one list a kind; small enough to be held whole on the page. */
export type SmallKinds = {
  readonly [K in RecordKind as RecordKinds[K]['list']]: readonly RecordKinds[K]['record'][]
}

/** Period and number of the rows of one feed. */
export interface RowReach {
  readonly first: Day
  /** Last day that the newest row can mean; of a feed by month the last day of its month. */
  readonly newest: Day
  readonly rows: number
  /** Whether most rows are known by month only; where few are, those give no first or newest day. */
  readonly isByMonth: boolean
  /** Days of the longest silence that comes back again and again, as in feeds that are filled once a month; absent: none. */
  readonly usualGap?: number
  /** Runs of days in which rows were to be expected and none is, in order; absent: none. */
  readonly gaps?: readonly DaySpan[]
  /** Reach of each partner's rows by partner id; only for feeds of actions. */
  readonly partners?: Readonly<Record<string, PartnerReach>>
}

/** Period and number of one partner's rows in a feed of actions. */
export type PartnerReach = Pick<RowReach, 'first' | 'newest' | 'rows'>

/** Contents of all feeds that could be read. */
export interface Dataset extends SmallKinds {
  readonly place: Place
  readonly manifest: Manifest
  /** The day that states look back from, where it is before the manifest's as-of day (`datasetAsAt`); absent: that day. */
  readonly asAt?: Day
  /** Categories of the manifest, followed by those that feeds use and the manifest does not list. */
  readonly categories: readonly Category[]
  readonly incidents: IncidentColumns
  /** One report for each feed that was read, in the manifest's order. */
  readonly reports: readonly FeedReport[]
  /** Feeds that could not be read, and what to do about it. */
  readonly failures: readonly FeedFailure[]
  /** By feed id, for feeds of incidents, visits or actions with rows; absent: unknown. */
  readonly rowReach?: Readonly<Record<string, RowReach>>
  /** As-of day of each feed's rows by feed id, earlier than the manifest's where fetching fails; absent: the manifest's. */
  readonly feedsAsOf?: Readonly<Record<string, Day>>
  /** By feed id: answers that wait for a person to accept them, while the last good rows are used; absent: none. */
  readonly doubts?: Readonly<Record<string, Doubt>>
  /** SHA-256 of each feed's bytes in hex, by feed id. */
  readonly checksums: Readonly<Record<string, string>>
}

/** Whether any feed of the kind was read. If none was, its counts are unknown rather than 0. */
export const isOpen = ({ reports }: Pick<Dataset, 'reports'>, kind: FeedKind) =>
  reports.some((report) => report.kind === kind)

/** Whether the manifest lists a feed of the kind, read or not. Without one, its figures are left out. */
export const hasFeedOf = ({ manifest }: Pick<Dataset, 'manifest'>, kind: FeedKind) =>
  manifest.feeds.some((feed) => feed.kind === kind)

/** Feed that could not be read. */
export interface FeedFailure {
  readonly feed: string
  /** The server refuses its rows to this device until its user signs in; absent: another reason. */
  readonly isWithheld?: true
  readonly what: string
  readonly toDo: string
}

/** Shapes of areas by code and sites by id; unknown codes are ignored. */
export function surfacesOf(kinds: Pick<SmallKinds, 'areas' | 'sites'>, codes: readonly string[]) {
  const areas = kinds.areas.filter((area) => codes.includes(area.code)).map((area): Surface => area.shape)
  const sites = kinds.sites.filter((site) => codes.includes(site.id)).map((site): Surface => site.shape)
  return [...areas, ...sites] as const
}
