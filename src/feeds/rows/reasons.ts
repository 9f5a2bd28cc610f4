/** Why a row is set aside, in one word for files and one sentence for people: the reasons that any kind of feed can give. */
import { vicinityWords, type Place } from '../../domain/place/place.ts'

/**
 * Codes with their sentences, in the order of a report. A kind's own reasons come between `FIRST` and `LAST`.
 * `{near}`: the distance up to which the place counts a row as near.
 */
const FIRST = {
  'not-a-feature': 'The row is not a GeoJSON feature with properties.',
  'missing-geometry': 'The row says nowhere: it has no geometry.',
  'bad-geometry': 'The geometry is of a sort that this kind of feed does not have, or is broken.',
  'bad-coordinates': 'A coordinate is not a usable number of degrees.',
  'swapped-axes': 'Latitude stands where longitude belongs; swapped, the place is in or near the borough.',
  metres: 'The coordinates are metres (a national grid or a web map), not degrees.',
  outside: 'The place is more than {near} from the borough.',
  'missing-id': 'The row has no id.',
  'duplicate-id': 'Another row with the same id is counted.',
  'missing-field': 'A field that every row needs is missing.',
  'bad-field': 'A field holds something that it cannot mean.',
  'bad-date': 'A date or time does not exist or cannot be read.',
  'before-2000': 'The date is before 2000.',
  'future-date': 'The date is after the day on which the data was drawn.',
  'past-keeping': 'It is older than the manifest lets this feed be kept (keepMonths).',
  'ends-before-start': 'The end is before the start.',
} as const
/** Given while an agency's own file is converted; no row of a feed is set aside for them. */
const LAST = {
  'unknown-postcode': 'The postcode is not in the list of postcodes in and near the borough.',
  'in-no-hotspot': 'The position lies in no patrol hotspot of that day.',
} as const
export type Reason = keyof typeof FIRST | keyof typeof LAST
/** Codes with their sentences. */
export type Sentences = Readonly<Record<string, string>>

export const isReason = (text: string): text is Reason =>
  Object.hasOwn(FIRST, text) || Object.hasOwn(LAST, text)

/** Every reason that rows of a kind can be set aside for, in the order of a report. */
export const reasonsWith = (own: Sentences): Sentences => ({ ...FIRST, ...own, ...LAST })

export const REASONS_OF_CONVERSION: ReadonlySet<string> = new Set(Object.keys(LAST))

/** For people of one place; a code that has no sentence speaks for itself. */
export const sentenceOf = (
  code: string,
  sentences: Sentences,
  place: Pick<Place, 'vicinityMetres'>,
): string =>
  Object.hasOwn(sentences, code) ? (sentences[code] ?? code).replace('{near}', vicinityWords(place)) : code
