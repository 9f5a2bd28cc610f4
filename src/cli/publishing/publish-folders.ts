/** Folders for publishing: read as text, replaced atomically, and protected against overwriting foreign content. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import type { PageFile } from '../../publish/attack/file-claims.ts'
import { failed, type Failed } from '../../domain/feed.ts'

/** A complete folder beside its destination. */
interface StagedFolder {
  /** Moves it to its destination; the previous folder is deleted afterwards. */
  readonly swap: () => Promise<void>
  readonly drop: () => Promise<void>
}
/** Folder operations of publishing, replaceable in tests. */
export interface Folders {
  /** Null if the file does not exist. */
  readonly read: (path: string) => Promise<string | null>
  /** Null if the folder does not exist. */
  readonly names: (path: string) => Promise<readonly string[] | null>
  /** Sorted relative paths of all files below it; null if the folder does not exist. */
  readonly files: (path: string) => Promise<readonly string[] | null>
  /** Rejects if writing fails, after removing what was written. */
  readonly stage: (path: string, files: readonly PageFile[]) => Promise<StagedFolder>
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

async function nullIfMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export const FOLDERS: Folders = {
  read: (path) => nullIfMissing(readFile(path, 'utf8')),
  names: (path) => nullIfMissing(readdir(path)),
  files: async (path) => {
    const entries = await nullIfMissing(readdir(path, { recursive: true, withFileTypes: true }))
    const files = entries?.filter((entry) => entry.isFile()) ?? null
    return files && files.map((file) => relative(path, join(file.parentPath, file.name))).toSorted()
  },
  stage: async (path, files) => {
    const temporary = `${path}.${process.pid}.part`
    const drop = () => rm(temporary, { recursive: true, force: true })
    try {
      await mkdir(temporary, { recursive: true })
      for (const { name, contents } of files) {
        await mkdir(dirname(join(temporary, name)), { recursive: true })
        await writeFile(join(temporary, name), contents)
      }
    } catch (error) {
      await drop()
      throw error
    }
    return { drop, swap: () => swapIn(temporary, path) }
  },
}

/** Two folders cannot be swapped in one step here; if the second rename fails, the first is undone. */
async function swapIn(temporary: string, path: string): Promise<void> {
  const old = `${path}.${process.pid}.old`
  const hasOld = (await nullIfMissing(rename(path, old).then(() => true))) === true
  try {
    await rename(temporary, path)
  } catch (error) {
    if (hasOld) await rename(old, path)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

export const SUMMARY_NAME = 'summary.json'

/** The served folder, which is replaced as a whole, and the ledger, which must not be. */
interface PublishFolders {
  readonly out: string
  readonly ledger: string
}

/**
 * Why `out` must not be replaced: it overlaps with the ledger, or was not created by publishing. Null if it may be.
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
  // `npm run build` writes the page's script there before the first release.
  const isOwn = names?.includes(SUMMARY_NAME) === true || names?.includes('embed-resize.js') === true
  if (names === null || names.length === 0 || isOwn) return null
  return failed(
    `${out} holds other things than a release.`,
    'Name a folder of its own: it is replaced whole.',
  )
}

/** Whether a path is the folder itself or below it. */
const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith('..')
