/** Folder operations on files in memory. */
import type { Folders } from '../../../src/cli/publishing/publish-folders.ts'

const textOf = (contents: string | Uint8Array) =>
  typeof contents === 'string' ? contents : new TextDecoder().decode(contents)

export function memoryFolders(files: Record<string, string>): Folders {
  const below = (path: string) => Object.keys(files).filter((name) => name.startsWith(`${path}/`))
  const take = (path: string) => {
    const text = files[path] ?? ''
    delete files[path]
    return text
  }
  return {
    read: (path) => Promise.resolve(files[path] ?? null),
    names: (path) => Promise.resolve(below(path).map((name) => name.slice(path.length + 1))),
    files: (path) => Promise.resolve(below(path).map((name) => name.slice(path.length + 1))),
    write: (path, contents) => Promise.resolve(void (files[path] = textOf(contents))),
    moveNew: (from, to) => {
      if (to in files) return Promise.resolve(false)
      files[to] = take(from)
      return Promise.resolve(true)
    },
    move: (from, to) => Promise.resolve(void (files[to] = take(from))),
    remove: (path) => {
      for (const name of [path, ...below(path)]) delete files[name]
      return Promise.resolve()
    },
    removeIfEmpty: () => Promise.resolve(),
    fileSystem: () => Promise.resolve(1),
  }
}
