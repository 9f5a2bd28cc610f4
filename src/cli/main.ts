/** Entry point of the command line: the list of commands, and the environment of this machine that they run in. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { instant } from '../domain/day.ts'
import boroughText from '../../data/place/borough.json?raw'
import placeText from '../../data/place/place.json?raw'
import postcodesText from '../../data/place/postcodes.json?raw'
import roadsText from '../../data/place/roads.json?raw'
import streetsText from '../../data/place/streets.json?raw'
import { attackWith } from './commands/attack.ts'
import { board } from './commands/board.ts'
import { largeFiles } from './converting/large-files.ts'
import { isSameFile, statusOfFile } from './files.ts'
import { wrongOutput } from './inputs-kept.ts'
import { check } from './commands/check.ts'
import { convert } from './commands/convert.ts'
import { demo } from './commands/demo.ts'
import { extractWith } from './commands/extract.ts'
import { gatherWith } from './commands/gather.ts'
import { endingSignal, FILE_SYSTEM, WEB } from './gathering/machine.ts'
import { place } from './commands/place.ts'
import { plan } from './commands/plan.ts'
import { hotspots } from './commands/hotspots.ts'
import { publishWith } from './commands/publish.ts'
import { retractWith } from './commands/retract.ts'
import type { Command, CommandContext } from './command.ts'
import { placeOf } from './place-folder.ts'
import { FOLDERS } from './publishing/publish-folders.ts'
import { assetsIn, pageWriterWith } from './publishing/public-files.ts'

// Built beside the bundled tool.
const ASSETS = join(import.meta.dirname, 'public')
const PUBLISHING = {
  writePage: pageWriterWith(() => assetsIn(ASSETS)),
  folders: FOLDERS,
  own: { host: hostname(), pid: process.pid, isRunning },
}

/** Made when it is run, since it listens for signals to end. */
const gathering = () => ({
  web: WEB,
  files: FILE_SYSTEM,
  folders: FOLDERS,
  own: PUBLISHING.own,
  environment: process.env,
  ending: endingSignal(),
})

/** Whether a process of this machine runs, whoever owns it. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

interface CommandEntry {
  readonly description: string
  readonly run: Command
}
const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map([
  [
    'demo',
    {
      description: 'writes the demonstration: a manifest, its feeds and what was planted in them',
      run: demo,
    },
  ],
  ['check', { description: 'reads a manifest or a feed and says how good it is', run: check }],
  ['convert', { description: 'turns what an agency sends into a feed', run: convert }],
  [
    'gather',
    {
      description: 'fetches, converts and checks the sources of every feed, as a nightly job',
      run: (args, environment) => gatherWith(gathering())(args, environment),
    },
  ],
  [
    'extract',
    {
      description: 'cuts a place out of a table of any size by the engine that holds it',
      run: extractWith({ fetch: (url, init) => fetch(url, init), environment: process.env }),
    },
  ],
  ['place', { description: 'makes the ground of another place from open files, and checks it', run: place }],
  ['plan', { description: 'plans a shift: who goes where and when', run: plan }],
  [
    'hotspots',
    {
      description: 'writes every square of the place and whether it holds more than chance',
      run: hotspots,
    },
  ],
  ['board', { description: 'writes every figure of the board view', run: board }],
  [
    'publish',
    { description: 'writes the public page, unless the attack on it succeeds', run: publishWith(PUBLISHING) },
  ],
  [
    'attack',
    { description: 'tries to learn single counts from what is published', run: attackWith(PUBLISHING) },
  ],
  [
    'retract',
    { description: 'takes the latest release back: a notice in its place', run: retractWith(PUBLISHING) },
  ],
])

const USAGE = [
  'Usage: npm run --silent holdfast -- COMMAND ...',
  '',
  ...[...COMMANDS].map(([name, { description }]) => `  ${name.padEnd(8)} ${description}`),
  '',
  'COMMAND --help says more.',
].join('\n')

const PROGRESS_AFTER_MILLISECONDS = 1000
const CHUNK_BYTES = 1 << 18
const startedAt = performance.now()

const context: CommandContext = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  now: () => instant(Date.now()),
  progress: (text) => {
    if (performance.now() - startedAt > PROGRESS_AFTER_MILLISECONDS) process.stderr.write(`${text}\n`)
  },
  readFile: async (path) => {
    await statusOfFile(path)
    return new Uint8Array(await readFile(path))
  },
  streamFile: async (path) => {
    await statusOfFile(path)
    const file = await open(path)
    const { size } = await file.stat()
    const stream = Readable.toWeb(file.createReadStream({ highWaterMark: CHUNK_BYTES }))
    return { bytes: size, stream: stream as ReadableStream<Uint8Array<ArrayBuffer>> }
  },
  newHash: () => {
    const hash = createHash('sha256')
    return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') }
  },
  writeFile: async (path, text) => {
    await mkdir(dirname(path), { recursive: true })
    await writeAtomically(path, text)
  },
  writeBytes: async (path, bytes) => {
    await mkdir(dirname(path), { recursive: true })
    await writeAtomically(path, bytes)
  },
  isSameFile,
  largeFiles: largeFiles(),
  ...placeOf({
    place: placeText,
    borough: boroughText,
    roads: roadsText,
    streets: streetsText,
    postcodes: postcodesText,
  }),
}

/**
 * Writes to a temporary file first: a full disk or a power cut leaves either the old file or the complete new one.
 */
async function writeAtomically(path: string, text: string | Uint8Array): Promise<void> {
  const isRegularFile = await stat(path).then(
    (status) => status.isFile(),
    () => true,
  )
  if (!isRegularFile) return writeFile(path, text)
  // For a symbolic link its target is replaced.
  const target = await realpath(path).catch(() => path)
  const temporary = `${target}.${process.pid}.part`
  try {
    await writeFile(temporary, text)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

const UNFORESEEN = 'That was not foreseen: show this sentence to whoever looks after Holdfast.'

/** Reports every error, such as a full disk, as a sentence without a stack trace. */
async function runReportingErrors(running: Promise<number>): Promise<number> {
  try {
    return await running
  } catch (error) {
    const known = wrongOutput(error)
    if (known !== null) {
      context.err(`${known}\n`)
      return 1
    }
    const why = error instanceof Error ? error.message : String(error)
    const isOfSystem = error instanceof Error && 'code' in error
    context.err(
      `That could not be done: ${why.replace(/\.?\s*$/, '')}.${isOfSystem ? '' : ` ${UNFORESEEN}`}\n`,
    )
    return 1
  }
}

/** Runs one command and returns its exit code. 0: done; 1: rejected as a whole; 2: wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args
  const command = COMMANDS.get(name)
  if (command) return runReportingErrors(command.run(rest, context))
  const isHelp = name === '--help' || name === '-h' || name === 'help'
  if (isHelp) context.out(`${USAGE}\n`)
  else context.err(`There is no command "${name}".\n\n${USAGE}\n`)
  return isHelp ? 0 : 2
}
