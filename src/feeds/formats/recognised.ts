/** Plain data on the recognition and conversion of files, shared by the page, the drop target and the command line. */
import type { ActionType } from '../../domain/action.ts'
import type { Postcode } from '../../domain/borough/borough.ts'
import type { Category } from '../../domain/category.ts'
import type { Day } from '../../domain/day.ts'
import type { FeedKind, FeedReport, Notice, SetAside } from '../../domain/feed.ts'
import type { Surface } from '../../domain/geography.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { Signature } from '../archives/signatures.ts'
import type { StatedMark } from '../loaded/stated-mark.ts'
import type { ClockForm } from '../tables/cells/clock-text.ts'
import type { LostPing, Ping } from '../tracks/positions.ts'
import type { AcceptedRows } from '../rows/accepted-rows.ts'
import type { NumbersByText } from '../tables/hashed-numbers.ts'
import type { Place } from '../../domain/place/place.ts'

/** A file with its bytes. */
export interface InputFile {
  readonly name: string
  /** Of a large text, its beginning alone. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** A text that is too long to be held; absent: the bytes are the whole file. */
  readonly large?: LargeText
}

/** A text that is read piece by piece, as often as needed. */
export interface LargeText {
  readonly isWindows1252: boolean
  /** Tells contents apart. */
  readonly checksum: string
  /** The text in order, with line feeds as line ends. */
  readonly pieces: () => Iterable<string>
}

/** Where the rows of a large conversion are kept instead of in memory. */
export interface LargeStore {
  readonly rows: AcceptedRows
  readonly numbersByText: () => NumbersByText
}

/** The context in which files are read: the place and the lists of the open manifest. */
export interface ConversionContext {
  readonly place: Place
  readonly outline: Surface
  /** Rows dated after it are set aside. */
  readonly asOf: Day
  readonly categories: readonly Category[]
  readonly actionTypes: readonly ActionType[]
  /** Needed for tracks and pings only. */
  readonly hotspots: readonly PatrolHotspot[]
  /** Called once, and only where rows are placed by postcode. */
  readonly postcodes: () => Promise<readonly Postcode[]>
  /** Name of the sheet to be read of a workbook; as recognised where left out. */
  readonly sheet?: string | null
  /** Line of the names of columns in a table; as recognised where left out. */
  readonly headLine?: number | null
  /** Forces whose months are read of an archive of data.police.uk; those of the place where left out. */
  readonly forces?: readonly string[] | null
  /** Absent: everything is held in memory. */
  readonly store?: LargeStore | null
}

/** Names of the file formats by their ids. */
export const FORMAT_LABELS = {
  'street-csv': 'Street-level crime CSV of data.police.uk',
  csv: 'Table',
  'ping-csv': 'CSV of positions over time',
  feed: 'Holdfast feed',
  geojson: 'GeoJSON in other dress',
  gpx: 'GPX tracks',
  tcx: 'TCX tracks',
  nmea: 'NMEA log',
  fit: 'FIT tracks',
  'kml-track': 'KML tracks',
  kml: 'KML',
  shapefile: 'Shapefile',
  flatgeobuf: 'FlatGeobuf',
  geopackage: 'GeoPackage',
  parquet: 'Parquet',
} as const
/** Id of a file format. */
export type FormatId = keyof typeof FORMAT_LABELS

/**
 * EPSG codes: degrees (WGS84), metres of the British National Grid, of the Irish Grid and of web Mercator; and degrees whose longitudes
 * have lost their minus.
 */
export type Crs = keyof typeof COORDINATE_LABELS
/** Coordinate systems as a person chooses them. */
export const COORDINATE_LABELS = {
  '4326': 'Degrees',
  '27700': 'Metres of the National Grid',
  '29903': 'Metres of the Irish Grid',
  '3857': 'Metres of a web map',
  west: 'Degrees that lost their minus',
} as const
export const COORDINATE_SYSTEMS = ['4326', '27700', '29903', '3857', 'west'] as const satisfies readonly Crs[]

