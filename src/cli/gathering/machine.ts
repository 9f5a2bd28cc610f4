/** The machine that gather runs on: its files, its network, and its signals to end. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import process from 'node:process'
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { FileSystem } from './files.ts'
import type { Web } from './servers/request.ts'

export const FILE_SYSTEM: FileSystem = {
  files: async (folder) => {
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    } catch {
      return null
    }
  },
  modified: async (path) => (await stat(path)).mtimeMs,
  read: async (path) => new Uint8Array(await readFile(path)),
}

export const WEB: Web = {
  fetch: (url, init) => fetch(url, init),
  sleep: (milliseconds) => sleepFor(milliseconds),
}

/** Aborted by the first SIGINT or SIGTERM; the second ends the process as usual. */
export function endingSignal(): AbortSignal {
  const ending = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort())
  return ending.signal
}
