/** The place that the product serves: everything that ties it there, as one plain value read at run time. */
import type { Position, Ring } from '../geography.ts'

export interface Partner {
  /** As actions name it in their feed. */
  readonly id: string
  readonly label: string
}

/** Where residents can turn. */
export interface PlaceContact {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly phone: string | null
  readonly url: string | null
}

/** Whose figures a file of the place holds, in the words that their licences ask for. */
export interface Credit {
  readonly licence: string
  /** One sentence or two a source. */
  readonly attribution: readonly string[]
}

/** What documentation shows in place of real rows. */
export interface PlaceExamples {
  readonly point: Position
  readonly block: Ring
  /** A point as somebody types it: latitude first. */
  readonly typed: string
  /** Id of a partner. */
  readonly partner: string
}

/** Its ground (areas, water, roads, postcodes) is large and loaded apart: see borough.ts. */
export interface Place {
  /** The whole of it as an area: its name, and its code as a local authority district. */
  readonly name: string
  readonly code: string
  /** Words that residents read, by name; a manifest's labels replace them. */
  readonly labels: Readonly<Record<string, string>> & { readonly place: string }
  /** IANA name. */
  readonly timeZone: string
  /** Of the metres that squares are counted in, as `EPSG:` and its number. */
  readonly projection: string
  /** Degrees north of its middle: the scale of the map is told there. */
  readonly referenceLatitude: number
  /** Farther from the outline than this, a row is set aside. */
  readonly vicinityMetres: number
  /** In the order in which they are listed. */
  readonly partners: readonly Partner[]
  /** Ids of the two partners that apply for closure orders. */
  readonly police: string
  readonly council: string
  /** In the order in which residents read them. */
  readonly contacts: readonly PlaceContact[]
  readonly attribution: {
    /** For the corner of the map. */
    readonly line: string
    /** In full, by the file of the place that holds the figures. */
    readonly files: Readonly<Record<'borough' | 'roads' | 'postcodes', Credit>>
  }
  /** Year of the list of postcodes. */
  readonly postcodesYear: number
  readonly examples: PlaceExamples
}

/** `place.json` as it lies on disk. */
export interface PlaceFile extends Place {
  readonly format: string
  readonly version: number
}

/** The version that is read. */
export const PLACE_VERSION = 1
/** The one clock that the code has: see day.ts. */
const TIME_ZONE = 'Europe/London'
/** The one projection that the code has: see national-grid.ts. */
const PROJECTION = 'EPSG:27700'

/** Throws on another version, and on what the code cannot do: another clock, other metres, an unlisted partner. */
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

/** Throws where the place lists no such partner. */
export function partnerName({ partners }: Pick<Place, 'partners'>, id: string): string {
  const partner = partners.find((one) => one.id === id)
  if (!partner)
    throw new Error(`The place lists no partner ${id}; it lists ${partners.map((one) => one.id).join(', ')}`)
  return partner.label
}

/** The distance up to which a row counts as near, in words: `25 km`. */
export const vicinityWords = ({ vicinityMetres }: Pick<Place, 'vicinityMetres'>) =>
  `${vicinityMetres / 1000} km`