/**
 * What a column contains: a field of the kind by its name in the feed, or a component of a place or time. `position` is
 * a whole place in one cell, `gridSquare` the letters before a five-digit easting; a rounded pair is used where the
 * exact one is blank. `time` and `endTime` are times of day that belong to the first date and to its end; `year` belongs
 * to a month or day without one; `device` distinguishes pings and is never stored.
 */
export const COLUMN_PARTS = [
  'longitude',
  'latitude',
  'easting',
  'northing',
  'roundedEasting',
  'roundedNorthing',
  'gridSquare',
  'position',
  'postcode',
  'time',
  'endTime',
  'year',
  'device',
] as const
export type ColumnPart = (typeof COLUMN_PARTS)[number]
/** A field's name or a column part. */
export type Meaning = ColumnPart | (string & {})

/** `sure`: name and values agree; `likely`: one of the two; `unknown`: left out unless the user chooses a meaning. */
export type Sureness = 'sure' | 'likely' | 'unknown'
/** Guessed meaning of a column. */
export interface ColumnGuess {
  /** Null: the column is left out of the feed. */
  readonly meaning: Meaning | null
  readonly sureness: Sureness
}

/**
 * Date format of a column; `either-first` where no date distinguishes day from month, `american` where they do not but
 * their clock and their spread are as in America, `year-first` for `23-05-14`.
 */
export type DateForm =
  | 'iso'
  | 'day-first'
  | 'month-first'
  | 'either-first'
  | 'american'
  | 'year-first'
  | 'excel-day'
  | 'financial-year'

/** Counts of cells in a column by what they look like. */
export interface ColumnSigns {
  readonly filled: number
  readonly numbers: number
  readonly longitudes: number
  readonly latitudes: number
  readonly eastings: number
  readonly northings: number
  readonly postcodes: number
  readonly dates: number
  /** Dates such as 04/05/2023, and of these the ones whose first or second number cannot be a month. */
  readonly numbered: number
  readonly firstOver12: number
  readonly secondOver12: number
  readonly excelDays: number
}
/** A column with samples and statistics of its cells. */
export interface RecognisedColumn {
  readonly name: string
  /** Up to three cells, unchanged. */
  readonly samples: readonly string[]
  readonly signs: ColumnSigns
  readonly dates: DateForm | null
  /** Precision of a column that writes days as midnights, or months as their first days. */
  readonly coarse?: 'day' | 'month' | null
  /** How a column of numbers writes times of day. */
  readonly clock?: ClockForm | null
  /** Whole places, letters of grid squares, or whole numbers of which some are above one. */
  readonly holds?: 'position' | 'gridSquare' | 'counts' | null
}

/** Columns of which only a person can say which holds the place. */
export interface PlaceDoubt {
  readonly part: 'longitude' | 'easting' | 'postcode'
  readonly columns: readonly string[]
  readonly says: string
}

/** A coordinate fix that brings at least 80 % of the placed rows into the borough; applied only if chosen. */
export interface FixOffer {
  readonly id:
    | 'swap'
    | 'national-grid'
    | 'national-grid-swap'
    | 'irish-grid'
    | 'irish-grid-swap'
    | 'web-mercator'
    | 'web-mercator-swap'
    | 'west'
  readonly crs: Crs
  readonly swap: boolean
  /** Rows that would lie in the borough, out of all rows with coordinates. */
  readonly lands: number
  readonly of: number
  /** A sentence for the user, and the command-line flags that apply the fix. */
  readonly says: string
  readonly flags: string
}

