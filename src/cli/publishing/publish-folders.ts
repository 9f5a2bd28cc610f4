/** Folders of this machine for publishing: read as text, and replaced whole or not at all. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import type { PageFile } from '../../publish/page-writer.ts'
import { failed, type Failed } from '../../domain/feed.ts'

/** A folder that is written in full beside its place, and not there yet. */
interface Staged {
  /** Puts it in its place; what stood there is gone only when it stands. */
  readonly swap: () => Promise<void>
  readonly drop: () => Promise<void>
}
export interface Folders {
  /** Null where there is no such file. */
  readonly read: (path: string) => Promise<string | null>
  /** Null where there is no such folder. */
  readonly names: (path: string) => Promise<readonly string[] | null>
  /** Every file below it, by its path from there, in order; null where there is no such folder. */
  readonly files: (path: string) => Promise<readonly string[] | null>
  /** Rejects where it cannot be written, and then nothing of it is left. */
  readonly stage: (path: string, files: readonly PageFile[]) => Promise<Staged>
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export const FOLDERS: Folders = {
  read: (path) => orNull(readFile(path, 'utf8')),
  names: (path) => orNull(readdir(path)),
  files: async (path) => {
    const entries = await orNull(readdir(path, { recursive: true, withFileTypes: true }))
    const files = entries?.filter((entry) => entry.isFile()) ?? null
    return files && files.map((file) => relative(path, join(file.parentPath, file.name))).toSorted()
  },
  stage: async (path, files) => {
    const beside = `${path}.${process.pid}.part`
    const drop = () => rm(beside, { recursive: true, force: true })
    try {
      await mkdir(beside, { recursive: true })
      for (const { name, contents } of files) {
        await mkdir(dirname(join(beside, name)), { recursive: true })
        await writeFile(join(beside, name), contents)
      }
    } catch (error) {
      await drop()
      throw error
    }
    return { drop, swap: () => swapIn(beside, path) }
  },
}

/** No machine swaps two folders in one step from here: if the second step fails, the first is undone. */
async function swapIn(beside: string, path: string): Promise<void> {
  const old = `${path}.${process.pid}.old`
  const hadOld = (await orNull(rename(path, old).then(() => true))) === true
  try {
    await rename(beside, path)
  } catch (error) {
    if (hadOld) await rename(old, path)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** The folder that is served: made by publishing, replaced whole by it, and never somebody else's. */

export const SUMMARY_NAME = 'summary.json'

/** What is replaced, and what must never be replaced with it. */
interface Places {
  readonly out: string
  readonly ledger: string
}

/** A folder that publishing did not make is not publishing's to replace, nor one in which the ledger lies. */
export async function foreignFolder({ out, ledger }: Places, folders: Folders): Promise<Failed | null> {
  if (isWithin(ledger, out) || isWithin(out, ledger))
    return failed(
      `${out} and the ledger ${ledger} lie one in the other, and what is served is replaced whole.`,
      'Name two folders side by side, the ledger where nobody can fetch it.',
    )
  const names = await folders.names(out)
  // `npm run build` leaves the page's script there, and no release yet.
  const isOurs = names?.includes(SUMMARY_NAME) === true || names?.includes('embed-resize.js') === true
  if (names === null || names.length === 0 || isOurs) return null
  return failed(
    `${out} holds other things than a release.`,
    'Name a folder of its own: it is replaced whole.',
  )
}

/** Whether a path is the folder or below it. */
const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith('..')
