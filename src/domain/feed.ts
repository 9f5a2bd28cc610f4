/** Feeds: entries of the manifest, reports on rows read, and the fetch state of each feed. */
import type { ActionType } from './action.ts'
import type { Category } from './category.ts'
import type { Day, EndMoment, Moment } from './day.ts'
import type { Position } from './geography.ts'
import type { Partner } from './place/place.ts'

/**
 * Kinds of feed whose rows become records: by kind, the Dataset member that lists them and the type of a record. The
 * module of each record adds its own member; `feeds/feed-kinds.ts` lists how each kind is read.
 */
export interface RecordKinds {}
export type RecordKind = keyof RecordKinds
/** Incidents are not records but columns. */
export type FeedKind = 'incidents' | RecordKind

/** Handling marks, least to most restrictive; the highest of the feeds in use is shown on every screen. */
export const HANDLING_MARKS = ['public', 'official', 'official-sensitive'] as const
export type Handling = (typeof HANDLING_MARKS)[number]
/** The marks as every screen, print and file shows them. */
export const HANDLING_LABELS: Readonly<Record<Handling, string>> = {
  public: 'PUBLIC',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}
/** Most restrictive of the marks; `public` for none. */
export const highestHandling = (marks: readonly Handling[]): Handling =>
  HANDLING_MARKS[Math.max(0, ...marks.map((mark) => HANDLING_MARKS.indexOf(mark)))] ?? 'public'

/** Days that a feed covers, both inclusive; `to` is null while new rows still arrive. */
export interface FeedCovers {
  readonly from: Day
  readonly to: Day | null
}

/** Entry of one feed in the manifest. */
export interface FeedEntry {
  readonly id: string
  readonly kind: FeedKind
  /** Relative to the manifest. */
  readonly url: string
  /** Interval between fetches; independent of how often new rows appear. */
  readonly refreshMinutes: number
  /** Interval at which new rows are due, in days; absent: inferred from the rows. */
  readonly everyDays?: number | undefined
  /** Days that the feed covers; absent: from its first row to the as-of day. */
  readonly covers?: FeedCovers | undefined
  readonly source: string
  readonly licence: string
  readonly handling: Handling
  readonly keepOnDeviceHours: number | null
  readonly keepMonths: number | null
  /** Format of its file; GeoJSON if absent. */
  readonly format?: 'geojson' | 'parquet' | undefined
  /** How coarse its positions and times are; absent: as exact as the rows give them. */
  readonly grain?: FeedGrain | undefined
  /** Larger feeds are refused; 1,000 if absent. */
  readonly mostMegabytes?: number | undefined
}

/** What a feed's positions and times were made coarser to before they came here. */
interface FeedGrain {
  /** A position is known to this distance only. */
  readonly metres?: number | undefined
  readonly time?: 'instant' | 'day' | 'month' | undefined
}

/** Entry values of a file that no manifest lists: most restrictive handling, never stored. */
export const UNLISTED_ENTRY = {
  url: '',
  refreshMinutes: 0,
  source: '',
  licence: '',
  handling: 'official-sensitive',
  keepOnDeviceHours: null,
  keepMonths: null,
} as const

/** Change in how incidents are counted or collected: drawn on the clock and named in comparisons that it falls into. */
export interface Note {
  readonly from: Moment
  readonly to: EndMoment | null
  readonly categories: readonly string[]
  readonly text: string
}

/**
 * Position at which reports are recorded without being where they happened: counted in totals, excluded from hotspots.
 */
interface NotPlace {
  readonly point: Position
  readonly metres: number
  readonly reason: string
}

/** Contact of the public page, as the partnership words it; absent members keep the default. */
export interface ContactText {
  readonly name?: string | undefined
  readonly text?: string | undefined
  readonly phone?: string | undefined
  readonly url?: string | undefined
}

/**
 * Figure published elsewhere, shown to residents beside the product's own, with its source and the reason for the
 * difference.
 */
export interface AnnouncedFigure {
  readonly text: string
  readonly on: Moment
  readonly source: string
  readonly url: string | null
  readonly why: string
}

/** Name that people use for a part of the place, such as a ward or an estate, and one area that it lies in. */
interface LocalName {
  /** Code of an area. */
  readonly area: string
  readonly name: string
}

/** Team that residents can turn to, for the areas of these codes. */
export interface LocalTeam {
  readonly areas: readonly string[]
  readonly name: string
  readonly priorities: readonly string[]
  readonly nextMeeting: TeamMeeting | null
}
interface TeamMeeting {
  readonly on: Day
  /** By the local clock, as `18:30`; null: not given. */
  readonly at: string | null
  readonly where: string
}

