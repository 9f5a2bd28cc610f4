/** Numbers distinct ids in order of arrival, and finds the row of an id without storing strings. */
import type { PackedTexts } from '../../domain/incident.ts'
import { TextPacker, TextUnpacker } from './packed-texts.ts'
import { type TextBytes, TextBytesEncoder } from './text-bytes.ts'

/** The table is at most half full, which keeps probe sequences short. */
const SLOTS_A_ROW = 2
const FEWEST_SLOTS = 1 << 10

/**
 * Ids that come in ascending order, as a database sorts them, are distinct by that alone. From the first one on that does
 * not, all are found by open addressing, at 12 to 20 bytes an id.
 */
export class IdIndex {
  private readonly packer = new TextPacker()
  private readonly encoder = new TextBytesEncoder()
  private expected = 0
  /** Row number plus 1, 0 for a free slot; a power of two of them. Null while ids have come in ascending order. */
  private slots: Uint32Array | null = null
  /** By row; filled with the table. */
  private hashes = new Int32Array(0)
  private readonly unpacker = new TextUnpacker(this.packer)

  /** Says how many ids will come, before the first. */
  expect(rows: number): void {
    this.expected = rows
    this.packer.expect(rows)
  }

  /** The row of the id, or -1 where it is new and gets the next row. */
  add(id: string): number {
    const row = this.addBytes(this.encoder.encode(id))
    if (row < 0) this.encoder.keep()
    return row
  }

  /** The same for an id as UTF-8, in bytes that stay unchanged until another new id was added, or this one is kept. */
  addBytes(id: TextBytes): number {
    const shared = this.packer.sharedWithLast(id)
    if (this.slots === null && this.packer.isAfterLast(id, shared)) {
      this.packer.append(id, shared)
      return -1
    }
    const slots = this.roomySlots()
    const hash = hashOf(id)
    const slot = this.slotOf(slots, hash, id)
    const occupied = slots[slot] ?? 0
    if (occupied > 0) return occupied - 1
    this.hashes[this.packer.length] = hash
    this.packer.append(id, shared)
    slots[slot] = this.packer.length
    return -1
  }

  /** Keeps a copy of the id that was added last, whose bytes may change then. */
  keepLast(): void {
    this.packer.keepLast()
  }

  /** All ids by row; called once, after the last was added. */
  packed(): PackedTexts {
    this.slots = null
    this.hashes = new Int32Array(0)
    return this.packer.finish()
  }

  /** The slot of the id, or the free slot where it belongs. */
  private slotOf(slots: Uint32Array, hash: number, id: TextBytes): number {
    const last = slots.length - 1
    let slot = hash & last
    for (let occupied = slots[slot] ?? 0; occupied > 0; occupied = slots[slot] ?? 0) {
      if (this.hashes[occupied - 1] === hash && this.isSame(occupied - 1, id)) break
      slot = (slot + 1) & last
    }
    return slot
  }

  private isSame(row: number, { bytes, start, end }: TextBytes): boolean {
    const own = this.unpacker.read(row)
    if (own.end !== end - start) return false
    for (let at = start; at < end; at += 1) if (own.bytes[at - start] !== bytes[at]) return false
    return true
  }

  /** The table with room for one more id; made with the first that does not come in ascending order. */
  private roomySlots(): Uint32Array {
    const { length } = this.packer
    if (this.slots === null) {
      const rows = Math.max(length + 1, this.expected)
      this.hashes = new Int32Array(rows)
      for (let row = 0; row < length; row += 1) this.hashes[row] = hashOf(this.unpacker.read(row))
      return (this.slots = this.filledSlots(rows))
    }
    if (length === this.hashes.length) {
      const hashes = new Int32Array(Math.ceil(length * 1.5))
      hashes.set(this.hashes)
      this.hashes = hashes
    }
    const needed = (length + 1) * SLOTS_A_ROW
    return needed <= this.slots.length ? this.slots : (this.slots = this.filledSlots(length + 1))
  }

  /** Slots for so many rows, with those of the ids so far. */
  private filledSlots(rows: number): Uint32Array {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(FEWEST_SLOTS, rows * SLOTS_A_ROW))))
    const last = slots.length - 1
    for (let row = 0; row < this.packer.length; row += 1) {
      let slot = (this.hashes[row] ?? 0) & last
      while (slots[slot] !== 0) slot = (slot + 1) & last
      slots[slot] = row + 1
    }
    return slots
  }
}

const FACTOR = 0x01000193

function hashOf({ bytes, start, end }: TextBytes): number {
  let mixed = end - start
  for (let at = start; at < end; at += 1) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), FACTOR)
  const hash = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
