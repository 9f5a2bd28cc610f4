/** Which row holds an id: ids as bytes one after the other, found by a table of row numbers. No text is kept. */
import type { PackedTexts } from '../../../domain/incident.ts'
import { grown, isTextAt, writeText } from './packed-texts.ts'

const LEAST_SLOTS = 1 << 10
/** The table is at most half full, so that a search ends soon. */
const SLOTS_A_ROW = 2
const MOST_BYTES_A_UNIT = 3

/** Numbers ids in the order in which they came, from 0. About 30 bytes an id, of which the id itself is a third. */
export class IdIndex {
  private count = 0
  private bytes = new Uint8Array(LEAST_SLOTS * 8)
  private starts = new Uint32Array(LEAST_SLOTS)
  private hashes = new Int32Array(LEAST_SLOTS)
  /** Row number and 1; 0 where the slot is free. Their number is a power of two. */
  private slots = new Uint32Array(LEAST_SLOTS)

  /** Row of the id, or -1 where it is new: it then has the next row. */
  add(id: string): number {
    const hash = hashOf(id)
    const slot = this.slotOf(id, hash)
    const known = this.slots[slot] ?? 0
    if (known > 0) return known - 1
    this.write(id, hash)
    this.slots[slot] = this.count
    if (this.count * SLOTS_A_ROW > this.slots.length) this.spread()
    return -1
  }

  packed(): PackedTexts {
    const starts = this.starts.slice(0, this.count + 1)
    return { bytes: this.bytes.slice(0, starts[this.count]), starts }
  }

  /** The slot that holds the id, or the free one that is to hold it. */
  private slotOf(id: string, hash: number): number {
    const last = this.slots.length - 1
    let slot = hash & last
    for (let known = this.slots[slot] ?? 0; known > 0; known = this.slots[slot] ?? 0) {
      if (this.hashes[known - 1] === hash && this.isAt(known - 1, id)) break
      slot = (slot + 1) & last
    }
    return slot
  }

  private isAt(row: number, id: string): boolean {
    const { bytes, starts } = this
    return isTextAt(bytes, [starts[row] ?? 0, starts[row + 1] ?? 0], id)
  }

  private write(id: string, hash: number): void {
    const start = this.starts[this.count] ?? 0
    const most = start + id.length * MOST_BYTES_A_UNIT
    if (most > this.bytes.length) this.bytes = grown(this.bytes, Math.max(most, this.bytes.length * 1.5))
    this.hashes[this.count] = hash
    this.count += 1
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count] = writeText(this.bytes, start, id)
  }

  private grow(): void {
    const length = Math.ceil(this.starts.length * 1.5)
    const [starts, hashes] = [new Uint32Array(length), new Int32Array(length)]
    starts.set(this.starts)
    hashes.set(this.hashes)
    this.starts = starts
    this.hashes = hashes
  }

  private spread(): void {
    const last = this.slots.length * 2 - 1
    const slots = new Uint32Array(last + 1)
    for (let row = 0; row < this.count; row += 1) {
      let slot = (this.hashes[row] ?? 0) & last
      while (slots[slot] !== 0) slot = (slot + 1) & last
      slots[slot] = row + 1
    }
    this.slots = slots
  }
}

function hashOf(text: string): number {
  let hash = text.length
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
