/**
 * Texts such as ids, packed as UTF-8 bytes in order of arrival: of each only what follows the beginning that it shares
 * with the text before (front coding), so that numbered ids take three or four bytes each.
 */
import { type PackedTexts, TEXTS_A_BLOCK } from '../../domain/incident.ts'
import { grown, larger } from './grown-array.ts'
import { type TextBytes, TextBytesEncoder } from './text-bytes.ts'

const INITIAL_BYTES = 1 << 10
/** Of a numbered text with its lengths. */
const USUAL_BYTES = 4
/** Bytes of the two lengths before each text. */
const MOST_LENGTH_BYTES = 10

/** Packs texts one after another. The bytes of each are compared with those of the next, and stay unchanged until then. */
export class TextPacker {
  private count = 0
  private used = 0
  private bytes = new Uint8Array(INITIAL_BYTES)
  private starts = new Uint32Array(INITIAL_BYTES)
  private readonly last: { bytes: Uint8Array; start: number; end: number } = {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
  }

  /** Makes space for so many texts, before the first. */
  expect(texts: number): void {
    if (this.count > 0 || texts * USUAL_BYTES <= INITIAL_BYTES) return
    this.bytes = new Uint8Array(texts * USUAL_BYTES)
    this.starts = new Uint32Array(Math.ceil(texts / TEXTS_A_BLOCK))
  }

  get length(): number {
    return this.count
  }

  /** Number of bytes with which the text begins as the one before did. */
  sharedWithLast({ bytes, start, end }: TextBytes): number {
    const { bytes: last, start: from, end: to } = this.last
    const most = Math.min(end - start, to - from)
    let shared = 0
    while (shared < most && last[from + shared] === bytes[start + shared]) shared += 1
    return shared
  }

  /** Whether the text is longer than the one before, or as long and greater in its first other byte. */
  isAfterLast({ bytes, start, end }: TextBytes, shared: number): boolean {
    const { bytes: last, start: from, end: to } = this.last
    const longer = end - start - (to - from)
    if (longer !== 0) return longer > 0
    return shared < to - from && (bytes[start + shared] ?? 0) > (last[from + shared] ?? 0)
  }

  /** @param shared what `sharedWithLast` gives */
  append(text: TextBytes, shared: number): void {
    const { bytes, start, end } = text
    const length = end - start
    this.reserve(length)
    const isFirst = this.count % TEXTS_A_BLOCK === 0
    if (isFirst) this.starts[this.count / TEXTS_A_BLOCK] = this.used
    const kept = isFirst ? 0 : shared
    const { bytes: own } = this
    let to = writeNumber(own, this.used, kept)
    to = writeNumber(own, to, length - kept)
    for (let from = start + kept; from < end; from += 1) own[to++] = bytes[from] ?? 0
    this.used = to
    this.last.bytes = bytes
    this.last.start = start
    this.last.end = end
    this.count += 1
  }

  /** Copies the text that came last, before its bytes change. */
  keepLast(): void {
    const { last } = this
    last.bytes = last.bytes.slice(last.start, last.end)
    last.end -= last.start
    last.start = 0
  }

  /** What was packed so far, in memory that later texts are written to as well. */
  get packed(): PackedTexts {
    return { bytes: this.bytes, starts: this.starts }
  }

  /** All texts, in memory of their own. */
  finish(): PackedTexts {
    return {
      bytes: this.bytes.slice(0, this.used),
      starts: this.starts.slice(0, Math.ceil(this.count / TEXTS_A_BLOCK)),
    }
  }

  private reserve(length: number): void {
    const most = this.used + length + MOST_LENGTH_BYTES
    if (most > this.bytes.length) this.bytes = grown(this.bytes, new Uint8Array(larger(this.bytes, most)))
    const blocks = this.count / TEXTS_A_BLOCK + 1
    if (blocks > this.starts.length)
      this.starts = grown(this.starts, new Uint32Array(larger(this.starts, blocks)))
  }
}

const [GROUP_BITS, MORE] = [7, 0x80]

/** Writes a whole number in groups of seven bits, the lowest first, and returns its end. */
function writeNumber(bytes: Uint8Array, start: number, number: number): number {
  let at = start
  let rest = number
  for (; rest >= MORE; rest >>>= GROUP_BITS) bytes[at++] = (rest & (MORE - 1)) | MORE
  bytes[at++] = rest
  return at
}

/** Reads packed texts, fastest in ascending order; each overwrites the one before. */
export class TextUnpacker {
  /** The text that was read last begins at 0. */
  readonly text: { bytes: Uint8Array<ArrayBuffer>; readonly start: 0; end: number } = {
    bytes: new Uint8Array(INITIAL_BYTES),
    start: 0,
    end: 0,
  }
  private next = 0
  private at = 0

  /** @param source texts that may grow in number */
  constructor(private readonly source: { readonly packed: PackedTexts }) {}

  /** Reads the text of a row. */
  read(row: number): TextBytes {
    if (row !== this.next || row % TEXTS_A_BLOCK === 0) {
      this.next = row - (row % TEXTS_A_BLOCK)
      this.at = this.source.packed.starts[this.next / TEXTS_A_BLOCK] ?? 0
    }
    while (this.next <= row) this.readNext()
    return this.text
  }

  private readNext(): void {
    const { bytes } = this.source.packed
    const shared = this.readNumber(bytes)
    const length = shared + this.readNumber(bytes)
    const { text } = this
    if (length > text.bytes.length) text.bytes = grown(text.bytes, new Uint8Array(larger(text.bytes, length)))
    for (let to = shared; to < length; to += 1) text.bytes[to] = bytes[this.at++] ?? 0
    text.end = length
    this.next += 1
  }

  private readNumber(bytes: Uint8Array): number {
    let number = 0
    for (let shift = 0; ; shift += GROUP_BITS) {
      const byte = bytes[this.at++] ?? 0
      number |= (byte & (MORE - 1)) << shift
      if (byte < MORE) return number
    }
  }
}

export function packedTexts(texts: readonly string[]): PackedTexts {
  const packer = new TextPacker()
  const encoder = new TextBytesEncoder()
  for (const text of texts) {
    const bytes = encoder.encode(text)
    packer.append(bytes, packer.sharedWithLast(bytes))
    encoder.keep()
  }
  return packer.finish()
}

/** The texts of the first `count` rows, in order. */
export function* unpackedTexts(packed: PackedTexts, count: number): Generator<string> {
  const unpacker = new TextUnpacker({ packed })
  const decoder = new TextDecoder()
  for (let row = 0; row < count; row += 1) {
    const { bytes, start, end } = unpacker.read(row)
    yield decoder.decode(bytes.subarray(start, end))
  }
}
