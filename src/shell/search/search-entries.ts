/** What can be found by name (the borough's places and stations, wards, sites), and name matching. */
import type { Area } from '../../domain/area.ts'
import { WARD_NAME, type Borough, type Postcode } from '../../domain/borough/borough.ts'
import { boxOf, isInBox, type Position } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import type { CameraTarget } from '../../map/covered-area.ts'
import type { Chosen } from '../../state/view.ts'

/** A result of the search: a named place or a postcode. */
export interface SearchEntry {
  /** Unique. */
  readonly key: string
  readonly name: string
  /** Kind of place, such as `Ward` or `Station`. */
  readonly kindLabel: string
  /** Selected together with it; null: the map only moves. */
  readonly chosen: Chosen | null
  readonly where: CameraTarget
}
/** A search entry that is matched by name. */
export interface NamedEntry extends SearchEntry {
  /** The name as normalised words. */
  readonly words: readonly string[]
  readonly population: number
  /** Order among entries of equal population, smaller first. */
  readonly rank: number
}

const PLACE_ZOOM = 14
const POSTCODE_ZOOM = 15

/** Towns first, then sites and wards, then smaller places. */
export const RANKS = {
  town: 0,
  site: 1,
  ward: 2,
  suburb: 3,
  village: 3,
  estate: 4,
  locality: 5,
  station: 6,
  street: 7,
} as const
const KINDS: Readonly<Record<string, { readonly rank: number; readonly kindLabel: string }>> = {
  town: { rank: RANKS.town, kindLabel: 'Town' },
  suburb: { rank: RANKS.suburb, kindLabel: 'Suburb' },
  village: { rank: RANKS.village, kindLabel: 'Village' },
  estate: { rank: RANKS.estate, kindLabel: 'Estate' },
}
const ANY_PLACE = { rank: RANKS.locality, kindLabel: 'Place' }

const namedEntry = (entry: SearchEntry, population: number | null, rank: number): NamedEntry => ({
  ...entry,
  words: normalisedWords(entry.name),
  population: population ?? 0,
  rank,
})
const pointTarget = (at: Position, zoom: number): CameraTarget => ({ kind: 'point', at, zoom })

/** All entries that can be found by name. Stations outside the borough's bounding box are excluded, as the map ends there. */
export function searchEntriesOf(
  borough: Pick<Borough, 'outline' | 'places' | 'stations'>,
  { areas, sites }: { readonly areas: readonly Area[]; readonly sites: readonly Site[] },
): readonly NamedEntry[] {
  const bounds = boxOf(borough.outline)
  // Wards are found as areas.
  const settlements = borough.places.filter(({ kind }) => kind !== WARD_NAME)
  const places = settlements.map(({ name, kind, population, at }, row) => {
    const { rank, kindLabel } = KINDS[kind] ?? ANY_PLACE
    return namedEntry(
      { key: `place-${row}`, name, kindLabel, chosen: null, where: pointTarget(at, PLACE_ZOOM) },
      population,
      rank,
    )
  })
  const stations = borough.stations
    .filter(({ at }) => isInBox(at[0], at[1], bounds))
    .map(({ name, at }, row) =>
      namedEntry(
        {
          key: `station-${row}`,
          name,
          kindLabel: 'Station',
          chosen: null,
          where: pointTarget(at, PLACE_ZOOM),
        },
        null,
        RANKS.station,
      ),
    )
  return [...places, ...stations, ...areas.filter(isWard).map(wardEntry), ...sites.map(siteEntry)]
}

const isWard = ({ level }: Area) => level === 'ward'

function wardEntry({ code, name, shape, population }: Area): NamedEntry {
  const chosen = { kind: 'ward', id: code } as const
  const where = { kind: 'box', box: boxOf(shape) } as const
  return namedEntry({ key: `ward-${code}`, name, kindLabel: 'Ward', chosen, where }, population, RANKS.ward)
}

function siteEntry({ id, name, shape }: Site): NamedEntry {
  const chosen = { kind: 'site', id } as const
  const where = { kind: 'box', box: boxOf(shape) } as const
  return namedEntry({ key: `site-${id}`, name, kindLabel: 'Site', chosen, where }, null, RANKS.site)
}

/** The search entry of a postcode. */
export const postcodeEntry = ({ postcode, at }: Postcode): SearchEntry => ({
  key: `postcode-${postcode.replace(' ', '-')}`,
  name: postcode,
  kindLabel: 'Postcode',
  chosen: null,
  where: pointTarget(at, POSTCODE_ZOOM),
})

// Apostrophes are removed without a gap, so that "boars head" finds "Boar's Head".
const APOSTROPHES = /['’‘`´]/g
const ACCENTS = /\p{M}/gu
const NOT_WORDS = /[^\p{L}\p{N}]+/u

/** Lower-case words without accents or punctuation: `Ash, Long Mead & Elm` gives ash, long, mead, and, elm. */
export const normalisedWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(APOSTROPHES, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .split(NOT_WORDS)
    .filter((word) => word !== '')

/**
 * 0 for the whole name, 1 where the name begins with the query, 2 where every query word begins a word of it, 3 where it
 * occurs inside one; else null.
 */
function matchDistance(name: readonly string[], query: readonly string[]): number | null {
  if (name.join(' ') === query.join(' ')) return 0
  if (name.join(' ').startsWith(query.join(' '))) return 1
  if (query.every((part) => name.some((word) => word.startsWith(part)))) return 2
  if (query.every((part) => name.some((word) => word.includes(part)))) return 3
  return null
}

/** All entries that match, closest first; equals by population, then rank, then name. */
export function matchingEntries(text: string, entries: readonly NamedEntry[]): readonly NamedEntry[] {
  const query = normalisedWords(text)
  if (query.length === 0) return []
  return entries
    .flatMap((entry) => {
      const distance = matchDistance(entry.words, query)
      return distance === null ? [] : [{ entry, distance }]
    })
    .toSorted((a, b) => a.distance - b.distance || compareEntries(a.entry, b.entry))
    .map(({ entry }) => entry)
}

const compareEntries = (a: NamedEntry, b: NamedEntry) =>
  b.population - a.population || a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB')
