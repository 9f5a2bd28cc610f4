/**
 * Distinct texts such as ids packed as UTF-8 bytes, and a hash index that finds the row of an id without storing
 * strings.
 */
import type { PackedTexts } from '../../domain/incident.ts'

const MOST_BYTES_A_UNIT = 3

/**
 * Packs texts as UTF-8. A lone surrogate, which JSON may contain, is encoded in three bytes, so that different texts
 * stay different.
 */
export function packedTexts(texts: readonly string[]): PackedTexts {
  const starts = new Uint32Array(texts.length + 1)
  let bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0))
  let end = 0
  texts.forEach((text, row) => {
    const most = end + text.length * MOST_BYTES_A_UNIT
    if (most > bytes.length) bytes = grownBytes(bytes, Math.max(most, bytes.length * 1.5))
    end = writeText(bytes, end, text)
    starts[row + 1] = end
  })
  return { bytes: bytes.slice(0, end), starts }
}

function grownBytes(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(length)
  next.set(bytes)
  return next
}

/** Writes a text at `start` and returns its end; `bytes` must have space for three bytes for each UTF-16 unit. */
function writeText(bytes: Uint8Array, start: number, text: string): number {
  let at = start
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code < 0x80) bytes[at++] = code
    else {
      if (code > 0xffff) i += 1
      at = writeLong(bytes, at, code)
    }
  }
  return at
}

function writeLong(bytes: Uint8Array, start: number, code: number): number {
  let at = start
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6)
  else {
    if (code < 0x1_0000) bytes[at++] = 0xe0 | (code >> 12)
    else {
      bytes[at++] = 0xf0 | (code >> 18)
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f)
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
  }
  bytes[at++] = 0x80 | (code & 0x3f)
  return at
}

/** Whether the bytes from `start` to `end`, exclusive, are exactly this text. */
function isTextAt(bytes: Uint8Array, [start, end]: readonly [number, number], text: string): boolean {
  const { length } = text
  if (end - start === length) {
    for (let i = 0; i < length; i += 1) {
      const unit = text.charCodeAt(i)
      if (unit >= 0x80 || bytes[start + i] !== unit) return false
    }
    return true
  }
  if (end - start < length) return false
  const other = new Uint8Array(length * MOST_BYTES_A_UNIT)
  const written = writeText(other, 0, text)
  return written === end - start && other.subarray(0, written).every((byte, i) => byte === bytes[start + i])
}

/** The text of a row. */
export const packedText = ({ bytes, starts }: PackedTexts, row: number) =>
  new TextDecoder().decode(bytes.subarray(starts[row], starts[row + 1]))

const INITIAL_SLOTS = 1 << 10
const USUAL_ID_BYTES = 16
/** The table is at most half full, which keeps probe sequences short. */
const SLOTS_A_ROW = 2

/** An id as ASCII bytes from `start` to `end`, exclusive. */
export interface IdBytes {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/**
 * Numbers distinct ids in order of arrival, from 0, by open addressing. About 30 bytes an id, a third of which is the
 * id itself.
 */
export class IdIndex {
  private count = 0
  private bytes = new Uint8Array(INITIAL_SLOTS * 8)
  private starts = new Uint32Array(INITIAL_SLOTS)
  private hashes = new Int32Array(INITIAL_SLOTS)
  /** Row number plus 1; 0 for a free slot. The length is a power of two. */
  private slots = new Uint32Array(INITIAL_SLOTS)

