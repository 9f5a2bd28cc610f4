/** Pills and tags on the picture: beside what they belong to, moved outwards with a thin leader where it is full. */
import { contains } from '../../analytics/geometry.ts'
import { boxOf, ringsOf, type Surface } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'
import type { Sprite } from '../sprites/sprite.ts'
import {
  grownBy,
  isApart,
  firstFree,
  leastCovering,
  middleOf,
  movedInto,
  nearestIn,
  placesRound,
  rectAt,
  type Crowd,
  type Rect,
  type Round,
} from './rects.ts'

export interface Placed {
  readonly id: string
  readonly stamp: Sprite
  readonly middle: Pixel
}
export interface Leader {
  readonly kind: 'hotspot' | 'site'
  readonly from: Pixel
  readonly to: Pixel
}
export interface Labelled {
  readonly id: string
  readonly kind: Leader['kind']
  readonly shape: Surface
  readonly stamp: Sprite
  /** Named whatever it covers; another without a free place goes without its label. */
  readonly isChosen: boolean
}
interface Labels {
  readonly placed: readonly Placed[]
  readonly leaders: readonly Leader[]
}

/** How far out a label may move, in pixels; past the second a leader ties it to its place. */
const GAPS = [5, 14, 26, 42, 60, 84, 112]
const LEADER_FROM = 10
const BEAD = 6
/** How finely a whole room is searched, in pixels. */
const SEARCH = { x: 24, y: 12 }
/** Between a label and the edge of the frame. */
const EDGE = 6
/** Between one label and the next. */
const APART = 3

/** The box of a surface in pixels. */
function boxInPixels(shape: Surface, zoom: number): Rect {
  const { west, south, east, north } = boxOf(shape)
  const topLeft = pixelAt([west, north], zoom)
  const bottomRight = pixelAt([east, south], zoom)
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}

/**
 * Labels of shapes that show in the frame, in the order of their ids; each takes its room from those after it. Where
 * there is none left a shape stands without its label: words over words say less than none, and what lies under the
 * pointer, Details and the table have its name.
 */
export function labelsFor(
  shapes: readonly Labelled[],
  { zoom, frame }: { readonly zoom: number; readonly frame: Rect },
  crowd: Crowd,
): Labels {
  const placed: Placed[] = []
  const leaders: Leader[] = []
  let farther = MOST_FARTHER
  for (const { id, kind, shape, stamp, isChosen } of shapes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const box = boxInPixels(shape, zoom)
    if (isApart(box, frame)) continue
    const room = grownBy(frame, -EDGE)
    const near = [...placesRound(box, stamp, GAPS)].map((place) => movedInto(place, room))
    const rect =
      firstFree(near, crowd) ??
      (farther-- > 0 ? firstFree(placesFarther(box, stamp, room), crowd) : undefined) ??
      (isChosen ? leastCovering(near, crowd)?.rect : undefined)
    if (!rect) continue
    crowd.rects.push(grownBy(rect, APART))
    placed.push({ id, stamp, middle: middleOf(rect) })
    // A label on its own ground needs no line to it.
    if (contains(shape, ...positionAt(middleOf(rect), zoom))) continue
    const from = kind === 'site' ? nearestCorner(shape, rect, zoom) : middleOf(box)
    const edge = kind === 'site' ? from : nearestIn(box, middleOf(rect))
    if (gapTo(rect, edge) <= LEADER_FROM) continue
    const leader: Leader = { kind, from, to: nearestIn(rect, from) }
    leaders.push(leader)
    crowd.rounds.push(...beads(leader))
  }
  return { placed, leaders }
}

/** So many labels of a kind are sought a place in the whole room: among hundreds a leader across the map ties nothing. */
const MOST_FARTHER = 24

/** Every place of a room, nearest to a box first: where all beside it is taken, a label goes farther. */
function placesFarther(box: Rect, stamp: Sprite, room: Rect): readonly Rect[] {
  const from = middleOf(box)
  const places: Pixel[] = []
  for (let y = room.top + stamp.height / 2; y + stamp.height / 2 <= room.bottom; y += SEARCH.y)
    for (let x = room.left + stamp.width / 2; x + stamp.width / 2 <= room.right; x += SEARCH.x)
      places.push({ x, y })
  const away = ({ x, y }: Pixel) => Math.hypot(x - from.x, y - from.y)
  return places.toSorted((a, b) => away(a) - away(b)).map((place) => rectAt(place, stamp))
}

/** A leader as a string of small rounds, so that no name is written over it. */
function beads({ from, to }: Leader): Round[] {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / BEAD)
  return Array.from({ length: count }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / count,
    y: from.y + ((to.y - from.y) * i) / count,
    radius: BEAD / 2,
  }))
}

const gapTo = (rect: Rect, point: Pixel) => {
  const near = nearestIn(rect, point)
  return Math.hypot(near.x - point.x, near.y - point.y)
}

/** The corner of a boundary that is nearest to a label. */
const nearestCorner = (shape: Surface, label: Rect, zoom: number): Pixel =>
  ringsOf(shape)
    .flat(2)
    .map((position) => pixelAt(position, zoom))
    .reduce((best, corner) => (gapTo(label, corner) < gapTo(label, best) ? corner : best))
