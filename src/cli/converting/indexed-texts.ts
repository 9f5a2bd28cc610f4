/** Texts of some rows by their index, kept in a file: in memory are two numbers for each, and where it ends. */
import { GrowingColumn } from '../../feeds/tables/growing-column.ts'
import type { GrowingFile } from './growing-file.ts'

export class IndexedTexts {
  /** Number of the text of a row, from 1; 0: it has none. */
  private readonly numbers = new GrowingColumn()
  private readonly starts: number[] = []
  private readonly lengths: number[] = []

  constructor(private readonly file: GrowingFile) {}

  /** Whether any row has or had a text. */
  get isUsed(): boolean {
    return this.starts.length > 0
  }

  get(index: number): string | undefined {
    const at = this.numbers.at(index) - 1
    const start = this.starts[at]
    return start === undefined ? undefined : this.file.textAt(start, start + (this.lengths[at] ?? 0))
  }

  set(index: number, text: string): void {
    const start = this.file.size
    this.file.append(text)
    this.starts.push(start)
    this.lengths.push(this.file.size - start)
    this.numbers.set(index, this.starts.length)
  }

  delete(index: number): void {
    if (this.numbers.at(index) !== 0) this.numbers.set(index, 0)
  }
}
