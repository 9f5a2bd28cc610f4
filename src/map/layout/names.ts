/** Names of places on the paper: they give way to all else that stands on the picture. */
import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Surface } from '../../domain/geography.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { nameSprite, type NameRank } from '../sprites/name-sprite.ts'
import type { SpriteStyle } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import { firstFree, grownBy, isApart, isWhollyIn, middleOf, rectAt, type Crowd, type Rect } from './rects.ts'
import type { Zooms } from './zooms.ts'

export interface Ground {
  readonly zoom: number
  readonly frame: Rect
}

/** From here on the smallest places are named. */
const LOCALITY_ZOOM = 13
const RANKS: Readonly<Record<string, NameRank>> = { town: 'town', suburb: 'village', village: 'village' }
const rankOf = (kind: string): NameRank => RANKS[kind] ?? 'locality'
const firstZoom = (rank: NameRank, zooms: Zooms) =>
  rank === 'town' ? 0 : rank === 'village' ? zooms.town : LOCALITY_ZOOM
const ORDER: readonly NameRank[] = ['town', 'village', 'locality']

/** Where a name may stand, from its place, in pixels: on it, above or below; a town's name may move further. */
const NEAR: readonly Pixel[] = [0, -18, 18, -30, 30].map((y) => ({ x: 0, y }))
const FAR: readonly Pixel[] = [
  ...NEAR,
  ...[40].flatMap((radius) =>
    Array.from({ length: 12 }, (_, i) => {
      const angle = Math.PI / 2 + ((i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * Math.PI) / 6
      return { x: 1.3 * radius * Math.cos(angle), y: 0.8 * radius * Math.sin(angle) }
    }),
  ),
]

/** The places that may be named at a zoom: the weightier first, of equals by name; none within the shapes. */
export function namedPlaces(
  places: readonly NamedPlace[],
  { zoom, zooms }: { readonly zoom: number; readonly zooms: Zooms },
  unnamed: readonly Surface[],
): readonly NamedPlace[] {
  const weight = (place: NamedPlace) => ORDER.indexOf(rankOf(place.kind))
  return places
    .filter(({ kind }) => zoom >= firstZoom(rankOf(kind), zooms))
    .filter(({ at }) => !unnamed.some((shape) => contains(shape, at[0], at[1])))
    .toSorted(
      (a, b) =>
        weight(a) - weight(b) || (b.population ?? 0) - (a.population ?? 0) || (a.name < b.name ? -1 : 1),
    )
}

/** Names that find room near their place; the others are left out. */
export function namesFor(
  places: readonly NamedPlace[],
  { ground, look }: { readonly ground: Ground; readonly look: SpriteStyle },
  crowd: Crowd,
): readonly Placed[] {
  const placed: Placed[] = []
  for (const place of places) {
    const at = pixelAt(place.at, ground.zoom)
    if (isApart(rectAt(at, { width: 200, height: 100 }), ground.frame)) continue
    const rank = rankOf(place.kind)
    const stamp = nameSprite(place.name, rank, look)
    const spots = (rank === 'town' ? FAR : NEAR)
      .map(({ x, y }) => rectAt({ x: at.x + x, y: at.y + y }, stamp))
      .filter((rect) => isWhollyIn(rect, ground.frame))
    const spot = firstFree(spots, crowd)
    if (!spot) continue
    crowd.rects.push(grownBy(spot, 6))
    placed.push({ id: place.name, stamp, middle: middleOf(spot) })
  }
  return placed
}
