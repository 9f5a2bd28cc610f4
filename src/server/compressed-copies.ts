/** Compressed copies of served files: made once for each version of a file, and never used for another version. */

import {
  open,
  readdir,
  realpath,
  stat,
  mkdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
  type FileHandle,
} from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { ENCODINGS, fileVersion, type Encoding, type FileVersion } from './content-negotiation.ts'
import { createHash } from 'node:crypto'

/** Compressed copies on the disk, named by the checksum of what they were made from, so that none can be out of date. */

const DAYS_KEPT = 30
const DAY_MILLISECONDS = 86_400_000

export class CopyFolder {
  constructor(private readonly path: string) {}

  /** The copy of `source` in the form that `form` names, made by `make` where it is not there yet. */
  async copyOf(source: Buffer, form: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.path, `${createHash('sha256').update(source).digest('hex')}.${form}`)
    try {
      const copy = await readFile(path)
      await utimes(path, new Date(), new Date())
      return copy
    } catch {
      const copy = await make()
      await this.keep(path, copy)
      return copy
    }
  }

  /** Deletes what was not used for 30 days. */
  async dropUnused(): Promise<void> {
    for (const name of await readdir(this.path)) {
      const path = join(this.path, name)
      const { mtimeMs } = await stat(path)
      if (Date.now() - mtimeMs > DAYS_KEPT * DAY_MILLISECONDS) await rm(path, { force: true })
    }
  }

  /** Whole or not at all; where the disk is full or must not be written, the next process makes it again. */
  private async keep(path: string, copy: Buffer): Promise<void> {
    const unfinished = `${path}.${process.pid}`
    try {
      await mkdir(this.path, { recursive: true })
      await writeFile(unfinished, copy)
      await rename(unfinished, path)
    } catch {
      await rm(unfinished, { force: true })
    }
  }
}

/** Endings of files that are text; images, fonts and archives are compressed already. */
const TEXT_ENDINGS = new Set(['.json', '.geojson', '.html', '.js', '.css', '.svg', '.txt', '.webmanifest'])
export const isCompressible = (file: string): boolean => TEXT_ENDINGS.has(extname(file))

/** Under it the headers weigh more than what is saved. */
const LEAST_BYTES = 1024
/** A request waits for the copy of a file of this size (about two seconds); of a larger one it gets the file itself. */
const MOST_BYTES_AWAITED = 32_000_000
/** Brotli takes 0.4 s a megabyte at its quality for pages and 0.08 s at the one for data; gzip takes 0.06 s. */
const LARGE = 4_000_000
const PAGE_QUALITY = 9
const DATA_QUALITY = 5
const GZIP_LEVEL = 6
/** Of a file that was changed so shortly before, the next change might show the same times. */
const UNCERTAIN_MILLISECONDS = 2000
const MOST_BYTES_HELD = 256_000_000

interface Copy {
  readonly version: string
  readonly made: Promise<Buffer | null>
  /** Undefined while it is made; null: the file itself is to be sent. */
  bytes: Buffer | null | undefined
}

export class CompressedCopies {
  /** By encoding and file; the one used longest ago comes first. */
  private readonly copies = new Map<string, Copy>()
  private readonly folder: CopyFolder | null

  /**
   * @param folder in which copies outlive the process; null: they are held in memory alone, as everything must be
   * that is made from a partnership's own feeds
   * @param now UTC milliseconds
   */
  constructor(
    folder: string | null,
    private readonly now: () => number = Date.now,
  ) {
    this.folder = folder === null ? null : new CopyFolder(folder)
  }

  /**
   * The file compressed; null where the file itself is to be sent: it is small, would not become smaller, changes
   * at this moment, or is so large that the copy is still being made. Never rejects.
   */
  async of(version: FileVersion, encoding: Encoding): Promise<Buffer | null> {
    if (!isCompressible(version.file) || version.bytes < LEAST_BYTES) return null
    const copy = this.begun(version, encoding)
    if (copy.bytes === undefined && version.bytes > MOST_BYTES_AWAITED) return null
    return copy.made
  }

  /** Makes the copies of everything below a folder, so that no request waits for one. Never rejects. */
  async prepare(path: string): Promise<void> {
    try {
      for (const file of await filesBelow(await realpath(path))) {
        const version = fileVersion(file, await stat(file, { bigint: true }))
        if (version.bytes >= LEAST_BYTES)
          await Promise.all(ENCODINGS.map((encoding) => this.begun(version, encoding).made))
      }
      await this.folder?.dropUnused()
    } catch {
      // The folder went, or changes while it is read: copies are then made when they are asked for.
    }
  }

  private begun(of: FileVersion, encoding: Encoding): Copy {
    const key = `${encoding} ${of.file}`
    const before = this.copies.get(key)
    this.copies.delete(key)
    const copy = before?.version === of.version ? before : this.begin(of, encoding)
    if (this.now() - of.changedAt > UNCERTAIN_MILLISECONDS) this.copies.set(key, copy)
    return copy
  }

  private begin(of: FileVersion, encoding: Encoding): Copy {
    const made = compressed(of, encoding, this.folder).then((bytes) => {
      copy.bytes = bytes
      this.dropOldest()
      return bytes
    })
    const copy: Copy = { version: of.version, made, bytes: undefined }
    return copy
  }

  private dropOldest(): void {
    let held = [...this.copies.values()].reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
    for (const [key, { bytes }] of this.copies) {
      if (held <= MOST_BYTES_HELD) return
      if (bytes) this.copies.delete(key)
      held -= bytes?.length ?? 0
    }
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter(isCompressible).map((name) => join(folder, name))
}

async function compressed(
  of: FileVersion,
  encoding: Encoding,
  folder: CopyFolder | null,
): Promise<Buffer | null> {
  try {
    const handle = await open(of.file)
    try {
      const isOther = async () =>
        fileVersion(of.file, await handle.stat({ bigint: true })).version !== of.version
      if (await isOther()) return null
      const bytes = await copyIn(folder, handle, compression(encoding, of.bytes))
      return (await isOther()) || bytes.length >= of.bytes ? null : bytes
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

interface Compression {
  readonly name: string
  readonly newStream: () => NodeJS.ReadWriteStream
}

function compression(encoding: Encoding, bytes: number): Compression {
  if (encoding === 'gzip')
    return { name: `${GZIP_LEVEL}.gz`, newStream: () => createGzip({ level: GZIP_LEVEL }) }
  const quality = bytes > LARGE ? DATA_QUALITY : PAGE_QUALITY
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: bytes }
  return { name: `${quality}.br`, newStream: () => createBrotliCompress({ params }) }
}

/** What is kept by its checksum is read whole, so that checksum and copy are of the same bytes; the rest in pieces. */
async function copyIn(
  folder: CopyFolder | null,
  handle: FileHandle,
  { name, newStream }: Compression,
): Promise<Buffer> {
  const from = (source: Readable) => pipeline(source, newStream(), (packed) => buffer(packed))
  if (folder === null) return from(handle.createReadStream({ start: 0, autoClose: false }))
  const whole = await handle.readFile()
  return folder.copyOf(whole, name, () => from(Readable.from([whole])))
}
