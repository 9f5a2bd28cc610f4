/** What a query finds, and the words for it: names first, then postcodes, the first few of them shown. */

import type { Place } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { Postcodes } from '../../state/store.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { postcodeFind, matchesOf, type Find, type NamedFind } from './search-entries.ts'
import type { Postcode } from '../../domain/borough/borough.ts'

export interface SearchResults {
  /** The first few. */
  readonly shown: readonly Find[]
  /** How many there are in all, or what stands in the way, as one sentence; empty while nothing is asked. */
  readonly words: string
}

export const SHOWN_AT_ONCE = 8

interface PostcodeList {
  readonly postcodes: Postcodes
  /** Null until the ground is there. */
  readonly place: Place | null
}

export function searchResults(
  text: string,
  finds: readonly NamedFind[],
  { postcodes, place }: PostcodeList,
): SearchResults {
  if (text.trim() === '') return { shown: [], words: '' }
  const isPostcode = postcodeBegun(text) !== null
  const list = isPostcode && postcodes.kind === 'open' ? postcodes.list : []
  const all = matchesOf(text, finds)
  const codes = postcodesFrom(text, list)
  const count = all.length + codes.length
  const shown = [...all, ...codes.slice(0, SHOWN_AT_ONCE).map(postcodeFind)].slice(0, SHOWN_AT_ONCE)
  const trouble = isPostcode ? troubleWith(postcodes) : ''
  const counted = count > 0 ? countWords(count, shown.length) : ''
  const nothing = trouble === '' && count === 0 ? nothingWords(text, isPostcode, place) : ''
  return { shown, words: [counted, nothing, trouble].filter((words) => words !== '').join(' ') }
}

const countWords = (count: number, shown: number) =>
  count > shown
    ? `${plural(count, 'match', 'matches')}, the first ${formatCount(shown)} shown.`
    : `${plural(count, 'match', 'matches')}.`

function troubleWith(postcodes: Postcodes): string {
  if (postcodes.kind === 'failed') return `${postcodes.what} ${postcodes.toDo}`
  return postcodes.kind === 'open' ? '' : 'The postcodes are being opened.'
}

function nothingWords(text: string, isPostcode: boolean, place: Place | null): string {
  const asked = text.trim().length > 40 ? `${truncated(text.trim(), 40)}…` : text.trim()
  if (!isPostcode) return `No place, ward, site or station is called “${asked}”.`
  const year = place ? ` The list is of ${place.postcodesYear}.` : ''
  return `No postcode of the borough begins with “${asked}”.${year}`
}

/** Reads what is typed as the beginning of a postcode, spaces and case forgiven. */

/** An area's letters and a digit at least: `ZZ` alone may yet become a name. */
const BEGINNING = /^[A-Z]{1,2}\d[A-Z\d]?\d?[A-Z]{0,2}$/

/** `zz11aa`, `ZZ1 1AA` and ` Zz1-1aA ` alike are `ZZ11AA`; null: no postcode begins like that. */
export function postcodeBegun(text: string): string | null {
  const signs = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return BEGINNING.test(signs) ? signs : null
}

/** All that begin so, in their own order; after a typed space the part before it is the whole outward code. */
export function postcodesFrom(text: string, list: readonly Postcode[]): readonly Postcode[] {
  const begun = postcodeBegun(text)
  if (begun === null) return []
  const outward = /^\s*([a-z]{1,2}\d[a-z\d]?)\s+\S/i.exec(text)?.[1]?.toUpperCase()
  const isWanted = (postcode: string) => outward === undefined || postcode.startsWith(`${outward} `)
  return list.filter(({ postcode }) => postcode.replace(' ', '').startsWith(begun) && isWanted(postcode))
}
