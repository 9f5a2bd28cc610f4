/** State machine that finds the features of a GeoJSON FeatureCollection in UTF-8 bytes, without parsing them. */
import { MemberKeys } from './member-keys.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
/** Set in `[` and `]`, this bit makes them `{` and `}`. */
const CASE = 0x20
const OPENING = 0x7b
const CLOSING = 0x7d
const LIST_START = 0x5b
const LIST_END = 0x5d

const BATCH_BYTES = 1 << 18
/** Most feeds are shorter than a batch. */
const INITIAL_BYTES = 1 << 12

/** Consecutive features of the list. */
export interface ScannedBatch {
  /** A JSON list of features; the bytes are valid until the call returns. */
  readonly list: Uint8Array
  /** False where the list was split before or after this batch, which then has at least one feature or is no JSON. */
  readonly isWhole: boolean
}
interface FeatureConsumer {
  readonly onBatch: (batch: ScannedBatch) => void
  /**
   * A list that was cut at what looks like the end of a feature. Returns whether it is JSON and was taken; then the cut
   * lies between two features, since no other cut leaves brackets and strings closed.
   */
  readonly onTrial: (list: Uint8Array) => boolean
  /** The member "features" is repeated: as in JSON, the last one counts. */
  readonly onRestart: () => void
}

/**
 * Accepts chunks of any length. Features are first cut at what looks like their end, which is right for all usual
 * feeds and spares reading every byte; once such a cut is wrong, at the end of the list at the latest, it tracks strings, escapes and nesting only. Whether the batches and the rest of the text
 * are JSON is left to a parser: if both are, the whole text was.
 */
export class FeatureScanner {
  private depth = 0
  private isInText = false
  /** The next byte follows a backslash. */
  private isEscaped = false
  private isInFeatures = false
  private isSplit = false
  /** Features are cut at what looks like their end. */
  private isTrying = true
  private readonly keys = new MemberKeys()
  private readonly skeleton = new ByteBuffer(INITIAL_BYTES)
  private readonly batch = new ByteBuffer(INITIAL_BYTES)

  /** @param batchBytes a batch is passed on once it has this length */
  constructor(
    private readonly consumer: FeatureConsumer,
    private readonly batchBytes = BATCH_BYTES,
  ) {}

  push(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) {
      if (!this.isInFeatures) at = this.outside(chunk, at)
      else if (!this.isTrying) at = this.inFeatures(chunk, at)
      else {
        this.tryFeatures(chunk.subarray(at))
        at = chunk.length
      }
    }
  }

  /** The text with an empty list of features; called once, after the last chunk. */
  rest(): Uint8Array {
    this.stopTrying()
    return this.skeleton.bytes()
  }

  private tryFeatures(chunk: Uint8Array): void {
    const { batch } = this
    batch.append(chunk)
    if (batch.length < this.batchBytes) return
    const text = batch.bytes()
    const cut = lastCut(text)
    if (cut < 0) return this.stopTrying()
    const left = text.slice(cut + 1)
    text[cut] = LIST_END
    if (!this.consumer.onTrial(text.subarray(0, cut + 1))) {
      text[cut] = COMMA
      return this.stopTrying()
    }
    this.isSplit = true
    batch.clear()
    batch.appendByte(LIST_START)
    batch.append(left)
  }

  /** Goes on byte by byte with the features that have not been passed on. */
  private stopTrying(): void {
    if (!this.isTrying) return
    this.isTrying = false
    if (!this.isInFeatures) return
    const left = this.batch.bytes().slice(1)
    this.batch.clear()
    this.batch.appendByte(LIST_START)
    this.push(left)
  }

  /** A string or a bracket is open, as at the end of a truncated text. */
  get isOpen(): boolean {
    return this.isInText || this.depth > 0
  }

  /** Scans features from `from` on. Returns the index of the closing bracket, or the length of the chunk. */
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
          this.emit(chunk.subarray(start, at), true)
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
    this.emit(last, false)
    this.isInFeatures = false
  }

  private emit(last: Uint8Array, hasMore: boolean): void {
    const { batch } = this
    batch.append(last)
    batch.appendByte(LIST_END)
    const isWhole = !hasMore && !this.isSplit
    this.isSplit = hasMore
    this.consumer.onBatch({ list: batch.bytes(), isWhole })
    batch.clear()
    batch.appendByte(LIST_START)
  }

  /** Scans all else. Returns the index after the bracket that opens the features, or the length of the chunk. */
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
    this.consumer.onRestart()
    this.isInFeatures = byte === LIST_START
    this.batch.clear()
    this.batch.appendByte(LIST_START)
    this.isSplit = false
  }
}

/** Index of the last comma between `}` and `{`; -1 where there is none near the end. */
function lastCut(text: Uint8Array): number {
  const first = Math.max(1, text.length - LOOKED_BACK)
  for (let at = text.length - 2; at > first; at -= 1) {
    if (text[at] !== COMMA) continue
    let [before, after] = [at - 1, at + 1]
    while (isSpace(text[before])) before -= 1
    while (isSpace(text[after])) after += 1
    if (text[before] === CLOSING && text[after] === OPENING) return at
  }
  return -1
}
/** Features of incidents are much shorter; those with long boundaries are scanned. */
const LOOKED_BACK = 1 << 14
const isSpace = (byte: number | undefined) =>
  byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)

/** Byte buffer that grows as it is appended to. */
class ByteBuffer {
  private used = 0
  private store: Uint8Array<ArrayBuffer>

  constructor(capacity: number) {
    this.store = new Uint8Array(capacity)
  }

  get length(): number {
    return this.used
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.store.set(bytes, this.used)
    this.used += bytes.length
  }

  appendByte(byte: number): void {
    this.reserve(1)
    this.store[this.used++] = byte
  }

  clear(): void {
    this.used = 0
  }

  /** The bytes appended so far; valid until the next change. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.store.subarray(0, this.used)
  }

  private reserve(more: number): void {
    const needed = this.used + more
    if (needed <= this.store.length) return
    const next = new Uint8Array(Math.max(needed, this.store.length * 2))
    next.set(this.bytes())
    this.store = next
  }
}
