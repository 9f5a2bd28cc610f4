/**
 * Words that tie code to one place (its names, codes, coordinates and bounds), and their occurrences in the sources.
 */
import type { Place } from '../../src/domain/place/place.ts'

/** Folders that may name the place: its own module, and the demonstration, which is set in it. */
export const OF_THE_PLACE = ['domain/place/', 'feeds/demonstration/', 'feeds/demonstration-incidents/']

/** Codes and bounds in any spelling, besides those in the place's files. */
const CONSTANTS: readonly RegExp[] = [
  /\b(?:GMP|GMFRS|TfGM)\b/i,
  /\b[EW]0\d{7}\b/,
  /(?<![\d.])5[34]\.[45]\d*/,
  /-2\.[4-7]\d*/,
  /\bEurope\/London\b/,
  /(?<!\d)27700(?!\d)/,
  /\b25[_,]?000\b|\b25 (?:km|kilometres)\b/,
]
/** Words in this place's names that other places share. */
const OF_ANY_PLACE: ReadonlySet<string> = new Set(['and', 'Police', 'Council', 'Greater'])

export interface PlaceWord {
  /** Relative to src. */
  readonly path: string
  readonly line: number
  readonly word: string
}
/** A word that is allowed in certain files, with the reason. */
export interface Exception {
  /** Files relative to src, or a folder with a trailing slash. */
  readonly paths: readonly string[]
  readonly word: RegExp
  readonly why: string
}

/**
 * Patterns of the place's words.
 * @param names towns, villages and postcode districts of the place
 */
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

/** Every line of a file that contains a word of the place, once for each word; none in the place's own files. */
export function placeWordsIn(path: string, text: string, words: readonly RegExp[]): readonly PlaceWord[] {
  if (OF_THE_PLACE.some((folder) => path.startsWith(folder))) return []
  return text.split('\n').flatMap((line, at) =>
    words.flatMap((pattern) => {
      const word = pattern.exec(line)?.[0]
      return word === undefined ? [] : [{ path, line: at + 1, word }]
    }),
  )
}

export const isExcepted = ({ path, word }: PlaceWord, { paths, word: pattern }: Exception) =>
  pattern.test(word) && paths.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one))
