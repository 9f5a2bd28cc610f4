/** A gzip that is too large to be held, unpacked on the disk into a file without a name, which is gone with the command. */
import { createReadStream, createWriteStream, openSync, unlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import { failed, type Failed } from '../../domain/feed.ts'
import { damagedGzip } from '../../feeds/formats/plain-text.ts'

const OWNER_ONLY = 0o600

/** The beginning of what a gzip holds, by its own beginning; empty where that is damaged. */
export function unpackedBeginning(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }))
  } catch {
    return new Uint8Array(0)
  }
}

/**
 * The descriptor of a file with the unpacked content.
 * @param folder in which there is room for it
 */
export async function unpackedFile(path: string, folder: string): Promise<number | Failed> {
  const temporary = join(folder, `.${process.pid}.${Date.now()}.unpacked.part`)
  try {
    const file = openSync(temporary, 'wx+', OWNER_ONLY)
    unlinkSync(temporary)
    await pipeline(
      createReadStream(path),
      createGunzip(),
      createWriteStream(temporary, { fd: file, autoClose: false }),
    )
    return file
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_')) return damagedGzip(basename(path))
    return failed(
      `${basename(path)} could not be unpacked beside the feed that is to be written (${code}).`,
      'Make room there, or unpack it yourself and give the file that it holds.',
    )
  }
}
