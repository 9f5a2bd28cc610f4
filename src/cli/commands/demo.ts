/** `holdfast demo`: writes the demonstration borough; the same arguments give the same bytes. */
import { resolve } from 'node:path'
import { demonstration } from '../../feeds/demonstration/demonstration.ts'
import { command, printLine, type CommandContext } from '../command.ts'

const SHAPE = {
  name: 'demo',
  description:
    'Writes the demonstration: manifest.json, one file a feed, and truth.json, which says what was planted.',
  positionals: null,
  options: {
    out: { kind: 'required', value: 'DIR', description: 'the folder to write to' },
    seed: { kind: 'text', value: 'S', description: 'a whole number; the usual is 1' },
    incidents: { kind: 'text', value: 'N', description: 'incidents a month; the usual is 3000' },
    'no-effect': { kind: 'flag', description: 'keeps season and clumping and plants nothing' },
    'with-faults': { kind: 'flag', description: 'adds bad rows of every sort' },
  },
} as const

/** The integer in an argument; `usual` if absent; null if it is not an integer of at least `least`. */
function wholeNumber(text: string | null, usual: number, least: number): number | null {
  if (text === null) return usual
  const number = Number(text)
  return Number.isSafeInteger(number) && number >= least ? number : null
}

/** Whether a manifest is there that does not say that it is a demonstration: its feeds are somebody's own. */
async function isOthers(path: string, { readFile }: CommandContext): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return false
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return !(
      typeof manifest === 'object' &&
      manifest &&
      'demonstration' in manifest &&
      manifest.demonstration === true
    )
  } catch {
    return true
  }
}

export const demo = command(SHAPE, async ({ values }, context) => {
  const { out, err, cwd, progress, writeFile, place, borough, roads, streets } = context
  const seed = wholeNumber(values.seed, 1, 0)
  const incidentsAMonth = wholeNumber(values.incidents, 3000, 1)
  if (seed === null || incidentsAMonth === null) {
    return printLine(err, '--seed and --incidents take whole numbers: a seed from 0, incidents from 1.', 2)
  }
  const manifestPath = resolve(cwd, values.out, 'manifest.json')
  if (await isOthers(manifestPath, context))
    return printLine(
      err,
      `${values.out} holds a manifest.json that is not of the demonstration. Nothing was written. Name another folder.`,
      1,
    )
  const options = {
    seed,
    incidentsAMonth,
    noEffect: values['no-effect'],
    withFaults: values['with-faults'],
  }
  const files = demonstration(options, {
    place: place(),
    borough: borough(),
    roads: roads(),
    streets: streets(),
  })
  for (const { name, text } of files) {
    await writeFile(resolve(cwd, values.out, name), text)
    progress(`${name} written`)
  }
  return printLine(out, `${files.length} files in ${values.out}`, 0)
})
