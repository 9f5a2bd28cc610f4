/** Numbers distinct ids in order of arrival, and finds the row of an id without storing strings. */
import type { PackedTexts } from '../../domain/incident.ts'
import { TextPacker, TextUnpacker } from './packed-texts.ts'
import { type TextBytes, TextBytesEncoder } from './text-bytes.ts'

/** Beyond this share of slots in use the table is enlarged, which keeps probe sequences short. */
const FULLEST = 0.75
const FEWEST_SLOTS = 1 << 10
/** Entries a slot: row number plus 1, 0 for a free slot; and the hash of its id. */
const ENTRIES = 2

/**
 * Ids that come in ascending order, as a database sorts them, are distinct by that alone. From the first one on that does
 * not, all are found by open addressing, at 11 to 21 bytes an id.
 */
export class IdIndex {
  private readonly packer = new TextPacker()
  private readonly encoder = new TextBytesEncoder()
  private expected = 0
  /** Null while ids have come in ascending order; the number of slots is a power of two. */
  private slots: Int32Array | null = null
  private readonly unpacker = new TextUnpacker(this.packer)

  /** Says how many ids will come, before the first. */
  expect(rows: number): void {
    this.expected = rows
  }

  /** The row of the id, or -1 where it is new and gets the next row. */
  add(id: string): number {
    return this.addBytes(this.encoder.encode(id))
  }

  /** The same for an id as UTF-8. */
  addBytes(id: TextBytes): number {
    const shared = this.packer.sharedWithLast(id)
    if (this.slots === null && this.packer.isAfterLast(id, shared)) {
      this.packer.append(id, shared)
      return -1
    }
    const slots = this.roomySlots()
    const hash = hashOf(id)
    const slot = this.slotOf(slots, hash, id)
    const row = (slots[ENTRIES * slot] ?? 0) - 1
    if (row >= 0) return row
    this.packer.append(id, shared)
    take(slots, slot, { row: this.packer.length - 1, hash })
    return -1
  }

  /** All ids by row; called once, after the last was added. */
  packed(): PackedTexts {
    this.slots = null
    return this.packer.finish()
  }

  /** The slot of the id, or the free slot where it belongs. */
  private slotOf(slots: Int32Array, hash: number, id: TextBytes): number {
    const last = slots.length / ENTRIES - 1
    let slot = hash & last
    for (let occupied = slots[ENTRIES * slot] ?? 0; occupied > 0; occupied = slots[ENTRIES * slot] ?? 0) {
      if (slots[ENTRIES * slot + 1] === hash && this.isSame(occupied - 1, id)) break
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
  private roomySlots(): Int32Array {
    const needed = this.packer.length + 1
    if (this.slots !== null && needed <= FULLEST * (this.slots.length / ENTRIES)) return this.slots
    const rows = this.slots === null ? Math.max(needed, this.expected) : needed
    return (this.slots = this.tableFor(rows))
  }

  private tableFor(rows: number): Int32Array {
    const length = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_SLOTS, (rows + 1) / FULLEST)))
    const slots = new Int32Array(ENTRIES * length)
    for (let row = 0; row < this.packer.length; row += 1) {
      const hash = hashOf(this.unpacker.read(row))
      let slot = hash & (length - 1)
      while (slots[ENTRIES * slot] !== 0) slot = (slot + 1) & (length - 1)
      take(slots, slot, { row, hash })
    }
    return slots
  }
}

function take(
  slots: Int32Array,
  slot: number,
  { row, hash }: { readonly row: number; readonly hash: number },
) {
  slots[ENTRIES * slot] = row + 1
  slots[ENTRIES * slot + 1] = hash
}

const FACTOR = 0x01000193

function hashOf({ bytes, start, end }: TextBytes): number {
  let mixed = end - start
  for (let at = start; at < end; at += 1) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), FACTOR)
  const hash = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
