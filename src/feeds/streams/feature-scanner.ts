/** Finds the features of a FeatureCollection in bytes as they come in: a small state machine that parses nothing. */

import { MemberKeys } from './member-keys.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
/** `[` and `{`, `]` and `}`, once this bit is set in them. */
const CASE = 0x20
const OPENING = 0x7b
const CLOSING = 0x7d
const LIST_START = 0x5b
const LIST_END = 0x5d

/** Enough for speed, little enough for memory. */
const BATCH_BYTES = 1 << 18

export interface ScannedBatch {
  /** A JSON list of features; the bytes are good until the call ends. */
  readonly list: Uint8Array
  /** False where the list was divided before or after it: then it has at least one feature, or the text is no JSON. */
  readonly isWhole: boolean
}
interface FeatureConsumer {
  readonly take: (batch: ScannedBatch) => void
  /** The member "features" comes again: JSON keeps the last, so that those so far do not count. */
  readonly restart: () => void
}

/**
 * Takes UTF-8 in any pieces. It knows texts, escapes and nesting, and nothing else of JSON: whether what it hands on,
 * and what is left of the text without its features, is JSON, is for a parser to say. If both are, so was the whole.
 */
export class FeatureScanner {
  private depth = 0
  private isInText = false
  /** The next byte stands behind a backslash. */
  private isEscaped = false
  private isInFeatures = false
  private isDivided = false
  private readonly keys = new MemberKeys()
  private readonly skeleton = new ByteStore(1024)
  private readonly batch: ByteStore

  /** Features are handed on together once they are `batchBytes`. */
  constructor(
    private readonly taker: FeatureConsumer,
    private readonly batchBytes = BATCH_BYTES,
  ) {
    this.batch = new ByteStore(batchBytes + batchBytes / 4)
  }

  push(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) at = this.isInFeatures ? this.inFeatures(chunk, at) : this.outside(chunk, at)
  }

  /** The text without what stands between the brackets of "features". */
  rest(): Uint8Array {
    return this.skeleton.bytes()
  }

  /** A text or a bracket is open: what a cut leaves behind. */
  get isOpen(): boolean {
    return this.isInText || this.depth > 0
  }

  /** Passes over features from `from` on; where it stopped: at the end of the chunk, or on the bracket after the last. */
  private inFeatures(chunk: Uint8Array, from: number): number {
    const { length } = chunk
    let { depth, isInText } = this
    let start = from
    let at = this.isEscaped ? from + 1 : from
    while (at < length) {
      const byte = chunk[at] ?? 0
      if (isInText) {
        if (byte === QUOTE) isInText = false
        else if (byte === BACKSLASH) at += 1
      } else if (byte === QUOTE) isInText = true
      else if (byte === COMMA) {
        if (depth === 2 && this.batch.length + at - start >= this.batchBytes) {
          this.handOn(chunk.subarray(start, at), true)
          start = at + 1
        }
      } else if ((byte | CASE) === OPENING && byte >= LIST_START) depth += 1
      else if ((byte | CASE) === CLOSING && byte >= LIST_END) {
        if (depth === 2) break
        depth -= 1
      }
      at += 1
    }
    this.isEscaped = at > length
    this.depth = depth
    this.isInText = isInText
    if (at >= length) this.batch.append(chunk.subarray(start))
    else this.leaveFeatures(chunk.subarray(start, at))
    return Math.min(at, length)
  }

  private leaveFeatures(last: Uint8Array): void {
    this.handOn(last, false)
    this.isInFeatures = false
  }

  private handOn(last: Uint8Array, isMore: boolean): void {
    const { batch } = this
    batch.append(last)
    batch.appendByte(LIST_END)
    const isWhole = !isMore && !this.isDivided
    this.isDivided = isMore
    this.taker.take({ list: batch.bytes(), isWhole })
    batch.clear()
    batch.appendByte(LIST_START)
  }

  /** Passes over all else; where it stopped: at the end of the chunk, or behind the bracket before the first feature. */
  private outside(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      this.step(chunk[at] ?? 0)
      if (!this.isInFeatures) continue
      this.skeleton.append(chunk.subarray(from, at + 1))
      return at + 1
    }
    this.skeleton.append(chunk.subarray(from))
    return chunk.length
  }

  private step(byte: number): void {
    if (this.isInText) return this.stepInText(byte)
    const isMember = this.depth === 1
    if (isMember && this.keys.isFeatures(byte)) this.meetFeatures(byte)
    if (byte === QUOTE) {
      this.isInText = true
      if (isMember) this.keys.openText()
    } else if (byte === LIST_START || byte === OPENING) {
      if (this.depth === 0) this.keys.enterRoot(byte === OPENING)
      this.depth += 1
    } else if (byte === LIST_END || byte === CLOSING) this.depth -= 1
  }

  private stepInText(byte: number): void {
    const isEnd = byte === QUOTE && !this.isEscaped
    if (this.depth === 1) this.keys.stepInText(byte, isEnd)
    if (isEnd) this.isInText = false
    this.isEscaped = byte === BACKSLASH && !this.isEscaped
  }

  private meetFeatures(byte: number): void {
    this.taker.restart()
    this.isInFeatures = byte === LIST_START
    this.batch.clear()
    this.batch.appendByte(LIST_START)
    this.isDivided = false
  }
}

/** Bytes gathered one piece after the other, in memory that grows with them. */

export class ByteStore {
  private used = 0
  private store: Uint8Array<ArrayBuffer>

  constructor(room: number) {
    this.store = new Uint8Array(room)
  }

  get length(): number {
    return this.used
  }

  append(bytes: Uint8Array): void {
    this.makeRoom(bytes.length)
    this.store.set(bytes, this.used)
    this.used += bytes.length
  }

  appendByte(byte: number): void {
    this.makeRoom(1)
    this.store[this.used++] = byte
  }

  clear(): void {
    this.used = 0
  }

  /** What was gathered; good until more comes. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.store.subarray(0, this.used)
  }

  private makeRoom(more: number): void {
    const needed = this.used + more
    if (needed <= this.store.length) return
    const next = new Uint8Array(Math.max(needed, this.store.length * 2))
    next.set(this.bytes())
    this.store = next
  }
}
