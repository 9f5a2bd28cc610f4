/** What ties code to one place: its names, codes, coordinates and bounds, by where they stand in the sources. */
import type { Place } from '../../src/domain/place/place.ts'

/** Where the place may be named: its own module, and the demonstration, which is of this place. */
export const OF_THE_PLACE = ['domain/place/', 'feeds/demonstration/', 'feeds/demonstration-incidents/']

/** Codes and bounds in any spelling, beside what stands in the files of the place. */
const CONSTANTS: readonly RegExp[] = [
  /\b(?:GMP|GMFRS|TfGM)\b/i,
  /\b[EW]0\d{7}\b/,
  /(?<![\d.])5[34]\.[45]\d*/,
  /-2\.[4-7]\d*/,
  /\bEurope\/London\b/,
  /(?<!\d)27700(?!\d)/,
  /\b25[_,]?000\b|\b25 (?:km|kilometres)\b/,
]
/** Words in names of this place that are in those of others too. */
const OF_ANY_PLACE: ReadonlySet<string> = new Set(['and', 'Police', 'Council', 'Greater'])

export interface Found {
  /** Below src. */
  readonly path: string
  readonly line: number
  readonly found: string
}
/** Why a word may stand where it does. */
export interface Exception {
  /** Files below src, or a folder with its slash. */
  readonly paths: readonly string[]
  readonly word: RegExp
  readonly why: string
}

/** @param names of towns, villages and postcode districts of the place */
export function wordsOf(place: Place, names: readonly string[]): readonly RegExp[] {
  const { name, code, labels, police, council, contacts, examples, referenceLatitude } = place
  const own = place.partners.filter(({ id }) => id === police || id === council)
  const words = [name, labels.place, ...own.map(({ label }) => label)]
    .flatMap((text) => text.split(' '))
    .filter((word) => !OF_ANY_PLACE.has(word))
  const hosts = contacts.flatMap(({ url }) => (url?.endsWith('.uk/') ? [new URL(url).hostname] : []))
  const texts = [code, police, council, examples.typed, String(referenceLatitude), ...hosts, ...names]
  return [...words.map((word) => whole(word, 'i')), ...texts.map((text) => whole(text, '')), ...CONSTANTS]
}

const whole = (text: string, flags: '' | 'i') =>
  new RegExp(`(?<![\\w-])${text.replaceAll('.', '\\.')}(?![\\w-])`, flags)

/** Every line of a file with a word of the place, once a word; none in the place's own files. */
export function placeWordsIn(path: string, text: string, words: readonly RegExp[]): readonly Found[] {
  if (OF_THE_PLACE.some((folder) => path.startsWith(folder))) return []
  return text.split('\n').flatMap((line, at) =>
    words.flatMap((word) => {
      const found = word.exec(line)?.[0]
      return found === undefined ? [] : [{ path, line: at + 1, found }]
    }),
  )
}

export const isExcepted = ({ path, found }: Found, { paths, word }: Exception) =>
  word.test(found) && paths.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one))
