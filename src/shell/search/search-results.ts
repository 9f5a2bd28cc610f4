/** Results of a search text: matching names, then matching postcodes, with a sentence on their number. */
import type { Postcode } from '../../domain/borough/borough.ts'
import type { Place } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { Postcodes, Streets } from '../../state/store.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { postcodeEntry, matchingEntries, type SearchEntry, type NamedEntry } from './search-entries.ts'

export interface SearchResults {
  /** At most `MAX_SHOWN` entries. */
  readonly shown: readonly SearchEntry[]
  /** How many matches there are, or why there are none; empty for an empty text. */
  readonly summary: string
}

export const MAX_SHOWN = 8

interface LoadedLists {
  readonly postcodes: Postcodes
  readonly streets: Streets
  /** Null until the geography of the place is loaded. */
  readonly place: Place | null
}

export function searchResults(
  text: string,
  entries: readonly NamedEntry[],
  { postcodes, streets, place }: LoadedLists,
): SearchResults {
  if (text.trim() === '') return { shown: [], summary: '' }
  const isPostcode = postcodePrefix(text) !== null
  const list = isPostcode && postcodes.kind === 'open' ? postcodes.list : []
  const matches = matchingEntries(text, entries)
  const codes = matchingPostcodes(text, list)
  const count = matches.length + codes.length
  const shown = [...matches, ...codes.slice(0, MAX_SHOWN).map(postcodeEntry)].slice(0, MAX_SHOWN)
  const problem = isPostcode ? postcodeProblem(postcodes) : streetProblem(streets)
  const counted = count > 0 ? countSentence(count, shown.length) : ''
  const noMatch = problem === '' && count === 0 ? noMatchSentence(text, isPostcode, place) : ''
  return { shown, summary: [counted, noMatch, problem].filter((sentence) => sentence !== '').join(' ') }
}

const countSentence = (count: number, shown: number) =>
  count > shown
    ? `${plural(count, 'match', 'matches')}, the first ${formatCount(shown)} shown.`
    : `${plural(count, 'match', 'matches')}.`

function postcodeProblem(postcodes: Postcodes): string {
  if (postcodes.kind === 'failed') return `${postcodes.what} ${postcodes.toDo}`
  return postcodes.kind === 'open' ? '' : 'The postcodes are being opened.'
}

function streetProblem(streets: Streets): string {
  if (streets.kind === 'failed') return `${streets.what} ${streets.toDo}`
  return streets.kind === 'open' ? '' : 'The streets are being opened.'
}

const NO_POSTCODES =
  'The ground of this map came without a list of postcodes: type a place, ward, site or station.'

function noMatchSentence(text: string, isPostcode: boolean, place: Place | null): string {
  const quoted = text.trim().length > 40 ? `${truncated(text.trim(), 40)}…` : text.trim()
  if (!isPostcode) return `No place, street, ward, site or station is called “${quoted}”.`
  if (place?.postcodesYear === null) return NO_POSTCODES
  const year = place ? ` The list is of ${place.postcodesYear}.` : ''
  return `No postcode of the ${place?.noun ?? 'place'} begins with “${quoted}”.${year}`
}

/** A postcode prefix has at least the area's letters and a digit: `ZZ` alone may become a name. */
const PREFIX_PATTERN = /^[A-Z]{1,2}\d[A-Z\d]?\d?[A-Z]{0,2}$/

/** The text as a postcode prefix without spaces, `ZZ11AA` for ` Zz1-1aA `; null where no postcode can begin so. */
export function postcodePrefix(text: string): string | null {
  const characters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return PREFIX_PATTERN.test(characters) ? characters : null
}

/** Postcodes that begin with the text, in list order. A typed space ends the outward code. */
export function matchingPostcodes(text: string, list: readonly Postcode[]): readonly Postcode[] {
  const prefix = postcodePrefix(text)
  if (prefix === null) return []
  const outward = /^\s*([a-z]{1,2}\d[a-z\d]?)\s+\S/i.exec(text)?.[1]?.toUpperCase()
  const isWanted = (postcode: string) => outward === undefined || postcode.startsWith(`${outward} `)
  return list.filter(({ postcode }) => postcode.replace(' ', '').startsWith(prefix) && isWanted(postcode))
}
