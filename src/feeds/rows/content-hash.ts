/** What a parsed value says, as a number: two rows that say the same give the same, in whatever order their keys came. */
import { isList, isObject } from './json-object.ts'

/** Deeper is not told apart; it also bounds the recursion. */
const DEEPEST = 24
const HIGH_BITS = 21

/** Two lanes of 32 bits, carried from step to step. */
type Lanes = Int32Array<ArrayBuffer>
const lanes: Lanes = new Int32Array(2)

const number = new Float64Array(1)
const words = new Int32Array(number.buffer)

/** What stands before the words of a value, so that `1`, `"1"` and `[1]` differ. */
const TEXT = 1
const NUMBER = 2
const LIST = 3
const OBJECT = 4
const NULL = 5
const TRUE = 6
const FALSE = 7
const DEEP = 8

/** A whole number below 2^53. Not for secrets: it tells rows apart that nobody made to look alike. */
export function contentHash(value: unknown): number {
  begin(0x1b873593, 0x2545f491)
  add(value, 0)
  const high = finished(lanes[0] ?? 0) >>> (32 - HIGH_BITS)
  return high * 2 ** 32 + (finished(lanes[1] ?? 0) >>> 0)
}

function begin(first: number, second: number): void {
  lanes[0] = first
  lanes[1] = second
}

function add(value: unknown, depth: number): void {
  if (typeof value === 'string') return addText(value)
  if (typeof value === 'number') return addNumber(value)
  if (value === true || value === false) return addWord(value ? TRUE : FALSE)
  if (depth > DEEPEST) return addWord(DEEP)
  if (isList(value)) {
    addWord(LIST)
    for (const item of value) add(item, depth + 1)
    return addWord(value.length)
  }
  return isObject(value) ? addObject(value, depth) : addWord(NULL)
}

function addWord(word: number): void {
  lanes[0] = finished(Math.imul((lanes[0] ?? 0) ^ word, 0x85ebca6b))
  lanes[1] = finished(Math.imul((lanes[1] ?? 0) + word, 0xc2b2ae35))
}

function addText(text: string): void {
  let first = lanes[0] ?? 0
  let second = lanes[1] ?? 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second + unit, 0x5bd1e995)
  }
  begin(first, second)
  addWord(TEXT + text.length * 8)
}

function addNumber(value: number): void {
  // No text tells apart the two noughts that a number can be.
  number[0] = value === 0 ? 0 : value
  addWord(NUMBER)
  addWord(words[0] ?? 0)
  addWord(words[1] ?? 0)
}

/** Each member is told on its own, and their sum is what the object says: no order is in it. */
function addObject(value: object, depth: number): void {
  const first = lanes[0] ?? 0
  const second = lanes[1] ?? 0
  let firstSum = 0
  let secondSum = 0
  for (const [key, member] of Object.entries(value)) {
    begin(OBJECT, OBJECT)
    addText(key)
    add(member, depth + 1)
    firstSum = (firstSum + (lanes[0] ?? 0)) | 0
    secondSum = (secondSum + (lanes[1] ?? 0)) | 0
  }
  begin(first ^ firstSum, second ^ secondSum)
  addWord(OBJECT)
}

function finished(word: number): number {
  const half = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d)
  return half ^ (half >>> 13)
}
