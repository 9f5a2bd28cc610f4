/** The shape of a recipe: a good row of a kind, and what spoils it. */
import type { Properties } from '../../feature-text.ts'

type Wrong = readonly [reason: string, changes: Properties]
/** A row that counts all the same, with the codes of all that is noticed about it. */
export type Odd = readonly [notices: readonly string[], changes: Properties]

export interface Recipe {
  readonly idField: 'id' | 'code'
  readonly geometry: 'needed' | 'optional' | 'none'
  /** Whether a row may be a surface. */
  readonly mayBeSurface: boolean
  /** Laid over the sample, it makes a row of the kind about which nothing is noticed. */
  readonly good: Properties
  /** Laid over the good row; undefined takes a member away. */
  readonly wrong: readonly Wrong[]
  readonly odd: readonly Odd[]
  /** Makes of the good row one that is past keeping. */
  readonly past: Properties
  /** Rows of which a report may repeat nothing. */
  readonly guarded: readonly Properties[]
  /** Fields that hold free text, and what is noticed where a script stands in all of them. */
  readonly texts: readonly string[]
  readonly ofTexts: readonly string[]
  /** What differs, of all that is read, in a row that comes again under its id. */
  readonly again: Properties
}

const NO_SUCH_TIMES = ['2023-13-05', '2023-02-31', '2023-05-04T25:00:00Z', '31/05/2023', 'last Tuesday']
export const badDates = (field: string) => NO_SUCH_TIMES.map((time): Wrong => ['bad-date', { [field]: time }])

/** After every day on which the demonstration is drawn. */
export const AFTER = '2031-01-01'
export const SKIPPED = ['no-offset', 'skipped-hour'] as const
export const REPEATED = ['no-offset', 'repeated-hour'] as const
