/** Names of places on the paper: they give way to all else that stands on the picture. */

import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Surface } from '../../domain/geography.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { nameSprite, type NameRank } from '../sprites/name-sprite.ts'
import type { SpriteStyle, Sprite } from '../sprites/sprite.ts'
import type { Placed } from './labels.ts'
import {
  firstFree,
  grownBy,
  isApart,
  isWhollyIn,
  middleOf,
  rectAt,
  leastCovering,
  type Crowd,
  type Rect,
} from './rects.ts'
import type { Zooms } from '../scale.ts'

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

/** What the picture says quietly of its own data, here and there over the paper, so that a screenshot says it too. */

/** Cells of the paper in pixels at a whole or half zoom; each says the words at most once: some six on a desk. */
const CELL = { width: 380, height: 240 }
const STEPS_A_ZOOM = 2
const SAID_APART = 60
const SHIFTS: readonly Pixel[] = [0, 30, -30, 60, -60, 90, -90].flatMap((y) =>
  [0, 60, -60, 120, -120].map((x) => ({ x, y })),
)
/** How finely room is looked for where no cell has any. */
const SEARCH = { x: 32, y: 16 }

/**
 * Words repeated over the paper where it can be seen, fixed to the ground: in each cell that has free room for them,
 * never cut by the frame. `crowd` is all that stands; where it leaves no room at all the words are said once all the
 * same, where least of `firm` is covered: what stands in `crowd` alone gives way there.
 */
export function watermarks(
  stamp: Sprite,
  ground: Ground,
  { crowd, firm }: { readonly crowd: Crowd; readonly firm: Crowd },
): readonly Placed[] {
  const { frame } = ground
  const placed: Placed[] = []
  const said: Rect[] = []
  for (const { id, middle } of cellsOf(ground)) {
    const spots = SHIFTS.map(({ x, y }) => rectAt({ x: middle.x + x, y: middle.y + y }, stamp))
    const mayBe = (rect: Rect) => isWhollyIn(rect, frame) && said.every((other) => isApart(rect, other))
    const spot = firstFree(spots.filter(mayBe), crowd)
    if (!spot) continue
    said.push(grownBy(spot, SAID_APART))
    placed.push({ id, stamp, middle: middleOf(spot) })
  }
  return placed.length > 0 ? placed : [{ id: 'one', stamp, middle: saidOnce(stamp, frame, { crowd, firm }) }]
}

/** The first free spot of the frame, or else the one that covers least of what stands firm. */
function saidOnce(stamp: Sprite, frame: Rect, { crowd, firm }: { crowd: Crowd; firm: Crowd }): Pixel {
  const spots: Rect[] = []
  for (let y = frame.top + stamp.height / 2; y + stamp.height / 2 <= frame.bottom; y += SEARCH.y)
    for (let x = frame.left + stamp.width / 2; x + stamp.width / 2 <= frame.right; x += SEARCH.x)
      spots.push(rectAt({ x, y }, stamp))
  return middleOf(firstFree(spots, crowd) ?? leastCovering(spots, firm)?.rect ?? frame)
}

function cellsOf({ zoom, frame }: Ground): readonly { readonly id: string; readonly middle: Pixel }[] {
  const scale = 2 ** (zoom - Math.floor(zoom * STEPS_A_ZOOM) / STEPS_A_ZOOM)
  const [across, down] = [CELL.width * scale, CELL.height * scale]
  const cells = []
  for (let row = Math.floor(frame.top / down); row * down < frame.bottom; row++) {
    // Every other row is set off by half a cell.
    const stagger = row % 2 === 0 ? 0.25 : 0.75
    for (let column = Math.floor(frame.left / across) - 1; column * across < frame.right; column++) {
      const middle = { x: (column + stagger) * across, y: (row + 0.5) * down }
      if (!isApart(rectAt(middle, { width: 1, height: 1 }), frame))
        cells.push({ id: `${column},${row}`, middle })
    }
  }
  return cells
}
