/** Why a row is set aside, in one word for files and one sentence for people. */
import { vicinityWords, type Place } from '../../domain/place/place.ts'

/** `{near}`: the distance up to which the place counts a row as near. */
export const REASONS = {
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
  planned: 'Planned, not yet done: operational.',
  'ends-before-start': 'The end is before the start.',
  'ends-before-made': 'The order ends before it is made.',
  'no-hotspot-or-place': 'The visit names neither a patrol hotspot nor a place.',
  'unknown-postcode': 'The postcode is not in the list of postcodes in and near the borough.',
  'in-no-hotspot': 'The position lies in no patrol hotspot of that day.',
  'no-site-or-area': 'The answers belong to neither a site nor an area.',
} as const
export type Reason = keyof typeof REASONS

export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text)

/** One sentence for people; an unknown reason speaks for itself. */
export const reasonText = (reason: string, place: Pick<Place, 'vicinityMetres'>): string =>
  isReason(reason) ? REASONS[reason].replace('{near}', vicinityWords(place)) : reason

/** Given while an agency's own file is converted; no row of a feed is set aside for them. */
export const REASONS_OF_CONVERSION: ReadonlySet<string> = new Set<Reason>([
  'unknown-postcode',
  'in-no-hotspot',
])
