/**
 * Numbers by text in typed arrays, for more texts than a map can hold: 20 bytes a text, whatever its length. Texts are
 * distinguished by a hash of 64 bits: among ten million, two alike have a chance of about three in a million.
 */

/** What a map of numbers by text offers. */
export interface NumbersByText {
  get(text: string): number | undefined
  set(text: string, value: number): unknown
}

const CHUNK_BITS = 18
const CHUNK = 1 << CHUNK_BITS
const FIRST_SLOTS = 1 << 12
/** Share of the slots in use at which their number is doubled. */
const MOST_LOAD = 0.7
const NONE = -1
/** Members of an entry: the two halves of the hash, and the value. */
const MEMBERS = 3

/** Values are 32-bit integers. */
export class HashedNumbers implements NumbersByText {
  private readonly chunks: Int32Array[] = []
  private slots = new Int32Array(FIRST_SLOTS).fill(NONE)
  private count = 0

  get(text: string): number | undefined {
    const entry = this.slots[this.slotOf(text)] ?? NONE
    return entry === NONE ? undefined : this.member(entry, 2)
  }

  set(text: string, value: number): void {
    let slot = this.slotOf(text)
    let entry = this.slots[slot] ?? NONE
    if (entry === NONE) {
      if (this.count >= this.slots.length * MOST_LOAD) {
        this.grow()
        slot = this.slotOf(text)
      }
      entry = this.count
      this.count += 1
      this.slots[slot] = entry
    }
    const chunk = (this.chunks[entry >>> CHUNK_BITS] ??= new Int32Array(CHUNK * MEMBERS))
    const at = (entry & (CHUNK - 1)) * MEMBERS
    const [high, low] = hashOf(text)
    chunk[at] = high
    chunk[at + 1] = low
    chunk[at + 2] = value
  }

  private member(entry: number, member: number): number {
    return this.chunks[entry >>> CHUNK_BITS]?.[(entry & (CHUNK - 1)) * MEMBERS + member] ?? 0
  }

  /** The slot of this text, or the free one in which it belongs. */
  private slotOf(text: string): number {
    const [high, low] = hashOf(text)
    const mask = this.slots.length - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot] ?? NONE
      if (entry === NONE || (this.member(entry, 0) === high && this.member(entry, 1) === low)) return slot
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(NONE)
    const mask = this.slots.length - 1
    for (let entry = 0; entry < this.count; entry += 1) {
      let slot = this.member(entry, 1) & mask
      while (this.slots[slot] !== NONE) slot = (slot + 1) & mask
      this.slots[slot] = entry
    }
  }
}

const hash: [high: number, low: number] = [0, 0]

/** Two halves, each mixed to its end; the array is the same for every call. */
export function hashOf(text: string): readonly [high: number, low: number] {
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
