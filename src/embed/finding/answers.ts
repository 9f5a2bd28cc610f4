/** What the field that finds an area says about a text: areas to choose, or why there is none, in plain words. */
import type { PublicPostcodes } from '../../summary/public-summary.ts'
import { type FindableName, type FoundArea, type Match, matchesByName } from './find-names.ts'
import { areasOfPostcode, isPostcode, isWholePostcode } from './find-postcode.ts'

export interface FindAnswer {
  readonly says: string
  readonly matches: readonly Match[]
  /** Whether it is a whole postcode of no area, so that all areas together are shown. */
  readonly isElsewhere: boolean
}
export const NO_ANSWER: FindAnswer = { says: '', matches: [], isElsewhere: false }
/** The list of postcodes: not needed so far, on its way, open, or not to be had. */
export type Postcodes =
  | { readonly kind: 'closed' | 'opening' | 'failed' | 'none' }
  | { readonly kind: 'open'; readonly list: PublicPostcodes }

interface Findable {
  readonly names: readonly FindableName[]
  readonly postcodes: Postcodes
  /** Name of all areas together. */
  readonly place: string
}

/** More would not fit a frame; whoever types on gets fewer. */
const MOST_MATCHES = 10

export function answerTo(text: string, { names, postcodes, place }: Findable): FindAnswer {
  if (text.trim() === '') return NO_ANSWER
  if (isPostcode(text)) return postcodeAnswer(text, { names, postcodes, place })
  const matches = matchesByName(text, names)
  return matches.length > 0
    ? { ...NO_ANSWER, says: countWords(matches.length), matches: matches.slice(0, MOST_MATCHES) }
    : { ...NO_ANSWER, says: 'No area of that name is known here. Try a postcode, or open the list of names.' }
}

const countWords = (count: number) => {
  if (count === 1) return 'One area:'
  return count > MOST_MATCHES ? `${count} areas. Here are the first; type more.` : `${count} areas:`
}

function postcodeAnswer(text: string, { names, postcodes, place }: Findable): FindAnswer {
  const nothing = (says: string): FindAnswer => ({ ...NO_ANSWER, says })
  const elsewhere = (says: string): FindAnswer =>
    isWholePostcode(text)
      ? { ...NO_ANSWER, says: `${says} Shown here: all of ${place}.`, isElsewhere: true }
      : nothing(says)
  if (postcodes.kind === 'none')
    return nothing('Postcodes are not known here. Type a name, or open the list of names.')
  if (postcodes.kind === 'failed')
    return nothing('The postcodes did not open. Type a name, or open the list of names.')
  if (postcodes.kind !== 'open') return nothing('One moment: the postcodes are opening.')
  const { list } = postcodes
  const answer = areasOfPostcode(text, list)
  if (answer.kind === 'unfinished') return nothing('Type more of the postcode.')
  if (answer.kind === 'outside') return elsewhere(`${answer.typed} is not in ${place}.`)
  if (answer.kind === 'unknown')
    return elsewhere(
      `${answer.typed} is not in our list, which is from ${list.year}. It may be newer, or lie just outside. Try a name.`,
    )
  const areas = answer.codes.map((code) => areaOf(code, names)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const matches = areas.map(({ id, name }): Match => ({ id, label: name }))
  const says =
    matches.length === 1 ? `${answer.typed} lies in:` : `${answer.typed} touches ${matches.length} areas:`
  return { ...NO_ANSWER, says, matches }
}

const areaOf = (code: string, names: readonly FindableName[]): FoundArea =>
  names.flatMap(({ areas }) => areas).find(({ id }) => id === code) ?? { id: code, name: code }
