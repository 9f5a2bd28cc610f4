/**
 * Compressed copies of served files, one for each version of a file and encoding, in memory and optionally on disk.
 */
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

/** Days after which an unused copy on disk is deleted. */
const MAX_UNUSED_DAYS = 30
const DAY_MILLISECONDS = 86_400_000

class CopyFolder {
  constructor(private readonly path: string) {}

  /** The copy of `source` in the form `form`, created by `compress` if it is not on disk. */
  async copyOf(source: Buffer, form: string, compress: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.path, `${createHash('sha256').update(source).digest('hex')}.${form}`)
    try {
      const copy = await readFile(path)
      await utimes(path, new Date(), new Date())
      return copy
    } catch {
      const copy = await compress()
      await this.write(path, copy)
      return copy
    }
  }

  /** Deletes copies unused for 30 days. */
  async dropUnused(): Promise<void> {
    for (const name of await readdir(this.path)) {
      const path = join(this.path, name)
      const { mtimeMs } = await stat(path)
      if (Date.now() - mtimeMs > MAX_UNUSED_DAYS * DAY_MILLISECONDS) await rm(path, { force: true })
    }
  }

  /** Writes atomically; if that fails (disk full or read-only), the next process compresses again. */
  private async write(path: string, copy: Buffer): Promise<void> {
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

/** Extensions of text files; images, fonts and archives are compressed already. */
const TEXT_ENDINGS = new Set(['.json', '.geojson', '.html', '.js', '.css', '.svg', '.txt', '.webmanifest'])
export const isCompressible = (file: string): boolean => TEXT_ENDINGS.has(extname(file))

/** For smaller files the headers exceed the savings. */
const MIN_BYTES = 1024
/**
 * Up to this size (about two seconds) a request waits for the copy; for larger files the original is sent meanwhile.
 */
const MAX_BYTES_AWAITED = 32_000_000
/** Brotli takes 0.4 s per megabyte at the quality for pages and 0.08 s at that for data; gzip takes 0.06 s. */
const LARGE_BYTES = 4_000_000
const PAGE_QUALITY = 9
const DATA_QUALITY = 5
const GZIP_LEVEL = 6
/** A file changed more recently might change again without a new timestamp. */
const UNCERTAIN_MILLISECONDS = 2000
const MAX_BYTES_CACHED = 256_000_000

interface CompressedCopy {
  readonly version: string
  readonly promise: Promise<Buffer | null>
  /** Undefined while it is being compressed; null: the original is to be sent. */
  bytes: Buffer | null | undefined
}

export class CompressedCopies {
  /** By encoding and file; least recently used first. */
  private readonly copies = new Map<string, CompressedCopy>()
  private readonly folder: CopyFolder | null

  /**
   * @param folder disk cache; null: memory only, as required for a partnership's own feeds
   * @param now clock, UTC milliseconds
   */
  constructor(
    folder: string | null,
    private readonly now: () => number = Date.now,
  ) {
    this.folder = folder === null ? null : new CopyFolder(folder)
  }

  /**
   * The compressed file; null if the original is to be sent: it is small, does not shrink, is changing, or is so
   * large that it is still being compressed. Never rejects.
   */
  async of(version: FileVersion, encoding: Encoding): Promise<Buffer | null> {
    if (!isCompressible(version.file) || version.bytes < MIN_BYTES) return null
    const copy = this.copyFor(version, encoding)
    if (copy.bytes === undefined && version.bytes > MAX_BYTES_AWAITED) return null
    return copy.promise
  }

  /** Compresses everything below a folder in advance. Never rejects. */
  async prepare(path: string): Promise<void> {
    try {
      for (const file of await filesBelow(await realpath(path))) {
        const version = fileVersion(file, await stat(file, { bigint: true }))
        if (version.bytes >= MIN_BYTES)
          await Promise.all(ENCODINGS.map((encoding) => this.copyFor(version, encoding).promise))
      }
      await this.folder?.dropUnused()
    } catch {
      // The folder was removed or is changing; copies are then created on request.
    }
  }

  private copyFor(of: FileVersion, encoding: Encoding): CompressedCopy {
    const key = `${encoding} ${of.file}`
    const previous = this.copies.get(key)
    this.copies.delete(key)
    const copy = previous?.version === of.version ? previous : this.startCopy(of, encoding)
    if (this.now() - of.changedAt > UNCERTAIN_MILLISECONDS) this.copies.set(key, copy)
    return copy
  }

  private startCopy(of: FileVersion, encoding: Encoding): CompressedCopy {
    const promise = compressed(of, encoding, this.folder).then((bytes) => {
      copy.bytes = bytes
      this.dropOldest()
      return bytes
    })
    const copy: CompressedCopy = { version: of.version, promise, bytes: undefined }
    return copy
  }

  private dropOldest(): void {
    let total = [...this.copies.values()].reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
    for (const [key, { bytes }] of this.copies) {
      if (total <= MAX_BYTES_CACHED) return
      if (bytes) this.copies.delete(key)
      total -= bytes?.length ?? 0
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
      const hasChanged = async () =>
        fileVersion(of.file, await handle.stat({ bigint: true })).version !== of.version
      if (await hasChanged()) return null
      const bytes = await compressInto(folder, handle, compression(encoding, of.bytes))
      return (await hasChanged()) || bytes.length >= of.bytes ? null : bytes
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
  const quality = bytes > LARGE_BYTES ? DATA_QUALITY : PAGE_QUALITY
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: bytes }
  return { name: `${quality}.br`, newStream: () => createBrotliCompress({ params }) }
}

/**
 * With a disk cache the file is read as a whole, so that checksum and copy refer to the same bytes; otherwise
 * streamed.
 */
async function compressInto(
  folder: CopyFolder | null,
  handle: FileHandle,
  { name, newStream }: Compression,
): Promise<Buffer> {
  const from = (source: Readable) => pipeline(source, newStream(), (packed) => buffer(packed))
  if (folder === null) return from(handle.createReadStream({ start: 0, autoClose: false }))
  const content = await handle.readFile()
  return folder.copyOf(content, name, () => from(Readable.from([content])))
}
