/** ZIP archives: their list of files, and each file unpacked with its bytes counted and its checksum compared. */
import { concatenated } from '../streams/read-stream.ts'
import { crc32 } from './crc32.ts'

/** A file of an archive, as its directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** Stated unpacked size. */
  readonly size: number
  readonly crc: number
  readonly method: number
  readonly isEncrypted: boolean
  /** Packed bytes. */
  readonly packed: Uint8Array<ArrayBuffer>
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
/** Longest comment after the directory. */
const MOST_COMMENT = 0xffff
/** Sizes and offsets beyond it are in fields of ZIP64. */
const ZIP64 = 0xffffffff

/** The files of an archive without folders and the notes of file managers; null where its directory is damaged. */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null
    const entry = entryAt(bytes, view, at)
    if (entry === null) return null
    if (!isNoise(entry.name)) entries.push(entry)
    at += ENTRY_LENGTH + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  }
  return entries
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  return null
}

function entryAt(bytes: Uint8Array<ArrayBuffer>, view: DataView, at: number): ZipEntry | null {
  const [packedSize, size, local] = [20, 24, 42].map((field) => view.getUint32(at + field, true))
  if (packedSize === undefined || size === undefined || local === undefined) return null
  if ([packedSize, size, local].includes(ZIP64) || local + LOCAL_LENGTH > bytes.length) return null
  if (view.getUint32(local, true) !== LOCAL_SIGNATURE) return null
  const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > bytes.length) return null
  const nameLength = view.getUint16(at + 28, true)
  return {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
    size,
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed: bytes.subarray(start, start + packedSize),
  }
}

const isNoise = (name: string) => /\/$|(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(name)

/** Why a file of an archive cannot be unpacked. */
export type ZipFault = 'damaged' | 'encrypted' | 'too-large' | 'unknown-method'

const STORED = 0
const DEFLATED = 8

/** The unpacked bytes, or the fault; stops as soon as more than `most` bytes come out, whatever size was stated. */
export async function unpackedEntry(
  { method, isEncrypted, packed, size, crc }: ZipEntry,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | ZipFault> {
  if (isEncrypted) return 'encrypted'
  if (method !== STORED && method !== DEFLATED) return 'unknown-method'
  if (size > most) return 'too-large'
  const unpacked = method === STORED ? packed : await inflated(packed, most)
  if (typeof unpacked === 'string') return unpacked
  return unpacked.length === size && crc32(unpacked) === crc ? unpacked : 'damaged'
}

async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | ZipFault> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value)
      length += next.value.length
      if (length <= most) continue
      await reader.cancel()
      return 'too-large'
    }
  } catch {
    return 'damaged'
  }
  return concatenated(parts, length)
}
