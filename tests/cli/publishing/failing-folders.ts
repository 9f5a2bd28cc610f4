/** File operations that fail, and runs that are ended between two of them. */
import { posix } from 'node:path'
import { FOLDERS, type Folders } from '../../../src/cli/publishing/publish-folders.ts'
import type { PageWriter } from '../../../src/publish/attack/file-claims.ts'
import { isNotice } from '../../../src/summary/public-summary.ts'

const CHANGES = ['write', 'moveNew', 'move', 'remove', 'removeIfEmpty'] as const
type Change = (typeof CHANGES)[number]

/** Operations of which `fault` may throw before each change, by its number from 1; `count` is how many there were. */
export function countedFolders(fault: (number: number, change: Change) => void) {
  const state = { count: 0 }
  const counted = (change: Change) => {
    state.count += 1
    fault(state.count, change)
  }
  const folders: Folders = {
    ...FOLDERS,
    write: async (path, contents) => {
      try {
        counted('write')
      } catch (error) {
        // Ended in the middle of a file.
        await FOLDERS.write(path, contents.slice(0, contents.length / 2))
        throw error
      }
      await FOLDERS.write(path, contents)
    },
    moveNew: async (from, to) => {
      counted('moveNew')
      return FOLDERS.moveNew(from, to)
    },
    move: async (from, to) => {
      counted('move')
      await FOLDERS.move(from, to)
    },
    remove: async (path) => {
      counted('remove')
      await FOLDERS.remove(path)
    },
    removeIfEmpty: async (path) => {
      counted('removeIfEmpty')
      await FOLDERS.removeIfEmpty(path)
    },
  }
  return { folders, state }
}

/** A run that is ended at a change: neither that nor anything after it is done. */
export const endedAt = (last: number) =>
  countedFolders((number) => {
    if (number >= last) throw new Error('the run was ended')
  })

/** Operations on a disk on which nothing can be written any more from a change on. */
export const fullFrom = (first: number) =>
  countedFolders((number, change) => {
    if (number >= first && change === 'write') throw new Error('ENOSPC: no space left on device')
  })

/** Operations in which a folder is another file system, into which nothing can be moved in one step. */
export function mountedAt(mount: string): Folders {
  const systemOf = (path: string) => (path === mount || path.startsWith(`${mount}/`) ? 2 : 1)
  return {
    ...FOLDERS,
    fileSystem: (path) => Promise.resolve(systemOf(path)),
    move: (from, to) =>
      systemOf(from) === systemOf(to)
        ? FOLDERS.move(from, to)
        : Promise.reject(new Error('EXDEV: cross-device link not permitted')),
  }
}

/** A small page of every sort of file. */
export const smallPage: PageWriter = (published) => {
  const page = (body: string) => `<!doctype html><link rel="stylesheet" href="embed.css"><main>${body}</main>`
  const notice = [{ name: 'index.html', contents: page('Taken back') }]
  const assets = [
    { name: 'embed.css', contents: 'main{margin:0}' },
    { name: 'embed-resize.js', contents: 'void 0' },
  ]
  if (isNotice(published)) return Promise.resolve([...notice, ...assets])
  const last = published.quarters.map((quarter) => quarter.slice(4)).join(' ')
  const sheets = published.areas.map(({ code, name }) => ({
    name: `sheets/${code}.html`,
    contents: `<link href="../embed.css"><p>${name}</p><!-- ${last} -->`,
  }))
  const links = sheets.map(({ name }) => `<a href="${name}">A sheet</a>`).join('')
  const body = `${links}<a href="figures.csv" download="">All</a><!-- ${last} -->`
  return Promise.resolve([
    { name: 'index.html', contents: page(body) },
    { name: 'embed.html', contents: page('<a href="index.html">The whole page</a>') },
    ...sheets,
    ...assets,
  ])
}

/** Names in the pages at the top of a folder, and in the sheets, that lead to no file. */
export const brokenNames = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([page, html]) =>
    page.endsWith('.html')
      ? [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
          .map(([, name = '']) => posix.join(posix.dirname(page), name))
          .filter((name) => !files.has(name))
          .map((name) => `${page}: ${name}`)
      : [],
  )
