/** Text on the base map, placed last in the free space: place names and watermarks. */
import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Surface } from '../../domain/geography.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { nameSprite, type NameRank } from '../sprites/name-sprite.ts'
import type { SpriteStyle, Sprite } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import {
  firstFree,
  expandedBy,
  areDisjoint,
  isInside,
  centreOf,
  rectAt,
  leastOverlapping,
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

/**
 * Size of the cells in pixels at a whole or half zoom. Each cell has at most one watermark, about six on a
 * desktop screen.
 */
const CELL_SIZE = { width: 380, height: 240 }
const STEPS_A_ZOOM = 2
const MIN_SPACING = 60
const OFFSETS: readonly Pixel[] = [0, 30, -30, 60, -60, 90, -90].flatMap((y) =>
  [0, 60, -60, 120, -120].map((x) => ({ x, y })),
)
/** Grid in pixels of the search for a single position. */
const SEARCH = { x: 32, y: 16 }

/**
 * A watermark in each cell of a grid in world coordinates that has a free position, wholly inside the frame.
 * If `obstacles` leave no position at all, one watermark is placed where it covers least of `fixedObstacles`;
 * place names under it are dropped.
 */
export function watermarksFor(
  sprite: Sprite,
  mapFrame: MapFrame,
  { obstacles, fixedObstacles }: { readonly obstacles: Obstacles; readonly fixedObstacles: Obstacles },
): readonly Placed[] {
  const { frame } = mapFrame
  const placed: Placed[] = []
  const claimed: Rect[] = []
  for (const { id, middle } of cellsOf(mapFrame)) {
    const spots = OFFSETS.map(({ x, y }) => rectAt({ x: middle.x + x, y: middle.y + y }, sprite))
    const isAllowed = (rect: Rect) =>
      isInside(rect, frame) && claimed.every((other) => areDisjoint(rect, other))
    const spot = firstFree(spots.filter(isAllowed), obstacles)
    if (!spot) continue
    claimed.push(expandedBy(spot, MIN_SPACING))
    placed.push({ id, sprite, middle: centreOf(spot) })
  }
  return placed.length > 0
    ? placed
    : [{ id: 'one', sprite, middle: singleSpot(sprite, frame, { obstacles, fixedObstacles }) }]
}

/** The first free position in the frame, else the one that covers least of the fixed obstacles. */
function singleSpot(
  sprite: Sprite,
  frame: Rect,
  { obstacles, fixedObstacles }: { obstacles: Obstacles; fixedObstacles: Obstacles },
): Pixel {
  const spots: Rect[] = []
  for (let y = frame.top + sprite.height / 2; y + sprite.height / 2 <= frame.bottom; y += SEARCH.y)
    for (let x = frame.left + sprite.width / 2; x + sprite.width / 2 <= frame.right; x += SEARCH.x)
      spots.push(rectAt({ x, y }, sprite))
  return centreOf(firstFree(spots, obstacles) ?? leastOverlapping(spots, fixedObstacles)?.rect ?? frame)
}

function cellsOf({ zoom, frame }: MapFrame): readonly { readonly id: string; readonly middle: Pixel }[] {
  const scale = 2 ** (zoom - Math.floor(zoom * STEPS_A_ZOOM) / STEPS_A_ZOOM)
  const [across, down] = [CELL_SIZE.width * scale, CELL_SIZE.height * scale]
  const cells = []
  for (let row = Math.floor(frame.top / down); row * down < frame.bottom; row++) {
    // Every other row is offset by half a cell.
    const stagger = row % 2 === 0 ? 0.25 : 0.75
    for (let column = Math.floor(frame.left / across) - 1; column * across < frame.right; column++) {
      const middle = { x: (column + stagger) * across, y: (row + 0.5) * down }
      if (!areDisjoint(rectAt(middle, { width: 1, height: 1 }), frame))
        cells.push({ id: `${column},${row}`, middle })
    }
  }
  return cells
}
