/** Reported events, as columns: one row an incident, in the order in which the feed gave them. */
import type { Precision } from './day.ts'

/** What `precision` holds in the column. */
export const PRECISIONS: readonly Precision[] = ['instant', 'day', 'month']

/** Bits of `flags`. */
export const MOVED = 1
export const POLICE_GENERATED = 2
export const PRIVATE_PLACE = 4

/** A column of repeated texts: `values[codes[row]]`; -1 where the row has none. */
export interface TextColumn {
  readonly codes: Int32Array
  readonly values: readonly string[]
}

/** A column of texts of which no two are the same: one after the other in UTF-8. `starts` has one entry more, the end. */
export interface PackedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly starts: Uint32Array<ArrayBuffer>
}

/**
 * All incidents, a typed array a property, every array `count` long. The place is the one that may be kept:
 * a sensitive or private incident already stands at the centre of its 150 m square, its time at the day.
 */
export interface IncidentColumns {
  readonly count: number
  /** Degrees, WGS84. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** London day of `occurred`; the first of the month where only the month is known. */
  readonly day: Int32Array
  /** Minutes since London midnight, or -1 where the time of day is not known. */
  readonly minute: Int16Array
  /** Minutes from `occurred` to `occurredTo`; 0 where no range was given. */
  readonly rangeMinutes: Int32Array
  /** Index into PRECISIONS. */
  readonly precision: Uint8Array
  /** London day of `reported`, or -1 where not given. */
  readonly reportedDay: Int32Array
  /** Index into the dataset's categories. */
  readonly category: Uint8Array
  readonly flags: Uint8Array
  readonly id: PackedTexts
  readonly agency: TextColumn
  readonly location: TextColumn
  readonly outcome: TextColumn
}

/** One incident as a list shows it. */
export interface IncidentRow {
  readonly category: string
  readonly day: number
  readonly minute: number
  readonly precision: Precision
  readonly location: string | null
  readonly outcome: string | null
}

/** True where most incidents are known by month only: a window then makes sense in whole months alone. */
export function isMostlyByMonth({ precision }: Pick<IncidentColumns, 'precision'>): boolean {
  const month = PRECISIONS.indexOf('month')
  return precision.reduce((sum, told) => sum + (told === month ? 1 : 0), 0) * 2 > precision.length
}
