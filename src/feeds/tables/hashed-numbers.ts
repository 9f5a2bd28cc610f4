/**
 * Numbers by text in typed arrays, for more texts than a map can hold: 8 bytes and a slot a text, whatever its length, and 4
 * bytes a number. Texts are distinguished by a hash of 64 bits: among ten million, two alike have a chance of about three in a
 * million.
 */
import { GrowingColumn } from './growing-column.ts'

/** What a map of numbers by text offers. */
export interface NumbersByText {
  get(text: string): number | undefined
  set(text: string, value: number): unknown
}

const FIRST_SLOTS = 1 << 12
/** Share of the slots in use at which their number is doubled. */
const MOST_LOAD = 0.7
const NONE = -1

/** Texts with the order in which they came, from 0. */
export class HashedTexts {
  private highs = new GrowingColumn()
  private lows = new GrowingColumn()
  private slots = new Int32Array(FIRST_SLOTS).fill(NONE)
  private count = 0

  /** Order of the text; undefined where it has not come. */
  find(text: string): number | undefined {
    const entry = this.slots[this.slotOf(text)] ?? NONE
    return entry === NONE ? undefined : entry
  }

  /** Order of the text, which may have come before. */
  add(text: string): number {
    const known = this.find(text)
    if (known !== undefined) return known
    if (this.count >= this.slots.length * MOST_LOAD) this.grow()
    const entry = this.count
    this.slots[this.slotOf(text)] = entry
    const [high, low] = hashOf(text)
    this.highs.set(entry, high)
    this.lows.set(entry, low)
    this.count += 1
    return entry
  }

  clear(): void {
    this.highs = new GrowingColumn()
    this.lows = new GrowingColumn()
    this.slots = new Int32Array(FIRST_SLOTS).fill(NONE)
    this.count = 0
  }

  /** The slot of this text, or the free one in which it belongs. */
  private slotOf(text: string): number {
    const [high, low] = hashOf(text)
    const mask = this.slots.length - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot] ?? NONE
      if (entry === NONE || (this.highs.at(entry) === high && this.lows.at(entry) === low)) return slot
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(NONE)
    const mask = this.slots.length - 1
    for (let entry = 0; entry < this.count; entry += 1) {
      let slot = this.lows.at(entry) & mask
      while (this.slots[slot] !== NONE) slot = (slot + 1) & mask
      this.slots[slot] = entry
    }
  }
}

/** 32-bit integers by text; several may share their texts. */
export class HashedNumbers implements NumbersByText {
  private readonly values = new GrowingColumn()
  /** Texts whose value is 0, which the column has where there is none. */
  private readonly zeros = new Set<number>()

  constructor(private readonly texts: HashedTexts) {}

  get(text: string): number | undefined {
    const entry = this.texts.find(text)
    if (entry === undefined) return undefined
    const value = this.values.at(entry)
    return value !== 0 || this.zeros.has(entry) ? value : undefined
  }

  set(text: string, value: number): void {
    const entry = this.texts.add(text)
    this.values.set(entry, value)
    if (value === 0) this.zeros.add(entry)
    else this.zeros.delete(entry)
  }
}

const hash: [high: number, low: number] = [0, 0]

/** Two halves, each mixed to its end; the array is the same for every call. */
function hashOf(text: string): readonly [high: number, low: number] {
  let high = 0x9e3779b9 ^ text.length
  let low = 0x85ebca6b
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    high = (high << 13) | (high >>> 19)
    low = Math.imul(low ^ unit, 0x5bd1e995)
    low ^= low >>> 15
  }
  hash[0] = mixed(high ^ (low >>> 7))
  hash[1] = mixed(low + Math.imul(high, 0x27d4eb2f))
  return hash
}

function mixed(value: number): number {
  let next = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  next = Math.imul(next ^ (next >>> 15), 0x846ca68b)
  return next ^ (next >>> 16)
}
