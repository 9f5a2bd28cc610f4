/** Placement of the names of towns: before every other label, and never left out while the town is in the frame. */
import type { NamedPlace } from '../../domain/borough/borough.ts'
import { boxOf, type Surface } from '../../domain/geography.ts'
import { contains } from '../../analytics/geometry.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import { nameSprite } from '../sprites/name-sprite.ts'
import type { Sprite, SpriteStyle } from '../sprites/sprite.ts'
import type { Disc } from '../discs/discs.ts'
import { outerRadius } from '../discs/disc-size.ts'
import type { Placed } from './labels.ts'
import {
  areDisjoint,
  centreOf,
  clampedInto,
  expandedBy,
  frameOf,
  isFree,
  isInside,
  leastOverlapping,
  nearestIn,
  positionsAround,
  rectAt,
  type Obstacles,
  type Rect,
} from './rects.ts'

interface TownNamesInput {
  readonly zoom: number
  readonly frame: Rect
  readonly style: SpriteStyle
  /** A name may cover the rim of a disc, never its number. */
  readonly discs: readonly Disc[]
  /** Sites: a town whose position lies in one is named beside it. */
  readonly unlabelledAreas: readonly Surface[]
}

/** Distances in pixels between a town's position and its name, tried in all eight directions. */
const GAPS = [4, 10, 18, 28, 40, 54, 70]
/** Reach and grid in pixels of the search that follows where no such position is free. */
const SEARCH = { reach: 150, x: 18, y: 9 }
/** Side of the square round a town's position that its name is placed beside, in pixels. */
const SPOT = 6
/** Share of a disc's radius that its number takes. */
const NUMBER_SHARE = 0.75
/** Distance in pixels between the name of a town and other labels. */
const SPACING = 6
/** So many pixels farther away a name is placed to cover no rim of a disc and no small site. */
const SOFT_PENALTY = 24
/** A site with no longer side in pixels is small. */
const SMALL_SITE = 120

/**
 * Names of the towns in the frame, in the given order; each is added to `obstacles`. A name is placed as close to its
 * town as it can be without covering a number; a place over the rim of a disc or over a small site counts as farther
 * away. Where every place is taken it is where it covers least.
 */
export function townNamesFor(
  towns: readonly NamedPlace[],
  input: TownNamesInput,
  obstacles: Obstacles,
): readonly Placed[] {
  const placed: Placed[] = []
  const numbers = numberCircles(input.discs)
  const sites = smallSites(input)
  for (const town of towns) {
    const at = pixelAt(town.at, input.zoom)
    const sprite = nameSprite(town.name, 'town', input.style)
    const spots = spotsFor(at, { ...input, sprite, town })
    const hard: Obstacles = {
      circles: numbers,
      rects: [...obstacles.rects, ...placed.map(spriteRect)],
    }
    const soft: Obstacles = { circles: obstacles.circles, rects: sites }
    const spot =
      closestFree([...spots.around, ...spots.farther], { at, hard, soft }) ??
      leastOverlapping(spots.around, hard)?.rect
    if (!spot) continue
    placed.push({ id: town.name, sprite, middle: centreOf(spot) })
  }
  obstacles.rects.push(...placed.map((name) => expandedBy(spriteRect(name), SPACING)))
  return placed
}

interface Closeness {
  /** The town. */
  readonly at: Pixel
  /** What is never covered. */
  readonly hard: Obstacles
  /** What is covered only where the name would else be far from its town. */
  readonly soft: Obstacles
}

/** The free position closest to the town, of equals the first; undefined if none is free. */
function closestFree(rects: readonly Rect[], { at, hard, soft }: Closeness): Rect | undefined {
  let best: { readonly rect: Rect; readonly far: number } | null = null
  for (const rect of rects) {
    const near = nearestIn(rect, at)
    const way = Math.hypot(near.x - at.x, near.y - at.y)
    if (best && way >= best.far) continue
    if (!isFree(rect, hard)) continue
    const far = way + (isFree(rect, soft) ? 0 : SOFT_PENALTY)
    if (!best || far < best.far) best = { rect, far }
  }
  return best?.rect
}

/** Boxes of the sites of which a name would cover much. */
const smallSites = ({ unlabelledAreas, zoom }: TownNamesInput): Rect[] =>
  unlabelledAreas
    .map((area) => frameOf(boxOf(area), zoom))
    .filter(({ left, top, right, bottom }) => Math.max(right - left, bottom - top) < SMALL_SITE)

const spriteRect = ({ middle, sprite }: Placed): Rect => expandedBy(rectAt(middle, sprite), 1)

/** The circle that the number of each disc takes. */
const numberCircles = (discs: readonly Disc[]) =>
  discs.map(({ middle, size }) => ({ ...middle, radius: outerRadius(size) * NUMBER_SHARE }))

interface Spots {
  readonly around: readonly Rect[]
  readonly farther: readonly Rect[]
}

/** Positions for the name of a town, best first; none for a town outside the frame whose name does not reach into it. */
function spotsFor(
  at: Pixel,
  { frame, zoom, unlabelledAreas, town, sprite }: TownNamesInput & TownName,
): Spots {
  const [longitude, latitude] = town.at
  const spot = rectAt(at, { width: SPOT, height: SPOT })
  const on = rectAt(at, sprite)
  if (areDisjoint(spot, frame)) return { around: isInside(on, frame) ? [on] : [], farther: [] }
  const kept = unlabelledAreas
    .filter((area) => contains(area, longitude, latitude))
    .map((area) => frameOf(boxOf(area), zoom))
  const allowed = (rects: readonly Rect[]) =>
    rects
      .map((rect) => clampedInto(rect, frame))
      .filter((rect) => kept.every((area) => areDisjoint(rect, area)))
  return {
    around: allowed([on, ...positionsAround(spot, sprite, GAPS)]),
    farther: allowed(OFFSETS.map(({ x, y }) => rectAt({ x: at.x + x, y: at.y + y }, sprite))),
  }
}

interface TownName {
  readonly town: NamedPlace
  readonly sprite: Sprite
}

/** Offsets of the search, by distance. */
const OFFSETS: readonly Pixel[] = gridOffsets()

function gridOffsets(): readonly Pixel[] {
  const { reach, x: across, y: down } = SEARCH
  const offsets: Pixel[] = []
  for (let y = -reach; y <= reach; y += down)
    for (let x = -reach; x <= reach; x += across) offsets.push({ x, y })
  return offsets.toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))
}
