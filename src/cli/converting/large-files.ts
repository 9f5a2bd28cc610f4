/** Texts that are too large to be held: recognised by their beginning, and converted to a feed on the disk. */
import { fstatSync, mkdirSync, openSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failed, type Failed, type Handling } from '../../domain/feed.ts'
import { signatureOf } from '../../feeds/archives/signatures.ts'
import type { InputFile, LargeStore } from '../../feeds/formats/recognised.ts'
import { HashedNumbers, HashedTexts } from '../../feeds/tables/hashed-numbers.ts'
import { beginningOf, statusOfFile } from '../files.ts'
import { isGzip } from '../../feeds/formats/plain-text.ts'
import { collectSpent } from './collect-spent.ts'
import { largeText } from './large-text.ts'
import { isParquet } from './output-files.ts'
import { SpooledRows } from './spooled-rows.ts'
import { unpackedBeginning, unpackedFile } from './unpacked-file.ts'

const LARGE = 48_000_000
/** How much smaller a packed table may be than what it holds. */
const PACKED = 8
const PIECE_BYTES = 1 << 19
const HEAD_BYTES = 4096

/** A store on the disk, and the end of it. */
export interface DiskStore extends LargeStore {
  readonly finish: () => void | Promise<void>
  readonly discard: () => void
}

/** What a conversion needs of this machine where a file is too large to be held. */
export interface LargeFiles {
  /** Null: the file is to be read whole. */
  readonly open: (path: string, options: OpeningOptions) => Promise<InputFile | Failed | null>
  /** A feed at this path that is written row by row; by its ending GeoJSON or Parquet. */
  readonly store: (path: string, handling: Handling | null) => Promise<DiskStore | Failed>
}

interface OpeningOptions {
  readonly name: string
  /** Called with how much of the file was read. */
  readonly onPart: (part: string) => void
  /** Where a gzip is unpacked, into a file that nobody else sees. */
  readonly scratch: string
}

interface LargeOptions {
  /** Bytes from which a table is read piece by piece. */
  readonly least?: number
  readonly pieceBytes?: number
}

export const largeFiles = ({ least = LARGE, pieceBytes = PIECE_BYTES }: LargeOptions = {}): LargeFiles => ({
  open: async (path, { name, onPart, scratch }) => {
    const { size } = await statusOfFile(path)
    const beginning = await beginningOf(path, HEAD_BYTES)
    const isPacked = isGzip(beginning)
    if (size < (isPacked ? least / PACKED : least)) return null
    const bytes = isPacked ? unpackedBeginning(beginning) : beginning
    if (!isTable(bytes)) return null
    const file = isPacked ? await unpackedFile(path, scratch) : openSync(path, 'r')
    if (typeof file !== 'number') return file
    const length = fstatSync(file).size
    const onRead = (read: number) => onPart(partOf(read, length))
    const large = largeText({ file, pieceBytes, onRead }, name)
    return 'kind' in large ? large : { name, bytes, large }
  },
  store: async (path, handling) => {
    const status = await stat(path).catch(() => null)
    if (status && !status.isFile())
      return failed(
        `${path} is no file: a table of this size is written to a file alone.`,
        'Name a file, and pass it on when it is written.',
      )
    mkdirSync(dirname(path), { recursive: true })
    // Of a symbolic link its target is replaced.
    const target = await realpath(path).catch(() => path)
    // Most rows are known by the id that they have in the file: it is held once.
    const texts = new HashedTexts()
    const rows = new SpooledRows(target, handling, new HashedNumbers(texts))
    return {
      rows,
      numbersByText: () => new HashedNumbers(texts),
      finish: () => {
        texts.clear()
        return isParquet(path) ? finishAsParquet(rows, handling) : rows.finish()
      },
      discard: () => rows.discard(),
    }
  },
})

async function finishAsParquet(rows: SpooledRows, handling: Handling | null): Promise<void> {
  const { writeParquet } = await import('../../feeds/parquet/write-parquet.ts')
  rows.finishAs((file) => {
    writeParquet({ lines: rows, handling }, (bytes) => {
      file.append(bytes)
      collectSpent()
    })
  })
}

const PER_CENT = 100
const partOf = (read: number, size: number) => `${Math.floor((read / Math.max(size, 1)) * PER_CENT)} %`

/** Whether a file is a text that is no JSON and no markup. */
function isTable(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || signatureOf(bytes) !== null || isGzip(bytes)) return false
  const text = new TextDecoder().decode(bytes).trimStart()
  return !/^[[{<]/.test(text)
}
