/** What can be found by name: the borough's places and stations, the data's wards and sites. */

import type { Borough, Postcode } from '../../domain/borough/borough.ts'
import type { Area } from '../../domain/area.ts'
import { boxOf, isInBox, type Position } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import type { CameraTarget } from '../../map/camera-target.ts'
import type { Chosen } from '../../state/view.ts'

export interface Find {
  /** Unlike that of any other. */
  readonly key: string
  readonly name: string
  /** What it is, in a word or two. */
  readonly what: string
  /** What is chosen along with it; null: the map only moves. */
  readonly chosen: Chosen | null
  readonly where: CameraTarget
}
/** A find among those that are matched by name. */
export interface NamedFind extends Find {
  /** The name without case, accents and punctuation. */
  readonly words: readonly string[]
  readonly population: number
  /** Before others of the same population: smaller comes first. */
  readonly rank: number
}

const PLACE_ZOOM = 14
const POSTCODE_ZOOM = 15

/** Towns, then what people decide on, then the smaller places. */
const RANKS = {
  town: 0,
  site: 1,
  ward: 2,
  suburb: 3,
  village: 3,
  estate: 4,
  locality: 5,
  station: 6,
} as const
const KINDS: Readonly<Record<string, { readonly rank: number; readonly what: string }>> = {
  town: { rank: RANKS.town, what: 'Town' },
  suburb: { rank: RANKS.suburb, what: 'Suburb' },
  village: { rank: RANKS.village, what: 'Village' },
  estate: { rank: RANKS.estate, what: 'Estate' },
}
const ANY_PLACE = { rank: RANKS.locality, what: 'Place' }

const named = (find: Find, population: number | null, rank: number): NamedFind => ({
  ...find,
  words: plainWords(find.name),
  population: population ?? 0,
  rank,
})
const close = (at: Position, zoom: number): CameraTarget => ({ kind: 'point', at, zoom })

/** Stations beyond the borough's frame are left out: the map does not go there. */
export function findsOf(
  borough: Pick<Borough, 'outline' | 'places' | 'stations'>,
  { areas, sites }: { readonly areas: readonly Area[]; readonly sites: readonly Site[] },
): readonly NamedFind[] {
  const frame = boxOf(borough.outline)
  const places = borough.places.map(({ name, kind, population, at }, row) => {
    const { rank, what } = KINDS[kind] ?? ANY_PLACE
    return named(
      { key: `place-${row}`, name, what, chosen: null, where: close(at, PLACE_ZOOM) },
      population,
      rank,
    )
  })
  const stations = borough.stations
    .filter(({ at }) => isInBox(at[0], at[1], frame))
    .map(({ name, at }, row) =>
      named(
        { key: `station-${row}`, name, what: 'Station', chosen: null, where: close(at, PLACE_ZOOM) },
        null,
        RANKS.station,
      ),
    )
  return [...places, ...stations, ...areas.filter(isWard).map(wardFind), ...sites.map(siteFind)]
}

const isWard = ({ level }: Area) => level === 'ward'

function wardFind({ code, name, shape, population }: Area): NamedFind {
  const chosen = { kind: 'ward', id: code } as const
  const where = { kind: 'box', box: boxOf(shape) } as const
  return named({ key: `ward-${code}`, name, what: 'Ward', chosen, where }, population, RANKS.ward)
}

function siteFind({ id, name, shape }: Site): NamedFind {
  const chosen = { kind: 'site', id } as const
  const where = { kind: 'box', box: boxOf(shape) } as const
  return named({ key: `site-${id}`, name, what: 'Site', chosen, where }, null, RANKS.site)
}

export const postcodeFind = ({ postcode, at }: Postcode): Find => ({
  key: `postcode-${postcode.replace(' ', '-')}`,
  name: postcode,
  what: 'Postcode',
  chosen: null,
  where: close(at, POSTCODE_ZOOM),
})

/** A name or a query as plain words: small letters and digits, no accents, no punctuation, `&` as "and". */

// Apostrophes go without leaving a gap, so that "boars head" finds "Boar's Head".
const APOSTROPHES = /['’‘`´]/g
const ACCENTS = /\p{M}/gu
const NOT_WORDS = /[^\p{L}\p{N}]+/u

/** `Ash, Long Mead & Elm` gives ash, long, mead, and, elm. */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(APOSTROPHES, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .split(NOT_WORDS)
    .filter((word) => word !== '')

/** Which finds a query means, best first: the whole name, then the beginnings of words, then anywhere inside. */

/** How well a name answers; smaller is better, null not at all. */
function closeness(name: readonly string[], query: readonly string[]): number | null {
  if (name.join(' ') === query.join(' ')) return 0
  if (query.every((part) => name.some((word) => word.startsWith(part)))) return 1
  if (query.every((part) => name.some((word) => word.includes(part)))) return 2
  return null
}

/** All that match. Of equals the more people live in, then the kind, then the alphabet. */
export function matchesOf(text: string, finds: readonly NamedFind[]): readonly NamedFind[] {
  const query = plainWords(text)
  if (query.length === 0) return []
  return finds
    .flatMap((find) => {
      const close = closeness(find.words, query)
      return close === null ? [] : [{ find, close }]
    })
    .toSorted((a, b) => a.close - b.close || compare(a.find, b.find))
    .map(({ find }) => find)
}

const compare = (a: NamedFind, b: NamedFind) =>
  b.population - a.population || a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB')
