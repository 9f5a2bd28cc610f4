/**
 * A temporary folder for tests of publishing, with invented feeds, a ledger and an output folder, and the commands
 * run in it.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant } from '../../../src/domain/day.ts'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { noPage, type PageWriter } from '../../../src/publish/attack/file-claims.ts'
import type { PublicSummary } from '../../../src/summary/public-summary.ts'
import { attackWith } from '../../../src/cli/commands/attack.ts'
import { publishWith } from '../../../src/cli/commands/publish.ts'
import { retractWith } from '../../../src/cli/commands/retract.ts'
import type { Command, CommandContext } from '../../../src/cli/command.ts'
import type { RunningProcess } from '../../../src/cli/publishing/lock.ts'
import type { Publishing } from '../../../src/cli/publishing/write-release.ts'
import { type Folders, FOLDERS } from '../../../src/cli/publishing/publish-folders.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { fileStreams } from '../../feeds/streams/file-streams.ts'
import { type Invention, inventedFiles } from '../../publish/invented-release.ts'
import { PLACE } from '../../domain/shipped-place.ts'

let folder = ''
/** Called before each test; `removeFolder` after it. */
export async function createFolder() {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-publishing-'))
  await writeFeeds({})
}
export const removeFolder = () => rm(folder, { recursive: true, force: true })
export const pathTo = (...path: readonly string[]) => join(folder, ...path)

export async function writeFeeds(invention: Invention) {
  await rm(join(folder, 'feeds'), { recursive: true, force: true })
  await mkdir(join(folder, 'feeds'))
  for (const [name, text] of inventedFiles(invention)) await writeFile(join(folder, 'feeds', name), text)
}

/** The process that runs the commands; no other one runs. */
export const OWN: RunningProcess = { host: 'here', pid: 1001, isRunning: () => false }

export interface Faults {
  readonly folders?: Partial<Folders>
  readonly own?: Partial<RunningProcess>
  readonly writePage?: PageWriter
}
export async function run(
  command: (publishing: Publishing) => Command,
  args: readonly string[],
  faults: Faults = {},
) {
  const output = { out: '', err: '' }
  const read = async (path: string) => new Uint8Array(await readFile(path))
  const context: CommandContext = {
    out: (text) => void (output.out += text),
    err: (text) => void (output.err += text),
    now: () => instant(Date.UTC(2025, 0, 31)),
    cwd: folder,
    progress: () => {},
    readFile: read,
    streamFile: fileStreams(read),
    newHash: runningSha256,
    writeBytes: () => Promise.reject(new Error('publishing writes by its folders')),
    writeFile: () => Promise.reject(new Error('publishing writes by its folders')),
    place: () => PLACE,
    borough: () => SMALL_BOROUGH,
    roads: () => [],
    streets: () => [],
    postcodes: () => [],
  }
  const folders = { ...FOLDERS, ...faults.folders }
  const own = { ...OWN, ...faults.own }
  const code = await command({ writePage: faults.writePage ?? noPage, folders, own })(args, context)
  return { code, ...output }
}
const PUBLISH = ['--manifest', 'feeds/manifest.json', '--ledger', 'ledger', '--out', 'out']
export const publish = (args: readonly string[] = [], faults: Faults = {}) =>
  run(publishWith, [...PUBLISH, ...args], faults)
/** Arguments that accept refusals of the data. */
export const accepting = (...codes: readonly string[]) =>
  codes.flatMap((code) => ['--accept', code, '--because', 'The rows were checked by hand.'])
export const attack = (...args: readonly string[]) => run(attackWith, args)
export const retract = (
  args: readonly string[] = ['--on', '2024-10-02', '--reason', 'One street was counted twice.'],
  faults: Faults = {},
) => run(retractWith, ['--ledger', 'ledger', '--out', 'out', ...args], faults)

export const text = (path: string) => readFile(join(folder, path), 'utf8')
export const summaryAt = async (path: string) => JSON.parse(await text(path)) as PublicSummary
export const folderNames = () => readdir(folder).then((names) => names.toSorted())

/** Text of every file below the folder, by relative path. */
export async function allFiles(of = '.'): Promise<ReadonlyMap<string, string>> {
  const names = (await FOLDERS.files(join(folder, of))) ?? []
  return new Map(await Promise.all(names.map(async (name) => [name, await text(join(of, name))] as const)))
}