/** Result of recognition, as a dialog shows it before the conversion. */
export interface Recognition {
  readonly format: FormatId
  readonly files: readonly { readonly name: string; readonly rows: number }[]
  readonly rows: number
  /** The likeliest feed kind. */
  readonly feedKind: FeedKind
  /** Empty where the format has no columns. */
  readonly columns: readonly RecognisedColumn[]
  /** One for each column, for the likeliest kind; `guessesFor` gives them for another kind. */
  readonly guesses: readonly ColumnGuess[]
  /** Coordinate system by the column names or by a `crs` member. */
  readonly crs: Crs
  /** Rows that lie in the borough without a fix, out of all rows with coordinates. */
  readonly lands: number
  readonly placed: number
  readonly offers: readonly FixOffer[]
  /** The handling mark that the files state themselves; null where they state none. */
  readonly mark: StatedMark | null
  /** Null where no file is a workbook. */
  readonly sheets: SheetChoice | null
  /** Null where the files are no tables of lines. */
  readonly head?: HeadChoice | null
  /** Notices that apply before the conversion, such as the encoding. */
  readonly notices: readonly Notice[]
}

/** Stays in the worker or process that read the files; a dialog needs the `Recognition` alone. */
export interface Recognised extends Recognition {
  readonly kind: 'recognised'
  readonly content: Content
}
/** A decoded file. */
export interface TextFile {
  readonly name: string
  readonly text: string
  readonly isWindows1252: boolean
  /** Where `text` is only the beginning: how the whole is read. */
  readonly large?: LargeText
  /** Line of the names of columns as a person chose it; absent: as recognised. */
  readonly headLine?: number | null
  /** Of a sheet of a workbook, whose text lacks the rows above its names. */
  readonly head?: HeadChoice
}
/** The first rows of a table, and the one of them that names the columns. */
export interface HeadChoice {
  readonly line: number
  readonly rows: readonly HeadRow[]
}
export interface HeadRow {
  /** Counted from 1, blank lines included. */
  readonly line: number
  readonly cells: readonly string[]
}
/** A file opened as far as its first bytes tell. */
export interface SourceFile extends TextFile {
  /** Of a binary format, whose text is empty; null for text. */
  readonly signature: Signature | null
  /** Bytes of a binary format by the ending of each of its files; of a single file by ''. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** Name of the layer to be read of several; null: the only one. */
  readonly sheet: string | null
}
/** Sheets of a workbook that hold a table, and those of them that are read. */
export interface SheetChoice {
  readonly names: readonly string[]
  readonly read: readonly string[]
  /** False where another sheet may be meant as well. */
  readonly isSure: boolean
}
/** A track file with its positions in order. */
export interface FileOfPositions {
  readonly name: string
  readonly positions: readonly (Ping | LostPing)[]
}
/** Parsed content of the files, by the way in which their rows are read. */
export type Content =
  | { readonly kind: 'texts'; readonly files: readonly TextFile[]; readonly separator: string }
  | {
      readonly kind: 'features'
      readonly files: readonly { readonly name: string; readonly features: readonly unknown[] }[]
    }
  | { readonly kind: 'positions'; readonly files: readonly FileOfPositions[] }

/** What a question on columns asks for. */
export type QuestionId = 'place' | 'day' | 'time'

/** What the user has confirmed. `choicesFor` gives the recognised values without a coordinate fix. */
export interface Choices {
  /** Name of the feed in the report. */
  readonly feed: string
  readonly kind: FeedKind
  /** One for each column, in their order; null leaves the column out. */
  readonly meanings: readonly (Meaning | null)[]
  readonly crs: Crs
  readonly swap: boolean
  /** Reading of 04/05/2023: as recognised for each column, or as the user chose. */
  readonly dayOrder: 'as-recognised' | 'day-first' | 'month-first'
  /** Values for fields that no column holds, by the field's name. */
  readonly constants?: Readonly<Record<string, string>>
  /** Fields whose constant neither the files nor the user said. */
  readonly assumed?: readonly string[]
  /** Names in the files by the category, type or partner that they become. */
  readonly names?: Readonly<Record<string, string>>
  /** Name of the ready mapping that they began with. */
  readonly ready?: string
  /** Questions on columns that a person or a mapping has answered. */
  readonly answered?: readonly QuestionId[]
}

/** Result of a conversion. */
export interface Converted {
  readonly kind: 'converted'
  /** One feature each, as JSON on one line; `feedText` joins them to a file. */
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** The rows counted as set aside in the report, one by one, up to the ledger's limit. */
  readonly listed: readonly SetAside[]
}
