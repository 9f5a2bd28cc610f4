/** Rows that come as columns of coded values, so that each distinct value is judged once and no row is an object. */

/** A column: each row has the code of its value. */
export interface CodedColumn {
  /** Code of each row's value; -1 where the row has none. */
  readonly codes: Int32Array
  /** Codes are below it. */
  readonly distinct: number
  /** The value of a code, as the property of a GeoJSON feature; two codes may have equal values. */
  readonly valueAt: (code: number) => unknown
  /** UTF-8 of the values by their codes; null where they are not texts as they stand. */
  readonly utf8: ValueBytes | null
}

/** Byte ranges by code: the value of a code is bytes [starts[code], ends[code]). */
export interface ValueBytes {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A column of geometries. */
export interface PointColumn extends CodedColumn {
  /** Degrees by code; NaN for all but a plain point. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
}

/** Consecutive rows of a feed. */
export interface ColumnBatch {
  readonly count: number
  /** By name; a column whose every value is missing may be left out. */
  readonly columns: ReadonlyMap<string, CodedColumn>
  readonly geometry: PointColumn | null
  /** A row as a GeoJSON feature with the properties of these columns. */
  readonly featureAt: (row: number) => unknown
}
