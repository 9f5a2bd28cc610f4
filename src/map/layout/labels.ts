/**
 * Placement of labels of hotspots and sites: beside their shape, or farther away with a leader line where it
 * is crowded.
 */
import { contains } from '../../analytics/geometry.ts'
import { boxOf, ringsOf, type Surface } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'
import type { Sprite } from '../sprites/sprite.ts'
import {
  frameOf,
  expandedBy,
  areDisjoint,
  isFree,
  leastOverlapping,
  centreOf,
  clampedInto,
  nearestIn,
  positionsAround,
  rectAt,
  type Obstacles,
  type Rect,
  type Circle,
} from './rects.ts'

/** A sprite placed by its centre in world pixels. */
export interface Placed {
  readonly id: string
  readonly sprite: Sprite
  readonly middle: Pixel
}
/** A leader line from a shape to its label, in world pixels. */
export interface Leader {
  readonly kind: 'hotspot' | 'site' | 'place'
  readonly from: Pixel
  readonly to: Pixel
}
/** A shape to be labelled by a sprite. */
export interface LabelledShape {
  readonly id: string
  readonly kind: 'hotspot' | 'site'
  readonly shape: Surface
  readonly sprite: Sprite
  /** Labelled even over other marks; any other shape without a free position gets no label. */
  readonly isChosen: boolean
}
interface PlacedLabels {
  readonly placed: readonly Placed[]
  readonly leaders: readonly Leader[]
}

interface LabelFrame {
  readonly zoom: number
  readonly frame: Rect
  /** Labels whose places are kept, by id; missing: none. */
  readonly held?: ReadonlyMap<string, Placed>
  /** Names and numbers that no leader is to cross where there is another way; missing: none. */
  readonly names?: readonly Rect[]
  /** Discs that only the leader of a shape under them is to cross, where there is another way; missing: none. */
  readonly discs?: readonly Circle[]
}

/** Distances in pixels at which positions beside the shape are tried. */
const GAPS = [5, 14, 26, 42, 60, 84, 112]
const MIN_LEADER_GAP = 10
const LEADER_CIRCLE = 6
/** Positions of the search of the whole frame whose leader is judged. */
const MOST_TRIED = 200
/** Grid in pixels of the search of the whole frame. */
const SEARCH_STEP = { x: 24, y: 12 }
/** Distance in pixels between a label and the edge of the frame. */
const FRAME_MARGIN = 6
/** Distance in pixels between labels. */
const LABEL_SPACING = 3

/**
 * Places the labels of shapes visible in the frame, in the order of their ids; adds each to `obstacles`. A
 * shape without a free position gets no label, because overlapping texts could not be read; the hover label,
 * Details and the table give its name.
 */
export function labelsFor(
  shapes: readonly LabelledShape[],
  { zoom, frame, held = NOTHING_HELD, names = [], discs = [] }: LabelFrame,
  obstacles: Obstacles,
): PlacedLabels {
  const placed: Placed[] = []
  const leaders: Leader[] = []
  let searchesLeft = MAX_SEARCHED
  for (const { id, kind, shape, sprite, isChosen } of inPlacingOrder(shapes, held)) {
    const box = frameOf(boxOf(shape), zoom)
    if (areDisjoint(box, frame)) continue
    const bounds = expandedBy(frame, -FRAME_MARGIN)
    const near = [...positionsAround(box, sprite, GAPS)].map((place) => clampedInto(place, bounds))
    const kept = held.get(id)
    const leaderTo = (to: Rect) => leaderOf({ kind, shape }, to, zoom)
    const areFree = (rects: readonly Rect[]) => rects.filter((to) => isFree(to, obstacles))
    const freeNear = areFree(near)
    const elsewhere = () =>
      searchesLeft-- > 0 ? areFree(positionsInFrame(box, sprite, bounds)).slice(0, MOST_TRIED) : []
    const crossings = (to: Rect) => crossingsOf(leaderTo(to), { names, discs })
    const rect =
      (kept && heldRect(kept, sprite)) ??
      freeNear.find((to) => crossings(to) === 0) ??
      leastOf([...freeNear, ...elsewhere()], crossings) ??
      (isChosen ? leastOverlapping(near, obstacles)?.rect : undefined)
    if (!rect) continue
    obstacles.rects.push(expandedBy(rect, LABEL_SPACING))
    placed.push({ id, sprite, middle: centreOf(rect) })
    const leader = leaderTo(rect)
    if (!leader) continue
    leaders.push(leader)
    obstacles.circles.push(...leaderCircles(leader))
  }
  return { placed, leaders }
}

