/** Sources that lie as files: a pattern of names, or a folder into which people put what they hand in. */
import { basename, join } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import type { InputFile } from '../../feeds/formats/recognised.ts'
import type { PlaceOf } from './sources.ts'

/** Reading of folders and files, replaceable in tests. */
export interface FileSystem {
  /** Relative paths of all files below a folder, with `/` between their parts; null if the folder does not exist. */
  readonly files: (folder: string) => Promise<readonly string[] | null>
  /** When the file was last written, in UTC milliseconds. */
  readonly modified: (path: string) => Promise<number>
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>
}
interface Reading {
  /** Folder of sources.json. */
  readonly folder: string
  /** UTC milliseconds. */
  readonly now: number
  readonly files: FileSystem
}
/** Files that were read, and what is to be said of others. */
export interface FilesRead {
  readonly kind: 'files'
  readonly files: readonly InputFile[]
  readonly says: readonly string[]
}

/** A file that was written to less than this many milliseconds ago may not be complete. */
const SETTLED_AFTER = 10_000

/** Files of a pattern, in the order of their names, or the newest of them alone. */
export async function patternFiles(
  { path, take }: PlaceOf<'file'>,
  reading: Reading,
): Promise<FilesRead | Failed> {
  const found = await foundFiles(path, reading)
  if (found.paths.length === 0) return failed(`No file is named ${path}.`, found.says[0] ?? CHECK_NAME)
  return readAll(take === 'newest' ? byAge(found).slice(-1) : pathsOf(found.paths), found.says, reading)
}

/** Files of a pattern, the one last written to at the end. */
export async function filesByAge(path: string, reading: Reading): Promise<FilesRead | Failed> {
  const found = await foundFiles(path, reading)
  return found.paths.length === 0
    ? failed(`No file is named ${path}.`, found.says[0] ?? CHECK_NAME)
    : readAll(byAge(found), found.says, reading)
}

async function foundFiles(path: string, reading: Reading): Promise<Settled> {
  const { folder, matches } = patternOf(path)
  const at = join(reading.folder, folder)
  const names = ((await reading.files.files(at)) ?? []).filter((name) => matches.test(name))
  return settledFiles(at, names, reading)
}

const pathsOf = (found: Settled['paths']) => found.map(({ path }) => path)
const byAge = ({ paths }: Settled) => pathsOf(paths.toSorted((a, b) => a.modified - b.modified))
const CHECK_NAME = 'Check the name, and that the file has arrived.'

/** All files of a folder, apart from hidden ones. */
export async function inboxFiles({ path }: PlaceOf<'inbox'>, reading: Reading): Promise<FilesRead | Failed> {
  const at = join(reading.folder, path)
  const names = await reading.files.files(at)
  if (names === null) return failed(`There is no folder ${path}.`, 'Make it, or name another.')
  const visible = names.filter((name) => !name.split('/').some((part) => part.startsWith('.')))
  const found = await settledFiles(at, visible, reading)
  return found.paths.length === 0
    ? failed(`Nothing lies in ${path}.`, found.says[0] ?? 'It is looked into again at the next run.')
    : readAll(pathsOf(found.paths), found.says, reading)
}

interface Pattern {
  /** The part before the first wildcard. */
  readonly folder: string
  readonly matches: RegExp
}

/** `*` and `?` stand for letters within a name, `**` for folders; everything else for itself. */
export function patternOf(path: string): Pattern {
  const parts = path.split('/')
  const firstWild = parts.findIndex((part) => /[*?]/.test(part))
  const split = firstWild < 0 ? parts.length - 1 : firstWild
  const source = parts
    .slice(split)
    .map((part, index, rest) => {
      if (part === '**') return '(?:[^/]+/)*'
      const name = part
        .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]')
      return index === rest.length - 1 ? name : `${name}/`
    })
    .join('')
  return {
    folder: parts.slice(0, split).join('/') || (path.startsWith('/') ? '/' : '.'),
    matches: new RegExp(`^${source}$`),
  }
}

interface Settled {
  readonly paths: readonly { readonly path: string; readonly modified: number }[]
  readonly says: readonly string[]
}

async function settledFiles(at: string, names: readonly string[], { files, now }: Reading): Promise<Settled> {
  const stamped = await Promise.all(
    names.toSorted().map(async (name) => {
      const path = join(at, name)
      return { path, modified: await files.modified(path) }
    }),
  )
  const isSettled = ({ modified }: { readonly modified: number }) => now - modified >= SETTLED_AFTER
  return {
    paths: stamped.filter(isSettled),
    says: stamped
      .filter((each) => !isSettled(each))
      .map(({ path }) => `${basename(path)} is still being written: it is left for the next run.`),
  }
}

async function readAll(
  paths: readonly string[],
  says: readonly string[],
  { files }: Reading,
): Promise<FilesRead | Failed> {
  const read: InputFile[] = []
  for (const path of paths) {
    const bytes = await files.read(path).catch(() => null)
    if (!bytes) return failed(`${basename(path)} could not be read.`, 'Check that gather may open it.')
    read.push({ name: basename(path), bytes })
  }
  return { kind: 'files', files: read, says }
}
