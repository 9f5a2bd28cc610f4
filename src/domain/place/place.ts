/** Configuration of the place that an installation serves, read at run time from place.json. */
import type { Position, Ring } from '../geography.ts'

/** Organisation whose actions are counted. */
export interface Partner {
  /** Id used in action feeds. */
  readonly id: string
  readonly label: string
}

/** Contact shown to residents. */
export interface PlaceContact {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly phone: string | null
  readonly url: string | null
}

/** Licence and attribution of one file of the place. */
export interface Credit {
  readonly licence: string
  /** One or two sentences a source. */
  readonly attribution: readonly string[]
}

/** Example values for documentation. */
export interface PlaceExamples {
  readonly point: Position
  readonly block: Ring
  /** Position as typed by a user: latitude first. */
  readonly typed: string
  /** Id of a partner. */
  readonly partner: string
}

/** The place's settings. Its geography (areas, water, roads, postcodes) is loaded separately: see borough.ts. */
export interface Place {
  /** Name and local authority district code of the whole place. */
  readonly name: string
  readonly code: string
  /** Words on the public page, by name; a manifest's labels override them. */
  readonly labels: Readonly<Record<string, string>> & { readonly place: string }
  /** IANA name of the time zone. */
  readonly timeZone: string
  /** EPSG code of the projection that squares are counted in, such as `EPSG:27700`. */
  readonly projection: string
  /** Latitude of the place's middle, in degrees: reference of the map's scale. */
  readonly referenceLatitude: number
  /** Rows farther than this from the outline are rejected. */
  readonly vicinityMetres: number
  /** In display order. */
  readonly partners: readonly Partner[]
  /** Ids of the partners that apply for closure orders. */
  readonly police: string
  readonly council: string
  /** In display order. */
  readonly contacts: readonly PlaceContact[]
  readonly attribution: {
    /** Short attribution in the corner of the map. */
    readonly line: string
    /** Added to it while the map names streets. */
    readonly streets?: string
    /** Full attribution of each file of the place. */
    readonly files: Readonly<Record<'borough' | 'roads' | 'postcodes' | 'streets', Credit>>
  }
  /** Year of the postcode list; null where it is not known, or there is no list. */
  readonly postcodesYear: number | null
  readonly examples: PlaceExamples
  /** Towns outside, at approximate positions, named on the map for orientation. */
  readonly neighbours?: readonly { readonly name: string; readonly at: Position }[]
}

/** What sentences on rows say of the place. */
export type Surroundings = Pick<Place, 'vicinityMetres' | 'labels'>

/** Content of `place.json`. */
export interface PlaceFile extends Place {
  readonly format: string
  readonly version: number
}

/** File version that is read. */
export const PLACE_VERSION = 1
/** Distance within which rows are near, unless a place states another. */
export const USUAL_VICINITY_METRES = 25_000
/** Only supported time zone: see day.ts. */
export const TIME_ZONE = 'Europe/London'
/** Only supported projection: see national-grid.ts. */
export const PROJECTION = 'EPSG:27700'

/**
 * Validates a place file.
 * @throws Error on another version, and on an unsupported time zone, projection or unlisted partner
 */
export function placeFrom({ format, version, ...place }: PlaceFile): Place {
  if (format !== 'holdfast-place' || version !== PLACE_VERSION)
    throw new Error(
      `The file is ${format} version ${version}; this reads holdfast-place version ${PLACE_VERSION}`,
    )
  if (place.timeZone !== TIME_ZONE)
    throw new Error(`The place keeps the time of ${place.timeZone}; the clock here is ${TIME_ZONE}`)
  if (place.projection !== PROJECTION)
    throw new Error(`The place is measured in ${place.projection}; squares here are in ${PROJECTION}`)
  for (const id of [place.police, place.council, place.examples.partner]) partnerName(place, id)
  return place
}

/**
 * Label of a partner.
 * @throws Error for an unlisted id
 */
export function partnerName({ partners }: Pick<Place, 'partners'>, id: string): string {
  const partner = partners.find((one) => one.id === id)
  if (!partner)
    throw new Error(`The place lists no partner ${id}; it lists ${partners.map((one) => one.id).join(', ')}`)
  return partner.label
}

/**
 * The place with further partners, each of which replaces the label of one with its id. The same object where nothing is
 * added or changed.
 */
export function withPartners<P extends Pick<Place, 'partners'>>(place: P, more: readonly Partner[] = []): P {
  const labels = new Map(place.partners.map(({ id, label }) => [id, label]))
  const changed = more.filter(({ id, label }) => labels.get(id) !== label)
  if (changed.length === 0) return place
  for (const { id, label } of changed) labels.set(id, label)
  return { ...place, partners: [...labels].map(([id, label]) => ({ id, label })) }
}

/** The place with a partner for each id that it does not list, under the id as its label. */
export function withUnlistedPartners<P extends Pick<Place, 'partners'>>(place: P, ids: Iterable<string>): P {
  const listed = new Set(place.partners.map(({ id }) => id))
  const unlisted = [...new Set(ids)].filter((id) => !listed.has(id)).toSorted()
  return withPartners(
    place,
    unlisted.map((id) => ({ id, label: id })),
  )
}

/** The place without its surroundings: whatever lies outside it is set aside. */
export const withoutVicinity = <P extends Pick<Place, 'vicinityMetres'>>(place: P): P => ({
  ...place,
  vicinityMetres: 0,
})

/** The vicinity distance in words: `25 km`. */
export const vicinityWords = ({ vicinityMetres }: Pick<Place, 'vicinityMetres'>) =>
  `${vicinityMetres / 1000} km`
