/** Configuration of the place that an installation serves, read at run time from place.json. */
import { GRIDS, PROJECTIONS, type Projection } from '../borough/grids.ts'
import type { Position, Ring } from '../geography.ts'
import { jurisdictionOfCode, JURISDICTIONS, nounOfCode, type Jurisdiction } from './jurisdiction.ts'

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
  /** Word for the whole of it in sentences: `borough`, `city`, `district`, `county`, `force area`. */
  readonly noun: string
  /** Decides the bank holidays and the rules of closure orders. */
  readonly jurisdiction: Jurisdiction
  /** Days that are holidays here besides the bank holidays, as `2024-04-15` by their names. */
  readonly localHolidays: Readonly<Record<string, readonly string[]>>
  /** Words on the public page, by name; a manifest's labels override them. */
  readonly labels: Readonly<Record<string, string>> & { readonly place: string }
  /** IANA name of the time zone. */
  readonly timeZone: string
  /** EPSG code of the grid that squares are counted in. */
  readonly projection: Projection
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
export type Surroundings = Pick<Place, 'vicinityMetres' | 'labels' | 'noun'>

/** Members that files of places made before them lack. */
type LaterMember = 'noun' | 'jurisdiction' | 'localHolidays'

/** Content of `place.json`. */
export interface PlaceFile
  extends Omit<Place, LaterMember | 'projection'>, Partial<Pick<Place, LaterMember>> {
  readonly format: string
  readonly version: number
  readonly projection: string
}

/** File version that is read. */
export const PLACE_VERSION = 1
/** Distance within which rows are near, unless a place states another. */
export const USUAL_VICINITY_METRES = 25_000
/** Only supported time zone: see day.ts. */
export const TIME_ZONE = 'Europe/London'
/** The grid of each jurisdiction. */
export const PROJECTION_OF: Readonly<Record<Jurisdiction, Projection>> = {
  'england-and-wales': 'EPSG:27700',
  scotland: 'EPSG:27700',
  'northern-ireland': 'EPSG:29903',
}

/**
 * Validates a place file.
 * @throws Error on another version, and on an unsupported time zone, projection, jurisdiction or unlisted partner
 */
export function placeFrom({ format, version, projection, ...file }: PlaceFile): Place {
  if (format !== 'holdfast-place' || version !== PLACE_VERSION)
    throw new Error(
      `The file is ${format} version ${version}; this reads holdfast-place version ${PLACE_VERSION}`,
    )
  if (file.timeZone !== TIME_ZONE)
    throw new Error(`The place keeps the time of ${file.timeZone}; the clock here is ${TIME_ZONE}`)
  const known = PROJECTIONS.find((one) => one === projection)
  if (known === undefined)
    throw new Error(
      `The place is measured in ${projection}; squares here are in ${PROJECTIONS.map((one) => `${one} (${GRIDS[one].name})`).join(' or ')}`,
    )
  const jurisdiction = file.jurisdiction ?? jurisdictionOfCode(file.code) ?? 'england-and-wales'
  if (!JURISDICTIONS.includes(jurisdiction))
    throw new Error(`The place lies in ${jurisdiction}; known here: ${JURISDICTIONS.join(', ')}`)
  const place: Place = {
    ...file,
    projection: known,
    jurisdiction,
    noun: file.noun ?? nounOfCode(file.code),
    localHolidays: file.localHolidays ?? {},
  }
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
