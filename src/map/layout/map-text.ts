/** Text on the base map, placed last in the free space: place names. */
import { contains } from '../../analytics/geometry.ts'
import { WARD_NAME, type NamedPlace } from '../../domain/borough/borough.ts'
import type { Surface } from '../../domain/geography.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { nameSprite, type NameRank } from '../sprites/name-sprite.ts'
import type { SpriteStyle } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import {
  firstFree,
  expandedBy,
  areDisjoint,
  isInside,
  centreOf,
  rectAt,
  type Obstacles,
  type Rect,
} from './rects.ts'
import type { Zooms } from '../scale.ts'

/** The unobstructed part of the map in world pixels at a zoom. */
export interface MapFrame {
  readonly zoom: number
  readonly frame: Rect
}

/** Zoom from which the smallest places are named. */
const LOCALITY_ZOOM = 13
/** Kind of a town outside the borough. */
export const NEIGHBOUR = 'neighbour'
const RANKS: Readonly<Record<string, NameRank>> = {
  town: 'town',
  suburb: 'village',
  village: 'village',
  [WARD_NAME]: 'village',
  [NEIGHBOUR]: 'neighbour',
}
const rankOf = (kind: string): NameRank => RANKS[kind] ?? 'locality'
const firstZoom = (rank: NameRank, zooms: Zooms) =>
  rank === 'town' ? 0 : rank === 'village' ? zooms.town : LOCALITY_ZOOM
const ORDER: readonly NameRank[] = ['town', 'village', 'locality', 'neighbour']

/** Offsets in pixels at which the name of a village is tried: on its position, above or below. */
const OFFSETS_OF_A_NAME: readonly Pixel[] = [0, -18, 18, -30, 30].map((y) => ({ x: 0, y }))

export const isTown = ({ kind }: NamedPlace) => rankOf(kind) === 'town'

/**
 * Places that may be named at a zoom, by rank, then population, then name; none but towns
 * inside the areas `unlabelledAreas`.
 */
export function namedPlaces(
  places: readonly NamedPlace[],
  { zoom, zooms }: { readonly zoom: number; readonly zooms: Zooms },
  unlabelledAreas: readonly Surface[],
): readonly NamedPlace[] {
  const weight = (place: NamedPlace) => ORDER.indexOf(rankOf(place.kind))
  return places
    .filter(({ kind }) => zoom >= firstZoom(rankOf(kind), zooms))
    .filter(
      (place) => isTown(place) || !unlabelledAreas.some((shape) => contains(shape, place.at[0], place.at[1])),
    )
    .toSorted(
      (a, b) =>
        weight(a) - weight(b) || (b.population ?? 0) - (a.population ?? 0) || (a.name < b.name ? -1 : 1),
    )
}

/** Names with a free position near their place, added to `obstacles`; the others are left out. */
export function namesFor(
  places: readonly NamedPlace[],
  { mapFrame, style }: { readonly mapFrame: MapFrame; readonly style: SpriteStyle },
  obstacles: Obstacles,
): readonly Placed[] {
  const placed: Placed[] = []
  for (const place of places) {
    const at = pixelAt(place.at, mapFrame.zoom)
    if (areDisjoint(rectAt(at, { width: 200, height: 100 }), mapFrame.frame)) continue
    const rank = rankOf(place.kind)
    const sprite = nameSprite(place.name, rank, style)
    const spots = OFFSETS_OF_A_NAME.map(({ x, y }) => rectAt({ x: at.x + x, y: at.y + y }, sprite)).filter(
      (rect) => isInside(rect, mapFrame.frame),
    )
    const spot = firstFree(spots, obstacles)
    if (!spot) continue
    obstacles.rects.push(expandedBy(spot, 6))
    placed.push({ id: place.name, sprite, middle: centreOf(spot) })
  }
  return placed
}
