/** The invented city on disk, made from its open files by the commands, and a way to run others there. */
import { mkdir, mkdtemp, readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { instant } from '../../../src/domain/day.ts'
import { convert } from '../../../src/cli/commands/convert.ts'
import { place } from '../../../src/cli/commands/place.ts'
import type { Command, CommandContext } from '../../../src/cli/command.ts'
import { fileStreams } from '../../feeds/streams/file-streams.ts'
import { memoryContext } from '../memory-context.ts'
import { placeArguments, SOURCES } from './camford.ts'
import { CAMFORD_FEEDS, streetCsv } from './camford-feeds.ts'

const LAST_MONTH = new Date('2024-09-01T00:00:00Z')

/** Runs a command in a folder, with the place that ships unless something names another. */
export async function runIn(folder: string, command: Command, args: readonly string[]) {
  const { context, output } = memoryContext({})
  const read = async (path: string) => new Uint8Array(await readFile(path))
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  const onDisk: CommandContext = {
    ...context,
    cwd: folder,
    now: () => instant(Date.UTC(2025, 0, 31)),
    readFile: read,
    streamFile: fileStreams(read),
    writeFile: write,
    writeBytes: write,
  }
  return { code: await command(args, onDisk), ...output }
}

/**
 * A new folder with `open`, the source files, and `feeds`, with manifest, place and all feeds.
 * @throws Error where a command fails
 */
export async function camfordFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-second-place-'))
  await mkdir(join(folder, 'open'))
  await mkdir(join(folder, 'feeds'))
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(folder, 'open', name), text)
  for (const [name, text] of Object.entries(CAMFORD_FEEDS)) await writeFile(join(folder, 'feeds', name), text)
  const months = join(folder, 'open', 'street.csv')
  await writeFile(months, streetCsv())
  // A file of this moment may still be growing.
  await utimes(months, LAST_MONTH, LAST_MONTH)
  const made = await runIn(folder, place, placeArguments('open', 'feeds/place'))
  const incidents = ['open/street.csv', '--kind', 'incidents', '--out', 'feeds/incidents.geojson']
  const converted = made.code === 0 ? await runIn(folder, convert, incidents) : made
  if (converted.code !== 0) throw new Error(converted.err)
  return { folder, converted: converted.out }
}
