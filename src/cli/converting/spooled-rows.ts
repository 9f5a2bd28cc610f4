/**
 * Accepted rows of a conversion, written to the feed as they come. In memory are the offset of every sixteenth row and, by
 * the hash of its id, the index of each; a row is read back where an id comes again.
 */
import { renameSync, rmSync } from 'node:fs'
import { feedEnd, feedHead, LINE_BREAK } from '../../feeds/formats/feed-lines.ts'
import type { Handling } from '../../domain/feed.ts'
import type { AcceptedRow, AcceptedRows } from '../../feeds/rows/accepted-rows.ts'
import { GrowingColumn } from '../../feeds/tables/growing-column.ts'
import type { NumbersByText } from '../../feeds/tables/hashed-numbers.ts'
import type { RowName } from '../../feeds/rows/ledger.ts'
import { isObject } from '../../feeds/rows/json-object.ts'
import { cellText } from '../../feeds/tables/table-rows.ts'
import { collectSpent } from './collect-spent.ts'
import { GrowingFile } from './growing-file.ts'
import { IndexedTexts } from './indexed-texts.ts'

const NONE = -1
/** Rows that are read back together: the offset of the first is in memory. */
const ROWS_A_BLOCK = 16
/** Blocks that are read between two looks at the memory. */
const COLLECT_EVERY = 64

export class SpooledRows implements AcceptedRows {
  /** The rows are in the file. */
  readonly written: readonly string[] = []
  private readonly file: GrowingFile
  private count = 0
  /** Offset of the first row of each block. */
  private readonly offsets: number[] = []
  /** Rows whose line differs from what is written, such as guarded ones, and rows that were replaced. */
  private readonly exact: IndexedTexts
  private readonly replaced: IndexedTexts
  private readonly aside: GrowingFile
  private readonly joined = new Map<number, readonly RowName[]>()
  private readonly names = new RowNames()

  /**
   * @param path of the feed; it is replaced once the conversion is finished
   * @param indexes empty
   */
  constructor(
    private readonly path: string,
    private readonly handling: Handling | null,
    private indexes: NumbersByText,
  ) {
    this.file = new GrowingFile(`${path}.${process.pid}.part`)
    this.file.append(feedHead(handling))
    this.aside = new GrowingFile(`${path}.${process.pid}.aside.part`, true)
    this.exact = new IndexedTexts(this.aside)
    this.replaced = new IndexedTexts(this.aside)
  }

  indexOf(id: string): number {
    const index = this.indexes.get(id)
    return index !== undefined && idIn(this.writtenAt(index)) === id ? index : NONE
  }

  add(id: string, row: AcceptedRow): void {
    const index = this.count
    this.indexes.set(id, index)
    this.count += 1
    if (index > 0) this.file.append(LINE_BREAK)
    if (index % ROWS_A_BLOCK === 0) this.offsets.push(this.file.size)
    this.file.append(row.written)
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

  /** The rows as they are written, in order, as often as they are asked for. */
  *[Symbol.iterator](): Iterator<string> {
    for (let block = 0; block < this.offsets.length; block += 1) {
      if (block % COLLECT_EVERY === 0) collectSpent()
      for (const [at, row] of this.blockAt(block).entries())
        yield this.replaced.get(block * ROWS_A_BLOCK + at) ?? row
    }
  }

  /** Puts the feed in its place; without a row nothing is written. */
  finish(): void {
    if (this.replaced.isUsed) return this.finishAs((file) => this.copyTo(file))
    if (this.count === 0) return this.discard()
    this.orDiscard(() => {
      this.file.append(feedEnd)
      this.file.close()
      renameSync(this.file.path, this.path)
      this.aside.abandon()
    })
  }

  /** Puts another file in its place, made of these rows; without a row nothing is written. */
  finishAs(write: (file: GrowingFile) => void): void {
    if (this.count === 0) return this.discard()
    // No row comes any more.
    this.indexes = new Map()
    const copy = new GrowingFile(`${this.path}.${process.pid}.2.part`)
    try {
      write(copy)
      copy.close()
      renameSync(copy.path, this.path)
    } catch (error) {
      copy.abandon()
      rmSync(copy.path, { force: true })
      throw error
    } finally {
      this.discard()
    }
  }

  /** Removes what was written. */
  discard(): void {
    this.aside.abandon()
    this.file.abandon()
    rmSync(this.file.path, { force: true })
  }

  private keep(index: number, { line, written, rows }: AcceptedRow): void {
    if (line === written) this.exact.delete(index)
    else this.exact.set(index, line)
    if (rows.length > 1) this.joined.set(index, rows)
    else this.joined.delete(index)
    this.names.set(index, rows[0] ?? { row: 0 })
  }

  private writtenAt(index: number): string {
    const block = Math.floor(index / ROWS_A_BLOCK)
    return this.replaced.get(index) ?? this.blockAt(block)[index % ROWS_A_BLOCK] ?? ''
  }

  /** The rows of a block as they were written first. */
  private blockAt(block: number): readonly string[] {
    const start = this.offsets[block] ?? this.file.size
    const next = this.offsets[block + 1]
    const end = next === undefined ? this.file.size : next - LINE_BREAK.length
    // No row has a line end of its own: in JSON it is escaped.
    return this.file.textAt(start, end).split(LINE_BREAK)
  }

  private copyTo(file: GrowingFile): void {
    file.append(feedHead(this.handling))
    let before = ''
    for (const row of this) {
      file.append(`${before}${row}`)
      before = LINE_BREAK
    }
    file.append(feedEnd)
  }

  private orDiscard(end: () => void): void {
    try {
      end()
    } catch (error) {
      this.discard()
      throw error
    }
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
  /** Of rows that replaced others; 0: it did not, or has no line. */
  private readonly laterRows = new GrowingColumn()
  private readonly laterLines = new GrowingColumn()
  private count = 0

  set(index: number, { row, line }: RowName): void {
    if (index < this.count) {
      this.laterRows.set(index, row)
      this.laterLines.set(index, line ?? 0)
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
    const [laterRow, laterLine] = [this.laterRows.at(index), this.laterLines.at(index)]
    if (laterRow > 0) return laterLine === 0 ? { row: laterRow } : { row: laterRow, line: laterLine }
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
