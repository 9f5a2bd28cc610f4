/** `holdfast demo`: writes the demonstration borough, the same bytes for the same arguments. */
import { resolve } from 'node:path'
import { demonstration } from '../../feeds/demonstration/demonstration.ts'
import { command, said } from '../command.ts'

const SHAPE = {
  name: 'demo',
  says: 'Writes the demonstration: manifest.json, one file a feed, and truth.json, which says what was planted.',
  words: null,
  options: {
    out: { kind: 'needed', value: 'DIR', says: 'the folder to write to' },
    seed: { kind: 'text', value: 'S', says: 'a whole number; the usual is 1' },
    incidents: { kind: 'text', value: 'N', says: 'incidents a month; the usual is 3000' },
    'no-effect': { kind: 'flag', says: 'keeps season and clumping and plants nothing' },
    'with-faults': { kind: 'flag', says: 'adds bad rows of every sort' },
  },
} as const

/** The number that a word says, `usual` where there is none, or null where it is not a whole number from `least`. */
function wholeNumber(word: string | null, usual: number, least: number): number | null {
  if (word === null) return usual
  const number = Number(word)
  return Number.isSafeInteger(number) && number >= least ? number : null
}

export const demo = command(SHAPE, async ({ values }, workbench) => {
  const { out, err, cwd, progress, writeFile, place, borough, roads } = workbench
  const seed = wholeNumber(values.seed, 1, 0)
  const incidentsAMonth = wholeNumber(values.incidents, 3000, 1)
  if (seed === null || incidentsAMonth === null) {
    return said(err, '--seed and --incidents take whole numbers: a seed from 0, incidents from 1.', 2)
  }
  const options = {
    seed,
    incidentsAMonth,
    noEffect: values['no-effect'],
    withFaults: values['with-faults'],
  }
  const files = demonstration(options, { place: place(), borough: borough(), roads: roads() })
  for (const { name, text } of files) {
    await writeFile(resolve(cwd, values.out, name), text)
    progress(`${name} written`)
  }
  return said(out, `${files.length} files in ${values.out}`, 0)
})
