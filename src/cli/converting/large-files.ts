/** Texts that are too large to be held: recognised by their beginning, and converted to a feed on the disk. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Failed, Handling } from '../../domain/feed.ts'
import { signatureOf } from '../../feeds/archives/signatures.ts'
import type { InputFile, LargeStore } from '../../feeds/formats/recognised.ts'
import { HashedNumbers } from '../../feeds/tables/hashed-numbers.ts'
import { beginningOf, statusOfFile } from '../files.ts'
import { largeText } from './large-text.ts'
import { SpooledRows } from './spooled-rows.ts'

const LARGE = 48_000_000
const PIECE_BYTES = 1 << 19
const HEAD_BYTES = 4096

/** A store on the disk, and the end of it. */
export interface DiskStore extends LargeStore {
  readonly finish: () => void
  readonly discard: () => void
}

/** What a conversion needs of this machine where a file is too large to be held. */
export interface LargeFiles {
  /** Null: the file is to be read whole. */
  readonly open: (
    path: string,
    name: string,
    onPart: (part: string) => void,
  ) => Promise<InputFile | Failed | null>
  /** A feed at this path that is written row by row. */
  readonly store: (path: string, handling: Handling | null) => DiskStore
}

interface LargeOptions {
  /** Bytes from which a table is read piece by piece. */
  readonly least?: number
  readonly pieceBytes?: number
}

export const largeFiles = ({ least = LARGE, pieceBytes = PIECE_BYTES }: LargeOptions = {}): LargeFiles => ({
  open: async (path, name, onPart) => {
    const { size } = await statusOfFile(path)
    if (size < least) return null
    const bytes = await beginningOf(path, HEAD_BYTES)
    if (!isTable(bytes)) return null
    const large = largeText({ path, pieceBytes, onRead: (read) => onPart(partOf(read, size)) }, name)
    return 'kind' in large ? large : { name, bytes, large }
  },
  store: (path, handling) => {
    mkdirSync(dirname(path), { recursive: true })
    const rows = new SpooledRows(path, handling)
    return {
      rows,
      numbersByText: () => new HashedNumbers(),
      finish: () => rows.finish(),
      discard: () => rows.discard(),
    }
  },
})

const PER_CENT = 100
const partOf = (read: number, size: number) => `${Math.floor((read / Math.max(size, 1)) * PER_CENT)} %`

const GZIP = [0x1f, 0x8b]

/** Whether a file is a text that is no JSON and no markup. */
function isTable(bytes: Uint8Array): boolean {
  if (signatureOf(bytes) !== null || GZIP.every((byte, at) => bytes[at] === byte)) return false
  const text = new TextDecoder().decode(bytes).trimStart()
  return !/^[[{<]/.test(text)
}
