/** Texts of which no two are the same, such as ids, as bytes: small to keep, quick to store, compared without a text. */
import type { PackedTexts } from '../../../domain/incident.ts'

const MOST_BYTES_A_UNIT = 3

/**
 * UTF-8. Half a surrogate pair, which no text should hold and JSON can, keeps three bytes of its own, so that texts
 * that differ differ as bytes too.
 */
export function packedTexts(texts: readonly string[]): PackedTexts {
  const starts = new Uint32Array(texts.length + 1)
  let bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0))
  let end = 0
  texts.forEach((text, row) => {
    const most = end + text.length * MOST_BYTES_A_UNIT
    if (most > bytes.length) bytes = grown(bytes, Math.max(most, bytes.length * 1.5))
    end = writeText(bytes, end, text)
    starts[row + 1] = end
  })
  return { bytes: bytes.slice(0, end), starts }
}

export function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(length)
  next.set(bytes)
  return next
}

/** Where the text ends that is written at `start`; there must be room for three bytes for each of its units. */
export function writeText(bytes: Uint8Array, start: number, text: string): number {
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

/** Whether exactly this text stands from the first place to the second. */
export function isTextAt(bytes: Uint8Array, [start, end]: readonly [number, number], text: string): boolean {
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

/** The text of a row, for those who name it. */
export const packedText = ({ bytes, starts }: PackedTexts, row: number) =>
  new TextDecoder().decode(bytes.subarray(starts[row], starts[row + 1]))
