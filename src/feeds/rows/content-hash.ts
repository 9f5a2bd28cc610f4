/** Hash of a JSON value by its content, independent of the order of members. */
import { isList, isObject } from './json-object.ts'

/** Values nested deeper all hash alike, which bounds the recursion. */
const DEEPEST = 24
const HIGH_BITS = 21
const NOTHING = 1
const TEXT = 2
const LIST = 3
const OBJECT = 4
const YES = 5
const NO = 6

/** A number and the two halves of its 64 bits, in the same memory. */
const halves = new Int32Array(2)
const number = new Float64Array(halves.buffer)

/** A whole number below 2^53. Not cryptographic: equal hashes of different values can be constructed. */
export function contentHash(value: unknown, depth = 0): number {
  if (typeof value === 'string') return textHash(value)
  if (typeof value === 'number') return mixed(0, value)
  if (typeof value === 'boolean') return mixed(value ? YES : NO, NOTHING)
  if (depth > DEEPEST) return NOTHING
  if (isList(value))
    return value.reduce<number>(
      (hash, item) => mixed(hash, contentHash(item, depth + 1)),
      mixed(LIST, value.length),
    )
  if (!isObject(value)) return mixed(NOTHING, NOTHING)
  const keys = Object.keys(value).toSorted()
  return keys.reduce(
    (hash, key) => mixed(mixed(hash, textHash(key)), contentHash(value[key], depth + 1)),
    mixed(OBJECT, keys.length),
  )
}

function textHash(text: string): number {
  let [high, low] = [text.length, TEXT]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low + unit, 0x5bd1e995)
  }
  return joined(high, low)
}

/** Hash of the sequence of `hash` and `value`. */
function mixed(hash: number, value: number): number {
  number[0] = hash
  const high = halves[1] ?? 0
  const low = halves[0] ?? 0
  // 0 and -0 hash alike, as they are written alike in JSON.
  number[0] = value === 0 ? 0 : value
  const first = Math.imul(high ^ (halves[1] ?? 0), 0x85ebca6b) ^ Math.imul(low, 0x2c1b3c6d)
  const second = Math.imul(low ^ (halves[0] ?? 0), 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f)
  return joined(first + (second >>> 15), second + (first >>> 13))
}

/** Hash of a sequence of numbers without intermediate results of 53 bits; used by one caller at a time. */
export class NumberHash {
  private high = 0
  private low = 0

  start(): this {
    this.high = LIST
    this.low = TEXT
    return this
  }

  add(value: number): this {
    // 0 and -0 hash alike, as they are written alike in JSON.
    number[0] = value === 0 ? 0 : value
    const high = Math.imul(this.high ^ (halves[1] ?? 0), 0x85ebca6b)
    const low = Math.imul(this.low ^ (halves[0] ?? 0), 0xc2b2ae35)
    this.high = ((high ^ (high >>> 15)) + low) | 0
    this.low = ((low ^ (low >>> 13)) + Math.imul(high, 0x27d4eb2f)) | 0
    return this
  }

  /** A whole number below 2^53. */
  value(): number {
    return joined(this.high, this.low)
  }
}

function joined(first: number, second: number): number {
  const high = Math.imul(first ^ (first >>> 16), 0x7feb352d)
  const low = Math.imul(second ^ (second >>> 15), 0x846ca68b)
  return ((high ^ (low >>> 14)) >>> (32 - HIGH_BITS)) * 2 ** 32 + ((low ^ (high >>> 16)) >>> 0)
}
