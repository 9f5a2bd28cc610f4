/** Texts and ids of a column by the rules of the fast path, each distinct text judged once. */
import { isPlainText } from '../incidents/quick-incident.ts'
import type { TextBytes } from '../ids/text-bytes.ts'
import type { CodedColumn } from './column-batch.ts'

/** Instead of a code: the row has no text, or one that needs full validation. */
export const NO_TEXT = -1
export const ODD_TEXT = -2

const UNJUDGED = 0
const TEXT = 1
const EMPTY = 2
const ODD = 3

export class JudgedTexts {
  private readonly outcome: Uint8Array

  constructor(private readonly column: CodedColumn | undefined) {
    this.outcome = new Uint8Array(column?.distinct ?? 0)
  }

  /** Code of the row's text, NO_TEXT or ODD_TEXT. */
  codeAt(row: number): number {
    const code = this.column?.codes[row] ?? NO_TEXT
    if (code < 0) return NO_TEXT
    let outcome = this.outcome[code] ?? ODD
    if (outcome === UNJUDGED) this.outcome[code] = outcome = outcomeOf(this.column?.valueAt(code))
    return outcome === TEXT ? code : outcome === EMPTY ? NO_TEXT : ODD_TEXT
  }

  /** The text of a code that `codeAt` gave. */
  textOf(code: number): string {
    return String(this.column?.valueAt(code))
  }

  get distinct(): number {
    return this.outcome.length
  }
}

function outcomeOf(value: unknown): number {
  if (value === undefined || value === null || value === '') return EMPTY
  return isPlainText(value) ? TEXT : ODD
}

const SPACE = 32
const ASCII = 0x80

/** Ids as bytes, so that those of ordinary rows never become strings. */
export class JudgedIds {
  private code = -1
  /** The id as text where it is no plain ASCII. */
  private other = ''
  /** Overwritten from row to row. */
  private readonly range: { bytes: Uint8Array; start: number; end: number }

  constructor(private readonly column: CodedColumn | undefined) {
    this.range = { bytes: column?.utf8?.bytes ?? new Uint8Array(0), start: 0, end: 0 }
  }

  /** False where the row's id needs full validation. */
  read(row: number): boolean {
    this.code = this.column?.codes[row] ?? -1
    this.range.end = this.range.start = 0
    if (this.code < 0) return false
    return this.isAscii() || this.isOther()
  }

  /** The id that was read last; null where it is a text. */
  get bytes(): TextBytes | null {
    return this.range.end > this.range.start ? this.range : null
  }

  /** The id that was read last. */
  get text(): string {
    return this.bytes === null ? this.other : String(this.column?.valueAt(this.code))
  }

  private isAscii(): boolean {
    const utf8 = this.column?.utf8
    if (!utf8) return false
    const start = utf8.starts[this.code] ?? 0
    const end = utf8.ends[this.code] ?? 0
    if (start === end || (utf8.bytes[start] ?? 0) <= SPACE) return false
    for (let at = start; at < end; at += 1) if ((utf8.bytes[at] ?? ASCII) >= ASCII) return false
    this.range.start = start
    this.range.end = end
    return true
  }

  private isOther(): boolean {
    const value = this.column?.valueAt(this.code)
    if (!isPlainText(value) && !Number.isInteger(value)) return false
    this.other = String(value)
    return true
  }
}
