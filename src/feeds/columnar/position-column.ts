/** Column of points from the bytes of their coordinates, each distinct pair parsed once. */
import { grown, larger } from '../ids/grown-array.ts'
import { ByteColumn } from './byte-column.ts'
import type { PointColumn } from './column-batch.ts'

const INITIAL_POSITIONS = 1 << 5
const NUMBER = String.raw`[ \t\n\r]*(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)[ \t\n\r]*`
/** Longitude, latitude and perhaps a height, as in JSON. */
const POSITION = new RegExp(`^${NUMBER},${NUMBER}(?:,${NUMBER})?$`)

/** Used for one batch after another, in the same memory. */
export class PositionColumn implements PointColumn {
  longitude = new Float64Array(INITIAL_POSITIONS)
  latitude = new Float64Array(INITIAL_POSITIONS)
  readonly utf8 = null
  private readonly texts = new ByteColumn()
  /** Codes whose coordinates have been parsed. */
  private parsed = 0

  get codes(): Int32Array {
    return this.texts.codes
  }

  get distinct(): number {
    return this.texts.distinct
  }

  begin(bytes: Uint8Array): void {
    this.texts.begin(bytes)
    this.parsed = 0
  }

  /** Sets what is between the brackets of the coordinates; false where it is no position. */
  set(row: number, start: number, end: number): boolean {
    const code = this.texts.set(row, start, end)
    if (code === this.parsed) this.parse(code)
    return !Number.isNaN(this.longitude[code])
  }

  leaveOut(row: number): void {
    this.texts.leaveOut(row)
  }

  valueAt(code: number): unknown {
    return { type: 'Point', coordinates: [this.longitude[code], this.latitude[code]] }
  }

  private parse(code: number): void {
    if (code === this.longitude.length) {
      this.longitude = longer(this.longitude, code + 1)
      this.latitude = longer(this.latitude, code + 1)
    }
    const [, longitude, latitude] = POSITION.exec(this.texts.textAt(code)) ?? []
    this.longitude[code] = longitude === undefined ? NaN : Number(longitude)
    this.latitude[code] = Number(latitude)
    this.parsed = code + 1
  }
}

const longer = (numbers: Float64Array, needed: number) =>
  grown(numbers, new Float64Array(larger(numbers, needed)))
