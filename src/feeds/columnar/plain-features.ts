/**
 * Reads features of the usual form from GeoJSON bytes as columns, without an object or a text a row. A feature of
 * another form is parsed by itself, and a list that is no JSON is left to the parser of lists.
 */
import { ByteColumn } from './byte-column.ts'
import type { ColumnBatch } from './column-batch.ts'
import {
  COMMA,
  type Cursor,
  endOfText,
  endOfValue,
  inBytes,
  LIST_END,
  LIST_START,
  MemberNames,
  NO_MORE,
  ODD,
  passes,
  passesNull,
  passesText,
  passesTruth,
  QUOTE,
  skipScalar,
  skipSpace,
} from './plain-json.ts'
import { PositionColumn } from './position-column.ts'

const [FEATURE, POINT] = [inBytes('"Feature"'), inBytes('"Point"')]
/** Numbers of the members of a feature and of a point. */
const [TYPE, GEOMETRY, PROPERTIES] = [0, 1, 2]
const SHAPE = 0
/** All of them, as bits; of repeated ones the last counts, as in JSON. */
const [WHOLE_FEATURE, WHOLE_POINT] = [0b111, 0b11]
/** Share of a list from which on its feed is parsed list by list. */
const MOST_ODD = 1 / 4

/** Names of the properties that become columns. */
interface PlainNames {
  readonly names: ReadonlySet<string>
  /** Those whose values are true or false instead of texts. */
  readonly truths: ReadonlySet<string>
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads the lists of one feed, each in the memory of the one before. */
export class PlainFeatures {
  private readonly cursor: Cursor = { bytes: new Uint8Array(0), at: 0 }
  private readonly members = new MemberNames(['type', 'geometry', 'properties'])
  private readonly pointMembers = new MemberNames(['type', 'coordinates'])
  private readonly propertyNames: MemberNames
  private readonly columns: ReadonlyMap<string, ByteColumn>
  private readonly byNumber: readonly ByteColumn[]
  private readonly positions = new PositionColumn()
  /** Index at which each feature begins. */
  private starts: number[] = []
  private isGivenUp = false

  constructor({ names, truths }: PlainNames) {
    this.propertyNames = new MemberNames(names)
    this.columns = new Map(Array.from(names, (name) => [name, new ByteColumn(truths.has(name))]))
    this.byNumber = [...this.columns.values()]
  }

  /**
   * The features of a list; valid until the next is read or its bytes change. Null where it is empty or no JSON, or where
   * many features of the feed are of another form.
   */
  read(list: Uint8Array): ColumnBatch | null {
    if (this.isGivenUp || !this.readList(list)) return null
    return {
      count: this.starts.length,
      columns: this.columns,
      geometry: this.positions,
      featureAt: (row) => featureFrom(list, this.starts[row] ?? 0)?.feature,
    }
  }

  private readList(list: Uint8Array): boolean {
    const { cursor } = this
    this.begin(list)
    if (!passes(cursor, LIST_START)) return false
    let odd = 0
    do {
      skipSpace(cursor)
      const start = cursor.at
      if (!this.readFeature()) {
        const parsed = featureFrom(list, start)
        if (parsed === null) return false
        cursor.at = parsed.end
        this.positions.leaveOut(this.starts.length)
        odd += 1
      }
      this.starts.push(start)
      skipSpace(cursor)
    } while (passes(cursor, COMMA))
    this.isGivenUp = odd > this.starts.length * MOST_ODD
    return passes(cursor, LIST_END) && cursor.at === list.length
  }

  private begin(list: Uint8Array): void {
    this.cursor.bytes = list
    this.cursor.at = 0
    this.starts = []
    this.positions.begin(list)
    for (const column of this.byNumber) column.begin(list)
  }

  /** The next row; false where it is of another form. */
  private readFeature(): boolean {
    const { cursor, members } = this
    let seen = 0
    for (let member = members.first(cursor); member !== NO_MORE; member = members.next(cursor)) {
      if (member === ODD || !this.readMember(member)) return false
      if (member >= 0) seen |= 1 << member
    }
    return seen === WHOLE_FEATURE
  }

  private readMember(member: number): boolean {
    if (member === TYPE) return passesText(this.cursor, FEATURE)
    if (member === GEOMETRY) return this.readPoint()
    return member === PROPERTIES ? this.readProperties() : skipScalar(this.cursor)
  }

  private readPoint(): boolean {
    const { cursor, pointMembers } = this
    let seen = 0
    for (let member = pointMembers.first(cursor); member !== NO_MORE; member = pointMembers.next(cursor)) {
      if (member < 0) return false
      seen |= 1 << member
      if (!(member === SHAPE ? passesText(cursor, POINT) : this.readPosition())) return false
    }
    return seen === WHOLE_POINT
  }

  private readPosition(): boolean {
    const { cursor } = this
    if (!passes(cursor, LIST_START)) return false
    const start = cursor.at
    const end = cursor.bytes.indexOf(LIST_END, start)
    cursor.at = end + 1
    return end >= 0 && this.positions.set(this.starts.length, start, end)
  }

  private readProperties(): boolean {
    const { cursor, propertyNames, byNumber } = this
    const row = this.starts.length
    for (const column of byNumber) column.leaveOut(row)
    for (let name = propertyNames.first(cursor); name !== NO_MORE; name = propertyNames.next(cursor)) {
      const column = byNumber[name]
      if (name === ODD || !(column ? readValue(cursor, column, row) : skipScalar(cursor))) return false
    }
    return true
  }
}

/** Sets a text, a truth value or nothing; false where another value comes. */
function readValue(cursor: Cursor, column: ByteColumn, row: number): boolean {
  if (passesNull(cursor)) {
    column.leaveOut(row)
    return true
  }
  let start = cursor.at
  if (column.isTruth) {
    if (!passesTruth(cursor)) return false
    column.set(row, start, cursor.at)
    return true
  }
  if (!passes(cursor, QUOTE)) return false
  start += 1
  const end = endOfText(cursor.bytes, start)
  cursor.at = end + 1
  if (end >= 0) column.set(row, start, end)
  return end >= 0
}

/** The value that begins there and the index after it; null where it is no JSON. */
function featureFrom(list: Uint8Array, start: number) {
  const end = endOfValue(list, start)
  try {
    return end < 0 ? null : { end, feature: JSON.parse(decoder.decode(list.subarray(start, end))) as unknown }
  } catch {
    return null
  }
}
