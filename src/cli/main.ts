/** The workshop door: names the commands and gives them the machine; what they return is the exit code. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { instant } from '../domain/day.ts'
import boroughText from '../../data/place/borough.json?raw'
import placeText from '../../data/place/place.json?raw'
import postcodesText from '../../data/place/postcodes.json?raw'
import roadsText from '../../data/place/roads.json?raw'
import {
  decodeBorough,
  decodePostcodes,
  decodeRoads,
  type EncodedBorough,
  type EncodedPostcodes,
  type EncodedRoads,
} from '../domain/borough/decode.ts'
import { placeFrom, type PlaceFile } from '../domain/place/place.ts'
import { attackWith } from './commands/attack.ts'
import { board } from './commands/board.ts'
import { check } from './commands/check.ts'
import { convert } from './commands/convert.ts'
import { demo } from './commands/demo.ts'
import { plan } from './commands/plan.ts'
import { hotspots } from './commands/hotspots.ts'
import { publishWith } from './commands/publish.ts'
import { retractWith } from './commands/retract.ts'
import type { Command, CommandContext } from './command.ts'
import { FOLDERS } from './publishing/publish-folders.ts'
import { assetsIn, pageWriterWith } from './publishing/public-files.ts'

// Built beside this file when it was bundled.
const ASSETS = join(import.meta.dirname, 'public')
const PUBLISHING = { writePage: pageWriterWith(() => assetsIn(ASSETS)), folders: FOLDERS }

interface Entry {
  readonly says: string
  readonly run: Command
}
const COMMANDS: ReadonlyMap<string, Entry> = new Map([
  [
    'demo',
    { says: 'writes the demonstration: a manifest, its feeds and what was planted in them', run: demo },
  ],
  ['check', { says: 'reads a manifest or a feed and says how good it is', run: check }],
  ['convert', { says: 'turns what an agency sends into a feed', run: convert }],
  ['plan', { says: 'plans a shift: who goes where and when', run: plan }],
  [
    'hotspots',
    { says: 'writes every square of the borough and whether it holds more than chance', run: hotspots },
  ],
  ['board', { says: 'writes every figure of the board view', run: board }],
  [
    'publish',
    { says: 'writes the public page, unless the attack on it succeeds', run: publishWith(PUBLISHING) },
  ],
  ['attack', { says: 'tries to learn single counts from what is published', run: attackWith(PUBLISHING) }],
  ['retract', { says: 'takes the latest release back: a notice in its place', run: retractWith(PUBLISHING) }],
])

const USAGE = [
  'Usage: npm run --silent holdfast -- COMMAND ...',
  '',
  ...[...COMMANDS].map(([name, { says }]) => `  ${name.padEnd(8)} ${says}`),
  '',
  'COMMAND --help says more.',
].join('\n')

const PATIENCE_MILLISECONDS = 1000
const PIECE = 1 << 18
const begun = performance.now()

const workbench: CommandContext = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  now: () => instant(Date.now()),
  progress: (text) => {
    if (performance.now() - begun > PATIENCE_MILLISECONDS) process.stderr.write(`${text}\n`)
  },
  readFile: async (path) => new Uint8Array(await readFile(path)),
  streamFile: async (path) => {
    const file = await open(path)
    const { size } = await file.stat()
    const stream = Readable.toWeb(file.createReadStream({ highWaterMark: PIECE }))
    return { bytes: size, stream: stream as ReadableStream<Uint8Array<ArrayBuffer>> }
  },
  newHash: () => {
    const hash = createHash('sha256')
    return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') }
  },
  writeFile: async (path, text) => {
    await mkdir(dirname(path), { recursive: true })
    await writeWhole(path, text)
  },
  place: () => placeFrom(JSON.parse(placeText) as PlaceFile),
  borough: () => decodeBorough(JSON.parse(boroughText) as EncodedBorough),
  roads: () => decodeRoads(JSON.parse(roadsText) as EncodedRoads),
  postcodes: () => decodePostcodes(JSON.parse(postcodesText) as EncodedPostcodes),
}

/** Beside its place first: a full disk or a power cut leaves the old file or the new one, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const isOrdinary = await stat(path).then(
    (there) => there.isFile(),
    () => true,
  )
  if (!isOrdinary) return writeFile(path, text)
  // A link stays a link: what it points at is replaced.
  const place = await realpath(path).catch(() => path)
  const beside = `${place}.${process.pid}.part`
  try {
    await writeFile(beside, text)
    await rename(beside, place)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** What the machine refuses (a full disk, a folder in a file's place) is said in a sentence, not in a stack. */
async function ranWithin(running: Promise<number>): Promise<number> {
  try {
    return await running
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    workbench.err(`That could not be done: ${error.message}.\n`)
    return 1
  }
}

/** Runs one command. 0: done; 1: the whole is refused; 2: wrong usage. */
export async function main(words: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = words
  const command = COMMANDS.get(name)
  if (command) return ranWithin(command.run(rest, workbench))
  const isHelp = name === '--help' || name === '-h' || name === 'help'
  if (isHelp) workbench.out(`${USAGE}\n`)
  else workbench.err(`There is no command "${name}".\n\n${USAGE}\n`)
  return isHelp ? 0 : 2
}
