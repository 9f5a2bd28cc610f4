/** Reads the numbers and headers of Parquet pages: little-endian, as Thrift's compact protocol writes them. */

/** Bytes with a position; reading past their end throws a RangeError. */
export interface PageReader {
  readonly view: DataView
  at: number
}
export const readerOf = ({ buffer, byteOffset, byteLength }: Uint8Array): PageReader => ({
  view: new DataView(buffer, byteOffset, byteLength),
  at: 0,
})

/** Thrown for bytes that no writer makes. */
class DamagedPage extends Error {}
/** Throws unless it holds. */
export function need(holds: boolean): asserts holds {
  if (!holds) throw new DamagedPage('the page is damaged')
}

const LONGEST_VARINT = 10

/** An unsigned number in groups of seven bits. */
export function varint(reader: PageReader): number {
  let value = 0
  for (let group = 0; group < LONGEST_VARINT; group += 1) {
    const byte = reader.view.getUint8(reader.at)
    reader.at += 1
    value += (byte & 0x7f) * 2 ** (7 * group)
    if (byte < 0x80) return value
  }
  throw new DamagedPage('a number does not end')
}
export const zigzag = (reader: PageReader): number => {
  const value = varint(reader)
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

/** Fields of a Thrift struct by their numbers; lists and texts are passed over. */
type Struct = ReadonlyMap<number, number | boolean | Struct>

const DEEPEST = 8

function struct(reader: PageReader, depth = 0): Struct {
  need(depth < DEEPEST)
  const fields = new Map<number, number | boolean | Struct>()
  let id = 0
  for (;;) {
    const byte = reader.view.getUint8(reader.at)
    reader.at += 1
    if (byte === 0) return fields
    id = byte >> 4 ? id + (byte >> 4) : zigzag(reader)
    const value = element(reader, byte & 0x0f, depth)
    if (value !== null) fields.set(id, value)
  }
}

function element(reader: PageReader, type: number, depth: number): number | boolean | Struct | null {
  switch (type) {
    case 1:
    case 2:
      return type === 1
    case 3:
      return skipped(reader, 1)
    case 4:
    case 5:
    case 6:
      return zigzag(reader)
    case 7:
      return skipped(reader, 8)
    case 8:
      return skipped(reader, varint(reader))
    case 12:
      return struct(reader, depth + 1)
    default:
      // Page headers have no lists.
      throw new DamagedPage('a header has a field of another type')
  }
}

function skipped(reader: PageReader, length: number): null {
  need(reader.at + length <= reader.view.byteLength)
  reader.at += length
  return null
}

/** A page of values or of a dictionary, without its bytes. */
export interface PageHeader {
  readonly type: 'values' | 'values-2' | 'dictionary' | 'other'
  readonly packed: number
  readonly unpacked: number
  readonly values: number
  readonly encoding: number
  /** Of the second version: values that are null, and the lengths of both kinds of levels before the values. */
  readonly nulls: number
  readonly definitionBytes: number
  readonly repetitionBytes: number
  readonly isPacked: boolean
}

const TYPES = ['values', 'other', 'dictionary', 'values-2'] as const
/** Field of the header that describes each type. */
const DETAILS = { values: 5, dictionary: 7, 'values-2': 8, other: 6 } as const

/** Reads the header at the reader's position. Throws for one that is damaged. */
export function pageHeader(reader: PageReader): PageHeader {
  const header = struct(reader)
  const number = (fields: Struct, id: number, otherwise = -1) => {
    const value = fields.get(id) ?? otherwise
    need(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
    return value
  }
  const type = TYPES[number(header, 1)]
  need(type !== undefined)
  const details = header.get(DETAILS[type])
  need(details instanceof Map)
  const isSecond = type === 'values-2'
  return {
    type,
    unpacked: number(header, 2),
    packed: number(header, 3),
    values: number(details, 1, 0),
    encoding: number(details, isSecond ? 4 : 2, 0),
    nulls: isSecond ? number(details, 2) : 0,
    definitionBytes: isSecond ? number(details, 5) : 0,
    repetitionBytes: isSecond ? number(details, 6) : 0,
    isPacked: !isSecond || details.get(7) !== false,
  }
}
