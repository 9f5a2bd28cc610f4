/** The distinct values of a column chunk: those of its dictionary, then those that its pages hold themselves. */
import type { SchemaElement } from 'hyparquet'
import type { ValueBytes } from '../columnar/column-batch.ts'
import type { CellReader } from './cells.ts'
import { need, type PageReader } from './page-bytes.ts'

/** Collects plain values; the code of a value is its position. */
export interface ChunkValues {
  readonly count: () => number
  /** Adds values in the plain encoding. Throws where they end before. */
  readonly add: (reader: PageReader, values: number) => void
  readonly valueAt: (code: number) => unknown
  /** Null where the values are no bytes. */
  readonly bytes: () => ValueBytes | null
}

interface ValuesShape {
  readonly element: SchemaElement
  readonly read: CellReader
  /** Most values that can be added. */
  readonly most: number
  /** Bytes that all pages of the chunk unpack to. */
  readonly unpacked: number
}

/** Null for a type that is left to the library. */
export function chunkValues(shape: ValuesShape): ChunkValues | null {
  const { element } = shape
  const { type, converted_type: converted, logical_type: logical } = element
  switch (type) {
    case 'BYTE_ARRAY':
      return TEXTS.includes(converted ?? '') && TEXTS.includes(logical?.type ?? '') ? byteValues(shape) : null
    case 'BOOLEAN':
      return isPlain(element) ? truthValues() : null
    case 'DOUBLE':
      return isPlain(element) ? fixedValues(shape, NUMBER) : null
    case 'INT32':
      return isPlain(element) || isDate(element) ? fixedValues(shape, whole(element)) : null
    case 'INT64': {
      const meaning = meaningOfLong(element)
      return meaning && fixedValues(shape, { ...LONG, meaning })
    }
    case 'FLOAT':
    case 'INT96':
    case 'FIXED_LEN_BYTE_ARRAY':
    case undefined:
  }
  return null
}
const isPlain = (element: SchemaElement) =>
  element.converted_type === undefined && element.logical_type === undefined
const isDate = ({ converted_type: converted, logical_type: logical }: SchemaElement) =>
  converted === 'DATE' && (logical === undefined || logical.type === 'DATE')
/** Annotations of byte arrays whose bytes are the value. */
const TEXTS = ['', 'UTF8', 'STRING', 'ENUM']

const LENGTH = 4

function byteValues({ element, read, most, unpacked }: ValuesShape): ChunkValues {
  const isText = element.converted_type !== undefined || element.logical_type !== undefined
  const bytes = new Uint8Array(unpacked)
  const [starts, ends] = [new Int32Array(most), new Int32Array(most)]
  const decoder = new TextDecoder()
  let [used, count] = [0, 0]
  return {
    count: () => count,
    add: ({ view, at }, values) => {
      need(count + values <= most)
      const from = used - at
      bytes.set(new Uint8Array(view.buffer, view.byteOffset + at, view.byteLength - at), used)
      let next = at
      for (let value = 0; value < values; value += 1) {
        const length = view.getUint32(next, true)
        next += LENGTH
        need(next + length <= view.byteLength)
        starts[count] = next + from
        next += length
        ends[count] = next + from
        count += 1
      }
      used += view.byteLength - at
    },
    valueAt: (code) => {
      const value = bytes.subarray(starts[code], ends[code])
      return read(isText ? decoder.decode(value) : value)
    },
    bytes: () => ({ bytes, starts, ends }),
  }
}

/** The two truth values are codes by themselves. */
const truthValues = (): ChunkValues => ({
  count: () => 2,
  add: () => need(false),
  valueAt: (code) => code === 1,
  bytes: () => null,
})

/** A type whose values have one length. */
interface FixedType<Value extends number | bigint> {
  readonly width: number
  readonly store: (length: number) => { [code: number]: Value }
  readonly get: (view: DataView, at: number) => Value
  readonly meaning: (value: Value) => unknown
}

const NUMBER: FixedType<number> = {
  width: 8,
  store: (length) => new Float64Array(length),
  get: (view, at) => view.getFloat64(at, true),
  meaning: (value) => value,
}
const LONG: Omit<FixedType<bigint>, 'meaning'> = {
  width: 8,
  store: (length) => new BigInt64Array(length),
  get: (view, at) => view.getBigInt64(at, true),
}
const DAY_LENGTH = 86_400_000
const whole = (element: SchemaElement): FixedType<number> => ({
  width: 4,
  store: (length) => new Int32Array(length),
  get: (view, at) => view.getInt32(at, true),
  meaning: isDate(element) ? (days) => new Date(days * DAY_LENGTH) : (value) => value,
})

function fixedValues<Value extends number | bigint>(
  { read, most }: ValuesShape,
  { width, store, get, meaning }: FixedType<Value>,
): ChunkValues {
  const stored = store(most)
  let count = 0
  return {
    count: () => count,
    add: ({ view, at }, values) => {
      need(count + values <= most)
      for (let value = 0; value < values; value += 1) stored[count++] = get(view, at + value * width)
    },
    valueAt: (code) => {
      const value = stored[code]
      return value === undefined ? null : read(meaning(value))
    },
    bytes: () => null,
  }
}

const asItIs = (value: bigint): unknown => value
const fromMicroseconds = (value: bigint) => new Date(Number(value / 1000n))
const fromMilliseconds = (value: bigint) => new Date(Number(value))
const fromNanoseconds = (value: bigint) => new Date(Number(value / 1_000_000n))

/** How the library reads a long number of this annotation; null for one that is left to it. */
function meaningOfLong({ converted_type: converted, logical_type: logical }: SchemaElement) {
  if (converted === 'TIMESTAMP_MICROS') return fromMicroseconds
  if (converted === 'TIMESTAMP_MILLIS') return fromMilliseconds
  if (converted !== undefined && converted !== 'INT_64') return null
  if (logical === undefined) return asItIs
  if (logical.type === 'INTEGER') return logical.isSigned ? asItIs : null
  if (logical.type !== 'TIMESTAMP') return null
  if (logical.unit === 'MICROS') return fromMicroseconds
  return logical.unit === 'NANOS' ? fromNanoseconds : fromMilliseconds
}
