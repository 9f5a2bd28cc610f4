/** Files of this machine: what a path names, whether two paths name one file, and why one cannot be read. */
import { open, realpath, stat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { failed, type Failed } from '../domain/feed.ts'

/** The path names something that is no file. */
class NotAFileError extends Error {}

/** @throws NotAFileError for a folder, a pipe or a device, which might never end; otherwise as `stat` */
export async function statusOfFile(path: string): Promise<Stats> {
  const status = await stat(path)
  if (!status.isFile()) throw new NotAFileError(`it is ${sortOf(status)}`)
  return status
}

function sortOf(status: Stats): string {
  if (status.isDirectory()) return 'a folder'
  if (status.isFIFO()) return 'a pipe'
  return status.isSocket() ? 'a socket' : 'a device'
}

/** Sentences on a file that could not be read. @param path as it was given */
export function unread(path: string, error: unknown): Failed {
  if (error instanceof NotAFileError)
    return failed(`${path} is not a file: ${error.message}.`, 'Name a file.')
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERR_FS_FILE_TOO_LARGE')
    return failed(
      `${path} is larger than 2 GB, the most that is read of it at once.`,
      'Split it, or export it as CSV, which is read at any size.',
    )
  return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
}

/** Whether both paths name one file, by any name or link; false where one is missing. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([stat(one), stat(other)])
    if (first.dev === second.dev && first.ino === second.ino && first.ino !== 0) return true
    return (await realpath(one)) === (await realpath(other))
  } catch {
    return false
  }
}

/** The first bytes of a file. */
export async function beginningOf(path: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