/** The leader from a shape to its label; null where the label is inside or close beside it. */
function leaderOf(
  { kind, shape }: Pick<LabelledShape, 'kind' | 'shape'>,
  to: Rect,
  zoom: number,
): Leader | null {
  if (contains(shape, ...positionAt(centreOf(to), zoom))) return null
  const box = frameOf(boxOf(shape), zoom)
  const from = kind === 'site' ? nearestCorner(shape, to, zoom) : centreOf(box)
  const edge = kind === 'site' ? from : nearestIn(box, centreOf(to))
  return gapTo(to, edge) <= MIN_LEADER_GAP ? null : { kind, from, to: nearestIn(to, from) }
}

const isOver = ({ x, y }: Pixel, rects: readonly Rect[]) =>
  rects.some(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom)

/** How bad it is where a leader goes: 0 over nothing, 1 over a disc that does not cover its shape, 2 over text. */
function crossingsOf(
  leader: Leader | null,
  { names, discs }: Required<Pick<LabelFrame, 'names' | 'discs'>>,
): 0 | 1 | 2 {
  if (!leader) return 0
  const points = leaderCircles(leader)
  if (points.some((point) => isOver(point, names))) return 2
  const others = discs.filter((disc) => !isWithin(leader.from, disc))
  return points.some((point) => others.some((disc) => isWithin(point, disc))) ? 1 : 0
}

const isWithin = (point: Pixel, { x, y, radius }: Circle) => Math.hypot(point.x - x, point.y - y) < radius

/** The first of those with the least crossings. */
function leastOf(rects: readonly Rect[], crossings: (rect: Rect) => number): Rect | undefined {
  let [best, least]: [Rect | undefined, number] = [undefined, Infinity]
  for (const rect of rects) {
    const crossed = crossings(rect)
    if (crossed < least) [best, least] = [rect, crossed]
    if (least === 0) break
  }
  return best
}

const NOTHING_HELD: ReadonlyMap<string, Placed> = new Map()

/** By id, those whose places are kept first. */
const inPlacingOrder = (shapes: readonly LabelledShape[], held: ReadonlyMap<string, Placed>) =>
  shapes.toSorted((a, b) => Number(held.has(b.id)) - Number(held.has(a.id)) || (a.id < b.id ? -1 : 1))

/** The place of a held label; a wider label of the same height grows to the right. */
function heldRect({ middle, sprite: before }: Placed, sprite: Sprite): Rect {
  const growth = before.height === sprite.height ? sprite.width - before.width : 0
  return rectAt({ x: middle.x + growth / 2, y: middle.y }, sprite)
}

/**
 * Number of labels for which the whole frame is searched: among hundreds of labels a long leader is no help.
 */
const MAX_SEARCHED = 24

/** Grid positions in the frame, ordered by distance from a box. */
function positionsInFrame(box: Rect, sprite: Sprite, bounds: Rect): readonly Rect[] {
  const from = centreOf(box)
  const places: Pixel[] = []
  for (let y = bounds.top + sprite.height / 2; y + sprite.height / 2 <= bounds.bottom; y += SEARCH_STEP.y)
    for (let x = bounds.left + sprite.width / 2; x + sprite.width / 2 <= bounds.right; x += SEARCH_STEP.x)
      places.push({ x, y })
  const away = ({ x, y }: Pixel) => Math.hypot(x - from.x, y - from.y)
  return places.toSorted((a, b) => away(a) - away(b)).map((place) => rectAt(place, sprite))
}

/** A leader as a row of small circles, so that no name is written over it. */
function leaderCircles({ from, to }: Leader): Circle[] {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / LEADER_CIRCLE)
  return Array.from({ length: count }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / count,
    y: from.y + ((to.y - from.y) * i) / count,
    radius: LEADER_CIRCLE / 2,
  }))
}

const gapTo = (rect: Rect, point: Pixel) => {
  const near = nearestIn(rect, point)
  return Math.hypot(near.x - point.x, near.y - point.y)
}

/** The corner of a boundary nearest to a label. */
const nearestCorner = (shape: Surface, label: Rect, zoom: number): Pixel =>
  ringsOf(shape)
    .flat(2)
    .map((position) => pixelAt(position, zoom))
    .reduce((best, corner) => (gapTo(label, corner) < gapTo(label, best) ? corner : best))
