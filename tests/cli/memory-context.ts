/** A command context in memory: files to read by absolute path, and what was written and printed. */
import { instant } from '../../src/domain/day.ts'
import type { Borough } from '../../src/domain/borough/borough.ts'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import type { CommandContext } from '../../src/cli/command.ts'
import { fileStreams } from '../feeds/streams/file-streams.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

/** The working folder is `/`, and the time 30 August 2024, 00:00 UTC. */
export function memoryContext(
  files: Readonly<Record<string, string>>,
  borough: () => Borough = () => SMALL_BOROUGH,
) {
  const written: Record<string, string> = {}
  const output = { out: '', err: '' }
  const readFile = (path: string) =>
    path in files
      ? Promise.resolve(new TextEncoder().encode(files[path]))
      : Promise.reject(new Error('no such file'))
  const context: CommandContext = {
    out: (text) => void (output.out += text),
    err: (text) => void (output.err += text),
    now: () => instant(Date.UTC(2024, 7, 30)),
    cwd: '/',
    progress: () => {},
    readFile,
    streamFile: fileStreams(readFile),
    newHash: runningSha256,
    writeBytes: () => Promise.resolve(),
    writeFile: (path, text) => {
      written[path] = text
      return Promise.resolve()
    },
    place: () => PLACE,
    borough,
    roads: () => [],
    postcodes: () => [],
    streets: () => [],
  }
  return { context, written, output }
}

/** Files of JSON values, as text. */
export const jsonFiles = (files: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]))
