/** What can be found by name: the borough's places and stations, the data's wards and sites. */
import type { Borough, Postcode } from '../../domain/borough/borough.ts'
import type { Area } from '../../domain/area.ts'
import { boxOf, isInBox, type Position } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import type { CameraTarget } from '../../map/covered-area.ts'
import type { Chosen } from '../../state/view.ts'
import { plainWords } from './plain-words.ts'

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