  /** Makes space for so many ids, before the first. */
  expect(rows: number): void {
    if (this.count > 0) return
    this.bytes = new Uint8Array(rows * USUAL_ID_BYTES)
    this.starts = new Uint32Array(rows + 1)
    this.hashes = new Int32Array(rows + 1)
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(rows * SLOTS_A_ROW + 1)))
  }

  /** The row of the id, or -1 where it is new and gets the next row. */
  add(id: string): number {
    const hash = hashOf(id)
    const slot = this.slotOf(id, hash)
    const occupied = this.slots[slot] ?? 0
    if (occupied > 0) return occupied - 1
    this.write(id, hash)
    this.slots[slot] = this.count
    if (this.count * SLOTS_A_ROW > this.slots.length) this.rehash()
    return -1
  }

  /** The same for an id in ASCII, without making a string of it. */
  addBytes(id: IdBytes): number {
    const hash = hashOfBytes(id)
    const last = this.slots.length - 1
    let slot = hash & last
    for (let occupied = this.slots[slot] ?? 0; occupied > 0; occupied = this.slots[slot] ?? 0) {
      if (this.hashes[occupied - 1] === hash && this.isSame(occupied - 1, id)) return occupied - 1
      slot = (slot + 1) & last
    }
    this.writeBytes(id, hash)
    this.slots[slot] = this.count
    if (this.count * SLOTS_A_ROW > this.slots.length) this.rehash()
    return -1
  }

  private isSame(row: number, { bytes, start, end }: IdBytes): boolean {
    const from = this.starts[row] ?? 0
    if ((this.starts[row + 1] ?? 0) - from !== end - start) return false
    for (let at = start; at < end; at += 1) if (this.bytes[from + at - start] !== bytes[at]) return false
    return true
  }

  private writeBytes({ bytes, start, end }: IdBytes, hash: number): void {
    const at = this.reserveRow(end - start, hash)
    for (let index = start; index < end; index += 1) this.bytes[at + index - start] = bytes[index] ?? 0
    this.starts[this.count] = at + end - start
  }

  /** All ids by row; called once, after the last was added. */
  packed(): PackedTexts {
    const { count } = this
    this.slots = new Uint32Array(0)
    this.hashes = new Int32Array(0)
    const starts = this.starts.length === count + 1 ? this.starts : this.starts.slice(0, count + 1)
    return { bytes: this.bytes.slice(0, starts[count]), starts }
  }

  /** The slot of the id, or the free slot where it belongs. */
  private slotOf(id: string, hash: number): number {
    const last = this.slots.length - 1
    let slot = hash & last
    for (let occupied = this.slots[slot] ?? 0; occupied > 0; occupied = this.slots[slot] ?? 0) {
      if (this.hashes[occupied - 1] === hash && this.isAt(occupied - 1, id)) break
      slot = (slot + 1) & last
    }
    return slot
  }

  private isAt(row: number, id: string): boolean {
    const { bytes, starts } = this
    return isTextAt(bytes, [starts[row] ?? 0, starts[row + 1] ?? 0], id)
  }

  private write(id: string, hash: number): void {
    const start = this.reserveRow(id.length * MOST_BYTES_A_UNIT, hash)
    this.starts[this.count] = writeText(this.bytes, start, id)
  }

  /** Adds a row with space for so many bytes, and returns where they start; its end is still to be written. */
  private reserveRow(mostBytes: number, hash: number): number {
    const start = this.starts[this.count] ?? 0
    const most = start + mostBytes
    if (most > this.bytes.length) this.bytes = grownBytes(this.bytes, Math.max(most, this.bytes.length * 1.5))
    this.hashes[this.count] = hash
    this.count += 1
    if (this.count === this.starts.length) this.grow()
    return start
  }

  private grow(): void {
    const length = Math.ceil(this.starts.length * 1.5)
    const [starts, hashes] = [new Uint32Array(length), new Int32Array(length)]
    starts.set(this.starts)
    hashes.set(this.hashes)
    this.starts = starts
    this.hashes = hashes
  }

  private rehash(): void {
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
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FACTOR)
  return spread(hash)
}
/** The hash of the same id as text. */
function hashOfBytes({ bytes, start, end }: IdBytes): number {
  let hash = end - start
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FACTOR)
  return spread(hash)
}
const FACTOR = 0x01000193
function spread(mixedHash: number): number {
  const hash = Math.imul(mixedHash ^ (mixedHash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
