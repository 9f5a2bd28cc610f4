/** File operations of publishing, each as small as a run can be ended between, and what they may be used on. */
import { link, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { PageFile } from '../../publish/attack/file-claims.ts'
import { failed, type Failed } from '../../domain/feed.ts'
import { isHashed } from './served-names.ts'

/** File operations, replaceable in tests. */
export interface Folders {
  /** Null if the file does not exist. */
  readonly read: (path: string) => Promise<string | null>
  /** Null if the folder does not exist. */
  readonly names: (path: string) => Promise<readonly string[] | null>
  /** Sorted relative paths of all files below it; null if the folder does not exist. */
  readonly files: (path: string) => Promise<readonly string[] | null>
  /** Creates missing folders; a run that is ended leaves a part of the file. */
  readonly write: (path: string, contents: PageFile['contents']) => Promise<void>
  /** Moves a complete file to a name that no file has yet; false where one has it. */
  readonly moveNew: (from: string, to: string) => Promise<boolean>
  /** Moves a file in one step, in the place of another; creates missing folders. */
  readonly move: (from: string, to: string) => Promise<void>
  /** Removes a file or a whole folder; one that is not there is no error. */
  readonly remove: (path: string) => Promise<void>
  /** Removes a folder if it is empty. */
  readonly removeIfEmpty: (path: string) => Promise<void>
  /** Number of the file system of a path, or of the nearest folder above it that exists. */
  readonly fileSystem: (path: string) => Promise<number>
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null)
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(String(codeOf(error)))

async function nullIfMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function fileSystem(path: string): Promise<number> {
  const status = await nullIfMissing(stat(path))
  return status === null && dirname(path) !== path ? fileSystem(dirname(path)) : (status?.dev ?? 0)
}

export const FOLDERS: Folders = {
  read: (path) => nullIfMissing(readFile(path, 'utf8')),
  names: (path) => nullIfMissing(readdir(path)),
  files: async (path) => {
    const entries = await nullIfMissing(readdir(path, { recursive: true, withFileTypes: true }))
    const files = entries?.filter((entry) => entry.isFile()) ?? null
    return files && files.map((file) => relative(path, join(file.parentPath, file.name))).toSorted()
  },
  write: async (path, contents) => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, contents)
  },
  moveNew: async (from, to) => {
    await mkdir(dirname(to), { recursive: true })
    try {
      await link(from, to)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // Some file systems know no hard links.
      if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error
      if ((await nullIfMissing(stat(to))) !== null) return false
      await rename(from, to)
      return true
    }
    await rm(from, { force: true })
    return true
  },
  move: async (from, to) => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  removeIfEmpty: async (path) => {
    if ((await nullIfMissing(readdir(path)))?.length === 0) await rmdir(path)
  },
  fileSystem,
}

export const SUMMARY_NAME = 'summary.json'

/** Folder for files that are not complete yet: in the ledger, or in what is served if that is a file system of its own. */
export const UNFINISHED = '.unfinished'

/** The served folder, whose contents are replaced as a whole, and the ledger, which must not be. */
interface PublishFolders {
  readonly out: string
  readonly ledger: string
}

/**
 * Why the contents of `out` must not be replaced: it overlaps with the ledger, or was not created by publishing. Null if
 * they may be.
 */
export async function folderConflict(
  { out, ledger }: PublishFolders,
  folders: Folders,
): Promise<Failed | null> {
  if (isWithin(ledger, out) || isWithin(out, ledger))
    return failed(
      `${out} and the ledger ${ledger} lie one in the other, and what is served is replaced whole.`,
      'Name two folders side by side, the ledger where nobody can fetch it.',
    )
  const names = await folders.names(out)
  if (names === null || names.every((name) => name === UNFINISHED || name === LOST_AND_FOUND)) return null
  // `npm run build` writes the page's script there before the first release.
  if (names.includes(SUMMARY_NAME) || names.includes('embed-resize.js')) return null
  // A run that was ended before its first page was in place.
  const files = (await folders.files(out)) ?? []
  if (files.every((name) => isHashed(name) || name.startsWith(UNFINISHED))) return null
  return failed(
    `${out} holds other things than a release.`,
    'Name a folder of its own: it is replaced whole.',
  )
}

/** Made by the system at the top of some file systems. */
export const LOST_AND_FOUND = 'lost+found'

/** Whether a path is the folder itself or below it. */
const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith('..')
