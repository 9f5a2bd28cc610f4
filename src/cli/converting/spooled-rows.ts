/**
 * Accepted rows of a conversion, written to the feed as they come. In memory are the length of each row and a part of the
 * hash of its id; a row is read back where an id comes again.
 */
import { closeSync, ftruncateSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { feedEnd, feedHead, LINE_BREAK } from '../../feeds/formats/feed-lines.ts'
import type { Handling } from '../../domain/feed.ts'
import type { AcceptedRow, AcceptedRows } from '../../feeds/rows/accepted-rows.ts'
import { hashOf } from '../../feeds/tables/hashed-numbers.ts'
import type { RowName } from '../../feeds/rows/ledger.ts'
import { isObject } from '../../feeds/rows/json-object.ts'
import { cellText } from '../../feeds/tables/table-rows.ts'
import { GrowingColumn } from './growing-column.ts'

const NONE = -1
const FIRST_SLOTS = 1 << 12
const MOST_LOAD = 0.7
/** Rows between two that have their offset in memory. */
const OFFSET_EVERY = 256
const MOST_PENDING = 1 << 20

export class SpooledRows implements AcceptedRows {
  /** The rows are in the file. */
  readonly written: readonly string[] = []
  private readonly file: number
  private readonly temporary: string
  private count = 0
  private end: number
  private pending: string[] = []
  private pendingBytes = 0
  private readonly lengths = new GrowingColumn()
  private readonly hashes = new GrowingColumn()
  private readonly offsets: number[] = []
  private slots = new Int32Array(FIRST_SLOTS).fill(NONE)
  /** Rows whose line differs from what is written, such as guarded ones, and rows that were replaced. */
  private readonly exact = new Map<number, string>()
  private readonly replaced = new Map<number, string>()
  private readonly joined = new Map<number, readonly RowName[]>()
  private readonly names = new RowNames()

  /** @param path of the feed; it is replaced once the conversion is finished */
  constructor(
    private readonly path: string,
    private readonly handling: Handling | null,
  ) {
    this.temporary = `${path}.${process.pid}.part`
    this.file = openSync(this.temporary, 'w+')
    this.end = writeSync(this.file, feedHead(handling))
  }

  indexOf(id: string): number {
    const [, low] = hashOf(id)
    const mask = this.slots.length - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot] ?? NONE
      if (index === NONE) return NONE
      if (this.hashes.at(index) === low && idIn(this.writtenAt(index)) === id) return index
    }
  }

  add(id: string, row: AcceptedRow): void {
    const index = this.count
    if (index >= this.slots.length * MOST_LOAD) this.growSlots()
    const [, low] = hashOf(id)
    this.hashes.push(low)
    this.place(index, low)
    this.count += 1
    const text = index === 0 ? row.written : `${LINE_BREAK}${row.written}`
    const length = Buffer.byteLength(row.written)
    const start = this.end + (index === 0 ? 0 : LINE_BREAK.length)
    if (index % OFFSET_EVERY === 0) this.offsets.push(start)
    this.lengths.push(length)
    this.end = start + length
    this.pending.push(text)
    this.pendingBytes += length
    if (this.pendingBytes > MOST_PENDING) this.flush()
    this.keep(index, row)
  }

  replace(index: number, row: AcceptedRow): void {
    this.replaced.set(index, row.written)
    this.keep(index, row)
  }

  at(index: number, id: string | undefined): AcceptedRow {
    const written = this.writtenAt(index)
    const name = this.names.at(index)
    const rows = this.joined.get(index) ?? [id === undefined ? name : { ...name, id }]
    return { line: this.exact.get(index) ?? written, written, rows }
  }

  /** Closes the feed and puts it in its place; without a row nothing is written. */
  finish(): void {
    this.flush()
    writeSync(this.file, feedEnd)
    if (this.replaced.size > 0) this.rewrite()
    closeSync(this.file)
    if (this.count === 0) rmSync(this.temporary)
    else renameSync(this.temporary, this.path)
  }

  /** Removes what was written. */
  discard(): void {
    closeSync(this.file)
    rmSync(this.temporary, { force: true })
  }

  private keep(index: number, { line, written, rows }: AcceptedRow): void {
    if (line === written) this.exact.delete(index)
    else this.exact.set(index, line)
    if (rows.length > 1) this.joined.set(index, rows)
    else this.joined.delete(index)
    this.names.set(index, rows[0] ?? { row: 0 })
  }

  private writtenAt(index: number): string {
    const replaced = this.replaced.get(index)
    if (replaced !== undefined) return replaced
    this.flush()
    const buffer = Buffer.alloc(this.lengths.at(index))
    readSync(this.file, buffer, 0, buffer.length, this.offsetOf(index))
    return buffer.toString('utf8')
  }

  private offsetOf(index: number): number {
    const first = index - (index % OFFSET_EVERY)
    let offset = this.offsets[first / OFFSET_EVERY] ?? 0
    for (let at = first; at < index; at += 1) offset += this.lengths.at(at) + LINE_BREAK.length
    return offset
  }

  private flush(): void {
    if (this.pending.length === 0) return
    const bytes = Buffer.from(this.pending.join(''))
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at)
    this.pending = []
    this.pendingBytes = 0
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(NONE)
    for (let index = 0; index < this.count; index += 1) this.place(index, this.hashes.at(index))
  }

  private place(index: number, low: number): void {
    const mask = this.slots.length - 1
    let slot = low & mask
    while (this.slots[slot] !== NONE) slot = (slot + 1) & mask
    this.slots[slot] = index
  }

  /** Copies the feed with the rows that replace others in their places. */
  private rewrite(): void {
    const copy = `${this.temporary}.2`
    const file = openSync(copy, 'w')
    writeSync(file, feedHead(this.handling))
    for (let index = 0; index < this.count; index += 1)
      writeSync(file, `${index === 0 ? '' : LINE_BREAK}${this.writtenAt(index)}`)
    writeSync(file, feedEnd)
    closeSync(file)
    ftruncateSync(this.file, 0)
    renameSync(copy, this.temporary)
  }
}

/** The id by which a written feature is known; what the writer of the feed calls so. */
function idIn(written: string): string {
  const feature: unknown = JSON.parse(written)
  const properties = isObject(feature) ? feature['properties'] : null
  return isObject(properties) ? cellText(properties['id'] ?? properties['code']) : ''
}

/** Row and line of each index; written only where they do not rise by one. */
class RowNames {
  private readonly starts: number[] = []
  private readonly rows: number[] = []
  private readonly lines: (number | null)[] = []
  private next: { row: number; line: number | null } | null = null
  private readonly later = new Map<number, RowName>()
  private count = 0

  set(index: number, { row, line }: RowName): void {
    if (index < this.count) {
      this.later.set(index, line === undefined ? { row } : { row, line })
      return
    }
    this.count = index + 1
    const own = line ?? null
    if (this.next?.row !== row || this.next.line !== own) {
      this.starts.push(index)
      this.rows.push(row)
      this.lines.push(own)
    }
    this.next = { row: row + 1, line: own === null ? null : own + 1 }
  }

  at(index: number): RowName {
    const later = this.later.get(index)
    if (later) return later
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const after = index - (this.starts[low] ?? 0)
    const line = this.lines[low] ?? null
    const row = (this.rows[low] ?? 0) + after
    return line === null ? { row } : { row, line: line + after }
  }
}
