/** Texts as UTF-8 bytes in memory that is used again. */

const INITIAL_BYTES = 1 << 10
const MOST_BYTES_A_UNIT = 3

/** A text as UTF-8, from `start` to `end`, exclusive. */
export interface TextBytes {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/**
 * Encodes texts into one buffer, each overwriting the one before unless that was kept. A lone surrogate, which JSON may contain, takes three
 * bytes, so that different texts stay different.
 */
export class TextBytesEncoder {
  private text = { bytes: new Uint8Array(INITIAL_BYTES), start: 0, end: 0 }
  private other = { bytes: new Uint8Array(INITIAL_BYTES), start: 0, end: 0 }

  /** Leaves the text that was encoded last as it is, until the next one is kept. */
  keep(): void {
    const { text } = this
    this.text = this.other
    this.other = text
  }

  encode(text: string): TextBytes {
    const most = text.length * MOST_BYTES_A_UNIT
    if (most > this.text.bytes.length) this.text.bytes = new Uint8Array(most)
    this.text.end = writeText(this.text.bytes, text)
    return this.text
  }
}

/** Writes a text and returns its end; `bytes` must have space for three bytes for each UTF-16 unit. */
function writeText(bytes: Uint8Array, text: string): number {
  let at = 0
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