/** Parsed manifest. */
export interface Manifest {
  readonly version: 1
  readonly title: string
  readonly asOf: Day
  readonly demonstration: boolean
  readonly feeds: readonly FeedEntry[]
  readonly categories: readonly Category[]
  readonly actionTypes: readonly ActionType[]
  /** In addition to those of the place, or under other labels. Absent: none. */
  readonly partners?: readonly Partner[]
  readonly notes: readonly Note[]
  /** Absent: none. */
  readonly notPlaces?: readonly NotPlace[]
  /** URL of a custom base map, relative to the manifest: a style or a PMTiles file. Null: the built-in base map. */
  readonly baseMap: string | null
  /** Path of the place, relative to the manifest. Absent: the place that ships. */
  readonly place?: string
  readonly labels: Readonly<Record<string, string>>
  /** By contact id of the public page. */
  readonly contacts?: Readonly<Record<string, ContactText>>
  /** Absent: none. */
  readonly announced?: readonly AnnouncedFigure[]
  /** For the public page; a name of several areas is listed once for each. Absent: none. */
  readonly publicNames?: readonly LocalName[]
  /** Absent: none. */
  readonly teams?: readonly LocalTeam[]
}

/** Rejected rows with one reason, and up to five examples. */
export interface SetAside {
  readonly reason: string
  readonly count: number
  readonly examples: readonly RowExample[]
}
/** Position and offending value of one rejected row. */
export interface RowExample {
  /** Number of the feature or row, from 1. */
  readonly row: number
  readonly line?: number
  readonly id?: string
  readonly field?: string
  readonly value?: string
}
/** Remark on the data of a feed that causes no loss of rows. */
export interface Notice {
  readonly code: string
  readonly text: string
  readonly count: number
}

/** Result of reading a feed. Invariant: rowsIn = shown + the sum of the setAside counts. */
export interface FeedReport {
  readonly feed: string
  readonly kind: FeedKind
  readonly rowsIn: number
  readonly shown: number
  readonly setAside: readonly SetAside[]
  readonly notices: readonly Notice[]
}

/** Number of rejected rows. */
export const rowsSetAside = (report: Pick<FeedReport, 'setAside'>) =>
  report.setAside.reduce((sum, s) => sum + s.count, 0)

/** Feed or manifest that could not be read: what happened, and what to do. */
export interface Failed {
  readonly kind: 'failed'
  readonly what: string
  readonly toDo: string
  /** Whether a sign-in helps. */
  readonly wantsSignIn?: true
}
export const failed = (what: string, toDo: string): Failed => ({ kind: 'failed', what, toDo })

/** Kinds of fetch errors. */
export type FetchErrorKind =
  'sign-in' | 'unreachable' | 'late' | 'refused' | 'busy' | 'not-a-feed' | 'cut-off' | 'too-large' | 'stopped'

/** Error of the last fetch, in sentences, and what a person can do about it. */
export interface FetchError {
  readonly kind: FetchErrorKind
  readonly what: string
  readonly toDo: string
}

/**
 * An answer that is not used until a person accepts it, since its number of rows is unlike that of the last good rows,
 * which stay in use. Rows set aside do not count.
 */
export interface Doubt {
  /** Number of the last good rows. */
  readonly held: number
  /** Number of the answer's rows. */
  readonly offered: number
}

/** Fetch state of one feed. Instants in UTC milliseconds. */
export interface FeedState {
  readonly feed: string
  /** Origin of the rows in use; `kept`: stored on the device; `none`: no rows. */
  readonly from: 'fetched' | 'kept' | 'opened-here' | 'none'
  /** When the rows were last confirmed current (fetched, or answered 304). */
  readonly goodAt: number | null
  readonly triedAt: number | null
  readonly nextTryAt: number | null
  readonly isFetching: boolean
  readonly error: FetchError | null
  /** Of the last answer that could be read; it outlasts failed requests. Null: none. */
  readonly doubt: Doubt | null
  /** Expiry of the device copy; null: no copy. */
  readonly keptUntil: number | null
}

/** Whether the first fetch is still running: counts are unknown, but nothing failed. */
export const isLoading = ({ from, isFetching, error }: FeedState) =>
  from === 'none' && isFetching && error === null

/** State of the device's storage: blocked in some private windows, full when the quota is used up. */
export type StorageState = 'works' | 'blocked' | 'full'
