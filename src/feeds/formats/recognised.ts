/** What the page, the drop target and the command line say to each other about files in other dress: all plain data. */
import type { ActionType } from '../../domain/action.ts'
import type { Postcode } from '../../domain/borough/borough.ts'
import type { Category } from '../../domain/category.ts'
import type { Day } from '../../domain/day.ts'
import type { FeedKind, FeedReport, Notice, SetAside } from '../../domain/feed.ts'
import type { Surface } from '../../domain/geography.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { LostPing, Ping } from './positions.ts'
import type { Place } from '../../domain/place/place.ts'

export interface InputFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What files are read against: the partnership's ground, lists and last day. */
export interface Ground {
  readonly place: Place
  readonly outline: Surface
  /** Rows dated after it are set aside. */
  readonly asOf: Day
  readonly categories: readonly Category[]
  readonly actionTypes: readonly ActionType[]
  /** Where patrols are looked for; needed for tracks and pings only. */
  readonly hotspots: readonly PatrolHotspot[]
  /** Asked once, and only where rows are placed by postcode. */
  readonly postcodes: () => Promise<readonly Postcode[]>
}

export type FormatId = 'street-csv' | 'csv' | 'ping-csv' | 'feed' | 'geojson' | 'gpx'

/** How coordinates are told: degrees (WGS84), metres of the British National Grid, metres of a web map. */
export type Crs = '4326' | '27700' | '3857'

/**
 * What a column holds: a field of the kind by its name in the feed, or a part of the place or time that becomes one.
 * `time` is an hour that belongs to the date beside it; `device` tells pings apart and is never kept.
 */
export const PARTS = ['longitude', 'latitude', 'easting', 'northing', 'postcode', 'time', 'device'] as const
export type Part = (typeof PARTS)[number]
export type Meaning = Part | (string & {})

/** `sure`: the name says so and the values agree; `likely`: one of the two; `unknown`: left out unless somebody says. */
export type Sureness = 'sure' | 'likely' | 'unknown'
export interface ColumnGuess {
  /** Null: the column is left out of the feed. */
  readonly meaning: Meaning | null
  readonly sureness: Sureness
}

/** How the dates of a column are written; `either-first` where no date tells the day from the month. */
export type DateForm = 'iso' | 'day-first' | 'month-first' | 'either-first' | 'excel-day'

/** What all cells of a column were seen to be. */
export interface ColumnSigns {
  readonly filled: number
  readonly numbers: number
  readonly longitudes: number
  readonly latitudes: number
  readonly eastings: number
  readonly northings: number
  readonly postcodes: number
  readonly dates: number
  /** Of dates: those such as 04/05/2023, and of them those whose first, and whose second number cannot be a month. */
  readonly numbered: number
  readonly firstOver12: number
  readonly secondOver12: number
  readonly excelDays: number
}
export interface RecognisedColumn {
  readonly name: string
  /** Up to three cells as they came. */
  readonly samples: readonly string[]
  readonly signs: ColumnSigns
  readonly dates: DateForm | null
}

/** A mend that brings at least 80 % of the placed rows into the borough: never applied unless chosen. */
export interface Offer {
  readonly id: 'swap' | 'national-grid' | 'national-grid-swap' | 'web-mercator' | 'web-mercator-swap'
  readonly crs: Crs
  readonly swap: boolean
  /** Rows that would lie in the borough, of how many that tell a place. */
  readonly lands: number
  readonly of: number
  /** One sentence for people, and the words of the command line that apply it. */
  readonly says: string
  readonly flags: string
}

/** What was found out about the files: everything a dialog shows before anything is converted. */
export interface Recognition {
  readonly format: FormatId
  readonly files: readonly { readonly name: string; readonly rows: number }[]
  readonly rows: number
  /** The likeliest kind of feed. */
  readonly feedKind: FeedKind
  /** Empty where the format has no columns. */
  readonly columns: readonly RecognisedColumn[]
  /** One a column, for the likeliest kind; `guessesFor` gives them for another. */
  readonly guesses: readonly ColumnGuess[]
  /** What the files themselves say of their coordinates, by their columns or by a `crs` member. */
  readonly crs: Crs
  /** Rows that lie in the borough as they stand, of how many that tell a place. */
  readonly lands: number
  readonly placed: number
  readonly offers: readonly Offer[]
  /** What should be known at once, such as how the bytes were read. */
  readonly notices: readonly Notice[]
}

/** Stays where the files were read; a dialog needs the recognition alone. */
export interface Recognised extends Recognition {
  readonly kind: 'recognised'
  readonly content: Content
}
export interface TextFile {
  readonly name: string
  readonly text: string
  readonly isWindows1252: boolean
}
export interface FileOfPositions {
  readonly name: string
  readonly positions: readonly (Ping | LostPing)[]
}
export type Content =
  | { readonly kind: 'texts'; readonly files: readonly TextFile[]; readonly separator: string }
  | {
      readonly kind: 'features'
      readonly files: readonly { readonly name: string; readonly features: readonly unknown[] }[]
    }
  | { readonly kind: 'positions'; readonly files: readonly FileOfPositions[] }

/** What somebody has confirmed. `choicesFor` fills it in with what was recognised and no offer taken. */
export interface Choices {
  /** Name of the feed, as the report gives it. */
  readonly feed: string
  readonly kind: FeedKind
  /** One a column, in their order; null leaves the column out. */
  readonly meanings: readonly (Meaning | null)[]
  readonly crs: Crs
  readonly swap: boolean
  /** What 04/05/2023 means: as each column shows, or as somebody says. */
  readonly dayOrder: 'as-recognised' | 'day-first' | 'month-first'
}

export interface Converted {
  readonly kind: 'converted'
  /** One feature each, as JSON on one line; `feedText` makes the file of them. */
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** The rows that the report says are set aside, one by one as far as anybody would read them. */
  readonly listed: readonly SetAside[]
}
