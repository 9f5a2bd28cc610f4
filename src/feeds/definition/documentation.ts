/**
 * The parts of a feed kind that are left out of the app: an example row, codes for its documentation, and the faults
 * that the demonstration plants in its feed.
 */
import type { Point, Polygon, Shape } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

/** One invented row, read without a notice; shown in the documentation and used as a template. */
export interface Example {
  readonly geometry: Shape | null
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * Codes of reasons and notices that apply to the kind, beside its own sentences (`OwnSentences`) and those of every row and
 * every geometry.
 */
export interface Documentation {
  readonly reasons: readonly string[]
  readonly notices: readonly string[]
  /** By code, what the JSON Schema of this kind alone cannot express. */
  readonly beyondSchema?: Readonly<Record<string, string>>
}

/** Geometry of the examples, at the place's example point and block. */
export const examplePoint = ({ examples }: Place): Point => ({ type: 'Point', coordinates: examples.point })
export const exampleBlock = ({ examples }: Place): Polygon => ({
  type: 'Polygon',
  coordinates: [examples.block],
})

/** Members laid over a row; an undefined member is removed. */
type Changes = Readonly<Record<string, unknown>>
type InvalidRow = readonly [reason: string, changes: Changes]
/** A row that is shown, with the codes of all notices that it gives rise to. */
type NoticedRow = readonly [notices: readonly string[], changes: Changes]

/** How to plant faults in a feed of the kind: a valid row and what is changed in it. */
export interface Faults {
  /** Laid over the sample row, gives a row of the kind without notices. */
  readonly validRow: Changes
  /** Changes to the valid row, each with the reason for which a reader sets the result aside. */
  readonly invalidRows: readonly InvalidRow[]
  readonly odd: readonly NoticedRow[]
  /** Changes that make the valid row older than its retention period. */
  readonly expired: Changes
  /** A change to a field that is read, for a second row under the same id. */
  readonly duplicate: Changes
  /** Notices on a row whose shape is a square of 45 ha; none by default. */
  readonly whereWide?: readonly string[]
  /** Free-text fields, and the notices expected where all of them contain a script. */
  readonly texts: readonly string[]
  readonly textNotices?: readonly string[]
  /** Changes that make the row one whose values a report may not repeat. */
  readonly guarded?: readonly Changes[]
  /** How many copies of every fault are planted; 1 if left out. */
  readonly copies?: number
}

const NO_SUCH_TIMES = ['2023-13-05', '2023-02-31', '2023-05-04T25:00:00Z', '31/05/2023', 'last Tuesday']
/** Invalid rows for every malformed or impossible time in this field. */
export const badDates = (field: string) =>
  NO_SUCH_TIMES.map((time): InvalidRow => ['bad-date', { [field]: time }])

/** A day after the demonstration's `asOf`. */
export const FUTURE_DAY = '2031-01-01'
/** Notices on a local time without an offset in the hour that is skipped or repeated when clocks change. */
export const SKIPPED_HOUR_NOTICES = ['no-offset', 'skipped-hour'] as const
export const REPEATED_HOUR_NOTICES = ['no-offset', 'repeated-hour'] as const
/** References to a site and an area that no feed contains. */
export const UNKNOWN_REFERENCES: readonly NoticedRow[] = [
  [['unknown-site'], { site: 'no-such-site' }],
  [['unknown-area'], { area: 'E99999999' }],
]
