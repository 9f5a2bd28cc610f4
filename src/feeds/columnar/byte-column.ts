/** Column of values that are byte ranges of one batch; equal ranges have one code, unless they hardly repeat. */
import { grown, larger } from '../ids/grown-array.ts'
import type { CodedColumn, ValueBytes } from './column-batch.ts'

const INITIAL_ROWS = 1 << 5
const FACTOR = 0x01000193
const NONE = -1

// A byte order mark is part of a value.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Used for one batch after another, in the same memory. */
export class ByteColumn implements CodedColumn {
  distinct = 0
  codes = new Int32Array(INITIAL_ROWS)
  private bytes: Uint8Array = new Uint8Array(0)
  private starts = new Int32Array(INITIAL_ROWS)
  private ends = new Int32Array(INITIAL_ROWS)
  /** Code and one of the range whose hash leads there; 0 is free. Null once they hardly repeat. */
  private slots: Int32Array | null = new Int32Array(INITIAL_ROWS * 2)
  /** Rows of the batch that have a value. */
  private filled = 0

  /** @param isTruth whether the ranges are `true` and `false` instead of texts */
  constructor(readonly isTruth = false) {}

  /** Begins with a batch, of which no row has a value yet. */
  begin(bytes: Uint8Array): void {
    if (this.distinct * 2 > this.filled) this.slots = null
    this.bytes = bytes
    this.filled = this.distinct = 0
    this.slots?.fill(0)
  }

  /** Returns the code of the value. */
  set(row: number, start: number, end: number): number {
    const code = this.slots ? this.codeOf(this.slots, start, end) : this.added(start, end)
    this.filled += 1
    this.put(row, code)
    return code
  }

  leaveOut(row: number): void {
    this.put(row, NONE)
  }

  valueAt(code: number): string | boolean {
    const text = this.textAt(code)
    return this.isTruth ? text === 'true' : text
  }

  textAt(code: number): string {
    return decoder.decode(this.bytes.subarray(this.starts[code], this.ends[code]))
  }

  get utf8(): ValueBytes | null {
    return this.isTruth ? null : { bytes: this.bytes, starts: this.starts, ends: this.ends }
  }

  private put(row: number, code: number): void {
    if (row >= this.codes.length) this.codes = longer(this.codes, row + 1)
    this.codes[row] = code
  }

  private codeOf(slots: Int32Array, start: number, end: number): number {
    const last = slots.length - 1
    let slot = hashOf(this.bytes, start, end) & last
    for (let taken = slots[slot] ?? 0; taken > 0; taken = slots[slot] ?? 0) {
      if (this.isSame(taken - 1, start, end)) return taken - 1
      slot = (slot + 1) & last
    }
    const code = this.added(start, end)
    slots[slot] = code + 1
    if (this.distinct * 2 > slots.length) this.slots = this.largerSlots(slots.length * 2)
    return code
  }

  private added(start: number, end: number): number {
    const code = this.distinct
    if (code >= this.starts.length) {
      this.starts = longer(this.starts, code + 1)
      this.ends = longer(this.ends, code + 1)
    }
    this.starts[code] = start
    this.ends[code] = end
    this.distinct += 1
    return code
  }

  private isSame(code: number, start: number, end: number): boolean {
    const own = this.starts[code] ?? 0
    if ((this.ends[code] ?? 0) - own !== end - start) return false
    const { bytes } = this
    for (let at = start; at < end; at += 1) if (bytes[at] !== bytes[own + at - start]) return false
    return true
  }

  private largerSlots(length: number): Int32Array {
    const slots = new Int32Array(length)
    for (let code = 0; code < this.distinct; code += 1) {
      let slot = hashOf(this.bytes, this.starts[code] ?? 0, this.ends[code] ?? 0) & (length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1)
      slots[slot] = code + 1
    }
    return slots
  }
}

const longer = (numbers: Int32Array, needed: number) =>
  grown(numbers, new Int32Array(larger(numbers, needed)))

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FACTOR)
  return hash ^ (hash >>> 15)
}
