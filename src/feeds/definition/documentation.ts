/** The parts of a feed kind that explain it to people: an example, and what is said of its rows. Not part of the app. */

import type { Point, Polygon, Shape } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

/** One invented row that is shown with nothing to say about it: to copy, and to begin from. */
export interface Example {
  readonly geometry: Shape | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** What is said of the kind's rows beside what is said of every row and of every place: codes of both. */
export interface Documentation {
  readonly reasons: readonly string[]
  readonly notices: readonly string[]
}

/** Where examples lie. */
export const examplePoint = ({ examples }: Place): Point => ({ type: 'Point', coordinates: examples.point })
export const exampleBlock = ({ examples }: Place): Polygon => ({
  type: 'Polygon',
  coordinates: [examples.block],
})

/** The part of a feed kind that the demonstration plants faults by: a good row, and what spoils it. Not part of the app. */

/** Laid over a row; undefined takes a member away. */
type Changes = Readonly<Record<string, unknown>>
type Wrong = readonly [reason: string, changes: Changes]
/** A row that counts all the same, with the codes of all that is noticed about it. */
type Odd = readonly [notices: readonly string[], changes: Changes]

export interface Faults {
  /** Laid over the sample, it makes a row of the kind about which nothing is noticed. */
  readonly good: Changes
  /** Laid over the good row. */
  readonly wrong: readonly Wrong[]
  readonly odd: readonly Odd[]
  /** Makes of the good row one that is past keeping. */
  readonly past: Changes
  /** What differs, of all that is read, in a row that comes again under its id. */
  readonly again: Changes
  /** Fields that hold free text, and what is noticed where a script stands in all of them. */
  readonly texts: readonly string[]
  readonly ofTexts?: readonly string[]
  /** Rows of which a report may repeat nothing. */
  readonly guarded?: readonly Changes[]
  /** How often every fault is planted; once if left out. */
  readonly copies?: number
}

const NO_SUCH_TIMES = ['2023-13-05', '2023-02-31', '2023-05-04T25:00:00Z', '31/05/2023', 'last Tuesday']
export const badDates = (field: string) => NO_SUCH_TIMES.map((time): Wrong => ['bad-date', { [field]: time }])

/** After every day on which the demonstration is drawn. */
export const AFTER = '2031-01-01'
export const SKIPPED = ['no-offset', 'skipped-hour'] as const
export const REPEATED = ['no-offset', 'repeated-hour'] as const
/** Names of other feeds' things that no feed has. */
export const NOWHERE: readonly Odd[] = [
  [['unknown-site'], { site: 'no-such-site' }],
  [['unknown-area'], { area: 'E99999999' }],
]
