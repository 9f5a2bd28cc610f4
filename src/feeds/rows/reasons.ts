/** Reasons for which a row of any kind is set aside: codes for files, with sentences for people. */
import { vicinityWords, type Surroundings } from '../../domain/place/place.ts'

/**
 * Codes with their sentences, in the order of a report; a kind's own come between `FIRST` and `LAST`.
 * `{near}` stands for the distance from the place within which rows are shown, `{place}` for its name, `{noun}` for its
 * word.
 */
const FIRST = {
  'not-a-feature': 'The row is not a GeoJSON feature with properties.',
  'missing-geometry': 'The row says nowhere: it has no geometry.',
  'bad-geometry': 'The geometry is of a sort that this kind of feed does not have, or is broken.',
  'bad-coordinates': 'A coordinate is not a usable number of degrees.',
  'swapped-axes': 'Latitude stands where longitude belongs; swapped, the place is in or near the {noun}.',
  metres: 'The coordinates are metres (a national grid or a web map), not degrees.',
  outside:
    'It is more than {near} from {place}, the place of this map (for another place see README, Another place).',
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
/** Reasons that arise only in the conversion of an agency's file. */
const LAST = {
  'no-record': 'The line is no record: the column names again, a total, a title or a note.',
  'uneven-row':
    'The row has other cells than the table has columns: a separator or quotation mark is astray in it.',
  'unknown-postcode': 'The postcode is not in the list of postcodes in and near the {noun}.',
  'in-no-hotspot': 'The position lies in no patrol hotspot of that day.',
} as const

/** Codes of the reasons that every kind has. */
export type Reason = keyof typeof FIRST | keyof typeof LAST

/** Sentences by code. */
export type Sentences = Readonly<Record<string, string>>

export const isReason = (text: string): text is Reason =>
  Object.hasOwn(FIRST, text) || Object.hasOwn(LAST, text)

/** All reasons of a kind, in the order of a report. */
export const reasonsWith = (own: Sentences): Sentences => ({ ...FIRST, ...own, ...LAST })

export const REASONS_OF_CONVERSION: ReadonlySet<string> = new Set(Object.keys(LAST))

/** Where only what lies inside was asked for. */
const NOT_INSIDE = 'It lies outside {place}, and only rows inside were asked for.'

/** The sentence of a code, with the place's distances; the code itself where it has none. */
export const sentenceOf = (code: string, sentences: Sentences, place: Surroundings): string =>
  Object.hasOwn(sentences, code)
    ? (code === 'outside' && place.vicinityMetres === 0 ? NOT_INSIDE : (sentences[code] ?? code))
        .replace('{near}', vicinityWords(place))
        .replace('{place}', place.labels.place)
        .replaceAll('{noun}', place.noun)
    : code
