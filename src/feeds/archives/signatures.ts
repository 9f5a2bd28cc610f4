/** Binary formats by the first bytes of a file. */

/** Formats that are no text. */
export type Signature =
  'zip' | 'compound' | 'sqlite' | 'flatgeobuf' | 'parquet' | 'shape' | 'fit' | 'pdf' | 'image'

const at =
  (offset: number, ...expected: readonly number[]) =>
  (bytes: Uint8Array) =>
    expected.every((byte, index) => bytes[offset + index] === byte)
const text = (offset: number, word: string) =>
  at(offset, ...Array.from(word, (letter) => letter.charCodeAt(0)))

const SIGNATURES: readonly (readonly [Signature, (bytes: Uint8Array) => boolean])[] = [
  ['zip', at(0, 0x50, 0x4b, 3, 4)],
  // An archive without files.
  ['zip', at(0, 0x50, 0x4b, 5, 6)],
  ['compound', at(0, 0xd0, 0xcf, 0x11, 0xe0)],
  ['sqlite', text(0, 'SQLite format 3\0')],
  ['flatgeobuf', at(0, 0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62)],
  ['parquet', text(0, 'PAR1')],
  ['shape', at(0, 0, 0, 0x27, 0x0a)],
  ['fit', text(8, '.FIT')],
  ['pdf', text(0, '%PDF-')],
  ['image', at(0, 0x89, 0x50, 0x4e, 0x47)],
  ['image', at(0, 0xff, 0xd8, 0xff)],
]

/** Null for text, and for formats that are not known. */
export const signatureOf = (bytes: Uint8Array): Signature | null =>
  SIGNATURES.find(([, isIn]) => isIn(bytes))?.[0] ?? null
