/** Reported events, as columns: one row an incident, in the order in which the feed gave them. */
import type { Grain, Precision } from './day.ts'

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

/** `month` where most incidents are known by month only: a window then makes sense in whole months alone. One pass. */
export function grainOf({ precision }: Pick<IncidentColumns, 'precision'>): Grain {
  const month = PRECISIONS.indexOf('month')
  const byMonth = precision.reduce((sum, told) => sum + (told === month ? 1 : 0), 0)
  return byMonth * 2 > precision.length ? 'month' : 'day'
}

/** A minute of the day on which rows pile up. */
export interface DefaultTime {
  /** Minutes since London midnight: 0 or 1. */
  readonly minute: number
  readonly count: number
}

const SUSPECTS = [0, 1] as const
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES
/** A pile is above so many times its neighbours, and of so many rows that it is not one busy night. */
const TIMES = 3
const LEAST = 10

/**
 * Rows at exactly 00:00 or 00:01 that are more than three times what their neighbours hold. The neighbours are the
 * same minute of the hour before and the hour after: people round times, so 00:00 must be held against full hours
 * and not against 00:02. Under ten rows nothing is said. Cost: one pass.
 * @param minutes minutes since midnight, one a row; -1 for rows without a time
 */
export function likelyDefaultTimes(minutes: Iterable<number>): readonly DefaultTime[] {
  const counts = new Int32Array(DAY_MINUTES)
  for (const minute of minutes) if (minute >= 0) counts[minute] = (counts[minute] ?? 0) + 1
  const at = (minute: number) => counts[(minute + DAY_MINUTES) % DAY_MINUTES] ?? 0
  return SUSPECTS.map((minute) => ({ minute, count: at(minute) })).filter(({ minute, count }) => {
    const neighbours = (at(minute - HOUR_MINUTES) + at(minute + HOUR_MINUTES)) / 2
    return count >= LEAST && count > TIMES * neighbours
  })
}
