/** Watermarks over a map that leaves the screen: repeated in the space that its marks and labels leave. */
import type { Insets, Pixel, Size } from '../mercator.ts'
import { outerRadius } from '../discs/disc-size.ts'
import type { Placed } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'
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
} from '../layout/rects.ts'
import { watermarkSprite } from '../sprites/name-sprite.ts'
import type { CanvasContext, Measure, Sprite } from '../sprites/sprite.ts'

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
 * Without any free position one watermark is placed where it covers least.
 */
export function watermarksOn(layout: MapLayout, frame: Rect, sprite: Sprite): readonly Placed[] {
  const obstacles = obstaclesIn(layout)
  const placed: Placed[] = []
  const claimed: Rect[] = []
  for (const { id, middle } of cellsOf(layout.zoom, frame)) {
    const spots = OFFSETS.map(({ x, y }) => rectAt({ x: middle.x + x, y: middle.y + y }, sprite))
    const isAllowed = (rect: Rect) =>
      isInside(rect, frame) && claimed.every((other) => areDisjoint(rect, other))
    const spot = firstFree(spots.filter(isAllowed), obstacles)
    if (!spot) continue
    claimed.push(expandedBy(spot, MIN_SPACING))
    placed.push({ id, sprite, middle: centreOf(spot) })
  }
  return placed.length > 0 ? placed : [{ id: 'one', sprite, middle: singleSpot(sprite, frame, obstacles) }]
}

interface WatermarkedPart {
  readonly text: string
  /** Panels round the part of the map that is drawn, and the size of that part. */
  readonly insets: Insets
  readonly size: Size
  readonly measure: Measure
}
/** Draws the watermarks on a canvas whose origin is the north-west corner of the part drawn. */
export function paintWatermarks(
  context: CanvasContext,
  layout: MapLayout,
  { text, insets, size, measure }: WatermarkedPart,
) {
  const left = layout.origin.x + insets.left
  const top = layout.origin.y + insets.top
  const frame = { left, top, right: left + size.width, bottom: top + size.height }
  const sprite = watermarkSprite(text, { theme: layout.theme, measure })
  for (const { middle } of watermarksOn(layout, frame, sprite)) {
    context.save()
    context.translate(Math.round(middle.x - left), Math.round(middle.y - top))
    sprite.paint(context)
    context.restore()
  }
}

const obstaclesIn = ({ discs, orders, pills, tags, names, visits }: MapLayout): Obstacles => ({
  circles: discs.map(({ middle, size }) => ({ ...middle, radius: outerRadius(size) })),
  rects: [...orders, ...pills, ...tags, ...names, ...visits].map(({ middle, sprite }) =>
    rectAt(middle, sprite),
  ),
})

/** The first free position in the frame, else the one that covers least. */
function singleSpot(sprite: Sprite, frame: Rect, obstacles: Obstacles): Pixel {
  const spots: Rect[] = []
  for (let y = frame.top + sprite.height / 2; y + sprite.height / 2 <= frame.bottom; y += SEARCH.y)
    for (let x = frame.left + sprite.width / 2; x + sprite.width / 2 <= frame.right; x += SEARCH.x)
      spots.push(rectAt({ x, y }, sprite))
  return centreOf(leastOverlapping(spots, obstacles)?.rect ?? frame)
}

function cellsOf(zoom: number, frame: Rect): readonly { readonly id: string; readonly middle: Pixel }[] {
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
