/** What a manifest promises and what a feed turned out to hold: kinds, handling marks, reports. */

import type { ActionType } from './action.ts'
import type { Category } from './category.ts'
import type { Day, EndMoment, Moment } from './day.ts'
import type { Position } from './geography.ts'

/**
 * The kinds of feed whose rows become records: by kind, the member of the Dataset that lists them and the record's
 * type. The file of each record adds its own member, and `feeds/feed-kinds.ts` lists how each kind is read.
 */
export interface RecordKinds {}
export type RecordKind = keyof RecordKinds
/** Incidents are no records: they become columns. */
export type FeedKind = 'incidents' | RecordKind

/** From open to most guarded; the highest of the feeds in use stands on every screen. */
export const HANDLING_MARKS = ['public', 'official', 'official-sensitive'] as const
export type Handling = (typeof HANDLING_MARKS)[number]
export const highestHandling = (marks: readonly Handling[]): Handling =>
  HANDLING_MARKS[Math.max(0, ...marks.map((mark) => HANDLING_MARKS.indexOf(mark)))] ?? 'public'

export interface FeedEntry {
  readonly id: string
  readonly kind: FeedKind
  /** Relative to the manifest. */
  readonly url: string
  /** How often it is looked at, which says nothing of how often there is something new. */
  readonly refreshMinutes: number
  /** How often new rows should come; left out: judged by the rows themselves. */
  readonly everyDays?: number | undefined
  readonly source: string
  readonly licence: string
  readonly handling: Handling
  readonly keepOnDeviceHours: number | null
  readonly keepMonths: number | null
  /** A larger feed is refused; 1,000 where not given. */
  readonly mostMegabytes?: number | undefined
}

/** What is taken of a file that no manifest tells of: it is handled most carefully, and kept nowhere. */
export const UNLISTED = {
  url: '',
  refreshMinutes: 0,
  source: '',
  licence: '',
  handling: 'official-sensitive',
  keepOnDeviceHours: null,
  keepMonths: null,
} as const

/** A change in how things are counted: drawn on the clock, named in a comparison that it falls into. */
export interface Note {
  readonly from: Moment
  readonly to: EndMoment | null
  readonly categories: readonly string[]
  readonly text: string
}

/** A spot at which reports are written down though nothing happens there: in totals, but in no hotspot. */
interface NotPlace {
  readonly point: Position
  readonly metres: number
  readonly reason: string
}

/** Where residents can turn, in the partnership's own words; what is not given stays as the product has it. */
export interface ContactWords {
  readonly name?: string | undefined
  readonly text?: string | undefined
  readonly phone?: string | undefined
  readonly url?: string | undefined
}

/** A figure that was announced elsewhere, for residents to read beside ours: with its source, and why ours differ. */
export interface Announced {
  readonly text: string
  readonly on: Moment
  readonly source: string
  readonly url: string | null
  readonly why: string
}

export interface Manifest {
  readonly version: 1
  readonly title: string
  readonly asOf: Day
  readonly demonstration: boolean
  readonly feeds: readonly FeedEntry[]
  readonly categories: readonly Category[]
  readonly actionTypes: readonly ActionType[]
  readonly notes: readonly Note[]
  /** Left out: none. */
  readonly notPlaces?: readonly NotPlace[]
  /** Address of a richer base map, relative to the manifest: a style, or a PMTiles file. Null: our own ground. */
  readonly baseMap: string | null
  readonly labels: Readonly<Record<string, string>>
  /** By the ids of the public page's contacts. */
  readonly contacts?: Readonly<Record<string, ContactWords>>
  /** Left out: none. */
  readonly announced?: readonly Announced[]
}

/** Why a row could not be shown, with up to five of the rows. */
export interface SetAside {
  readonly reason: string
  readonly count: number
  readonly examples: readonly RowExample[]
}
export interface RowExample {
  /** The feature's or row's number, from 1. */
  readonly row: number
  readonly line?: number
  readonly id?: string
  readonly field?: string
  readonly value?: string
}
/** Something that a reader of the numbers should know, though no row is lost by it. */
export interface Notice {
  readonly code: string
  readonly text: string
  readonly count: number
}

/** rowsIn = shown + the sum of the setAside counts, always. */
export interface FeedReport {
  readonly feed: string
  readonly kind: FeedKind
  readonly rowsIn: number
  readonly shown: number
  readonly setAside: readonly SetAside[]
  readonly notices: readonly Notice[]
}

export const rowsSetAside = (report: FeedReport) => report.setAside.reduce((sum, s) => sum + s.count, 0)

/** A feed or manifest that could not be read at all: what happened, and what to do about it. */
export interface Failed {
  readonly kind: 'failed'
  readonly what: string
  readonly toDo: string
}
export const failed = (what: string, toDo: string): Failed => ({ kind: 'failed', what, toDo })

/** How a feed stands at this moment: where its rows came from, how old they are, and what went wrong. */

export type FetchErrorKind =
  | 'sign-in'
  | 'unreachable'
  | 'late'
  | 'refused'
  | 'busy'
  | 'not-a-feed'
  | 'cut-off'
  | 'suddenly-empty'
  | 'too-large'
  | 'stopped'

/** What went wrong at the last try, in whole sentences, and what a person can do about it. */
export interface FetchError {
  readonly kind: FetchErrorKind
  readonly what: string
  readonly toDo: string
}

/** How one feed stands now. Instants in UTC milliseconds. */
export interface FeedState {
  readonly feed: string
  /** Where the rows in use came from; none: there are none. */
  readonly from: 'fetched' | 'kept' | 'opened-here' | 'none'
  /** When the rows in use were last known to be current (fetched, or answered 304). */
  readonly goodAt: number | null
  readonly triedAt: number | null
  readonly nextTryAt: number | null
  readonly isFetching: boolean
  readonly error: FetchError | null
  /** Until when a copy is kept on this device; null: none is. */
  readonly keptUntil: number | null
}

/** Not here yet, and nothing went wrong so far: its numbers are unknown, and it did not fail. */
export const isLoading = ({ from, isFetching, error: trouble }: FeedState) =>
  from === 'none' && isFetching && trouble === null

/** Whether the device keeps copies for us: blocked in some private windows, full where there is no room left. */
export type Storage = 'works' | 'blocked' | 'full'
