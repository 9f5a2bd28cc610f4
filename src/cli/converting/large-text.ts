/** A text file of any size as pieces, read from the disk as often as it is asked for. */
import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import { failed, type Failed } from '../../domain/feed.ts'
import { decodeWindows1252, encodingOf, type Encoding } from '../../feeds/formats/plain-text.ts'
import type { LargeText } from '../../feeds/formats/recognised.ts'
import { collectSpent } from './collect-spent.ts'

interface Source {
  /** Descriptor, open for reading as long as the command runs. */
  readonly file: number
  readonly pieceBytes: number
  /** Called with the bytes read so far of each reading. */
  readonly onRead: (bytes: number) => void
}

/** Reads the file once, to know its encoding and its checksum. */
export function largeText(source: Source, name: string): LargeText | Failed {
  const hash = createHash('sha256')
  let [encoding, isUtf8, hasNull]: [Encoding, boolean, boolean] = ['utf-8', true, false]
  let isFirst = true
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (const bytes of bytesOf(source)) {
    hash.update(bytes)
    if (isFirst) encoding = encodingOf(bytes)
    isFirst = false
    if (encoding === 'utf-8') {
      hasNull ||= bytes.includes(0)
      isUtf8 &&= isDecodable(decoder, bytes)
    }
  }
  if (hasNull) return failed(`${name} holds no text.`, 'Save it as CSV, .xlsx, GeoJSON or GPX.')
  isUtf8 &&= encoding !== 'utf-8' || isDecodable(decoder, null)
  return {
    isWindows1252: !isUtf8,
    checksum: hash.digest('hex'),
    pieces: () => piecesOf(source, isUtf8 ? encoding : 'windows-1252'),
  }
}

/** @param bytes null: the end */
function isDecodable(decoder: TextDecoder, bytes: Uint8Array | null): boolean {
  try {
    if (bytes) decoder.decode(bytes, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

/** With line feeds as line ends; a carriage return at the end of a piece waits for what follows it. */
function* piecesOf(source: Source, encoding: Encoding | 'windows-1252'): Iterable<string> {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? 'utf-8' : encoding)
  const decode = (bytes: Uint8Array) =>
    encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes, { stream: true })
  let held = ''
  for (const bytes of bytesOf(source)) {
    const text = held + decode(bytes)
    const isHeld = text.endsWith('\r')
    held = isHeld ? '\r' : ''
    yield withOneLineEnd(isHeld ? text.slice(0, -1) : text)
  }
  const rest = `${held}${encoding === 'windows-1252' ? '' : decoder.decode()}`
  if (rest !== '') yield withOneLineEnd(rest)
}

const withOneLineEnd = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** The buffer is the same for every piece. */
function* bytesOf({ file, pieceBytes, onRead }: Source): Iterable<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes)
  let read = 0
  for (;;) {
    const length = readSync(file, buffer, 0, pieceBytes, read)
    if (length === 0) return
    read += length
    onRead(read)
    collectSpent()
    yield buffer.subarray(0, length)
  }
}
