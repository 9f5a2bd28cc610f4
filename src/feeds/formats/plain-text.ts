/** Decodes bytes of a file to text: gzip, UTF-8 or UTF-16, otherwise Windows-1252; line ends become line feeds. */
import { failed, type Failed } from '../../domain/feed.ts'
import type { InputFile, LargeText, TextFile } from './recognised.ts'
import { concatenated } from '../streams/read-stream.ts'

/** Limit of the unpacked size, as a small gzip may unpack to far more than a string can hold. */
const MOST_BYTES = 500_000_000

export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

export const damagedGzip = (name: string) =>
  failed(`${name} is a gzip that is damaged or cut off.`, 'Pack it again, or send it unpacked.')

/** The bytes unchanged, or unpacked where they begin with the gzip magic number. Never rejects. */
export async function plainBytes(
  { name, bytes }: InputFile,
  most = MOST_BYTES,
): Promise<Uint8Array<ArrayBuffer> | Failed> {
  if (!isGzip(bytes)) return bytes
  try {
    const unpacked = await readUpTo(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader(),
      most,
    )
    return (
      unpacked ?? failed(`${name} unpacks to more than ${most / 1e6} MB.`, 'Split it, or shorten its period.')
    )
  } catch {
    return damagedGzip(name)
  }
}

/** Reads a stream to its end; null where it exceeds `most` bytes. */
async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
    if (length > most) {
      await reader.cancel()
      return null
    }
  }
  return concatenated(parts, length)
}

/** Bytes examined to detect an encoding without a byte order mark. */
const HEAD_BYTES = 2000
/** In UTF-16 text of Latin script nearly every other byte is zero. */
const ZERO_SHARE = 0.3

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The decoded text of a file. Never rejects. */
export async function plainText(file: InputFile): Promise<TextFile | Failed> {
  const { name, large } = file
  if (large) return { name, text: beginningOf(large), isWindows1252: large.isWindows1252, large }
  const bytes = await plainBytes(file)
  if (!(bytes instanceof Uint8Array)) return bytes
  try {
    const { text, isWindows1252 } = decoded(bytes)
    return { name: file.name, text: withOneLineEnd(text), isWindows1252 }
  } catch {
    return failed(`${file.name} is longer than one text can be.`, 'Split it, or shorten its period.')
  }
}

/** Letters of a large text that are held, which surely hold the head of its table. */
const HELD_LETTERS = 1 << 20

function beginningOf({ pieces }: LargeText): string {
  let text = ''
  for (const piece of pieces()) {
    text += piece
    if (text.length >= HELD_LETTERS) break
  }
  return text
}

/** Without the byte order mark. Throws where the text is longer than a string can be. */
function decoded(bytes: Uint8Array): Pick<TextFile, 'text' | 'isWindows1252'> {
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes), isWindows1252: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isWindows1252: false }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: decodeWindows1252(bytes), isWindows1252: true }
  }
}

/** Characters 0x80 to 0x9F of Windows-1252; some versions of Node decode them as Latin-1 controls. */
const WINDOWS_1252_UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
export const decodeWindows1252 = (bytes: Uint8Array) =>
  new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_1252_UPPER.charAt(sign.charCodeAt(0) - 0x80))

export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, HEAD_BYTES)
  const [even, odd] = [0, 1].map((from) => countZeros(head, from))
  const least = (head.length / 2) * ZERO_SHARE
  if (even === 0 && (odd ?? 0) > least) return 'utf-16le'
  return odd === 0 && (even ?? 0) > least ? 'utf-16be' : 'utf-8'
}

function countZeros(bytes: Uint8Array, from: number): number {
  let count = 0
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1
  return count
}

const withOneLineEnd = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
