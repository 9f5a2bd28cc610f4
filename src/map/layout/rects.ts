/** Rectangles and circles in pixels, and the choice of the position that covers least. */
import type { Box } from '../../domain/geography.ts'
import { pixelAt, type Pixel, type Size } from '../mercator.ts'

/** A rectangle in pixels; y grows downwards. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export interface Circle {
  readonly x: number
  readonly y: number
  readonly radius: number
}
/** Space that is occupied already. */
export interface Obstacles {
  readonly circles: Circle[]
  readonly rects: Rect[]
}
interface Candidate {
  readonly rect: Rect
  /** Overlap in pixels; 0: it covers nothing. */
  readonly covered: number
}

/** A box of degrees as a rectangle of world pixels at a zoom. */
export function frameOf(box: Box, zoom: number): Rect {
  const topLeft = pixelAt([box.west, box.north], zoom)
  const bottomRight = pixelAt([box.east, box.south], zoom)
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}

/** A rectangle of a size round a centre. */
export const rectAt = ({ x, y }: Pixel, { width, height }: Size): Rect => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})
export const centreOf = ({ left, top, right, bottom }: Rect): Pixel => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})
/** A rectangle grown on every side; shrunk by a negative amount. */
export const expandedBy = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})
/** Whether two rectangles do not overlap; touching edges are no overlap. */
export const areDisjoint = (a: Rect, b: Rect) =>
  a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom

export const isInside = (rect: Rect, frame: Rect) =>
  rect.left >= frame.left && rect.right <= frame.right && rect.top >= frame.top && rect.bottom <= frame.bottom

/** Clamps to the range `least` to `most`; the mean of both if they have crossed. */
const within = (value: number, least: number, most: number) =>
  least > most ? (least + most) / 2 : Math.min(Math.max(value, least), most)
/** The point of a rectangle nearest to a given point. */
export const nearestIn = ({ left, top, right, bottom }: Rect, { x, y }: Pixel): Pixel => ({
  x: within(x, left, right),
  y: within(y, top, bottom),
})
/** A rectangle moved into a frame by the shortest way; centred if it is too large. */
export function clampedInto(rect: Rect, frame: Rect): Rect {
  const size = { width: rect.right - rect.left, height: rect.bottom - rect.top }
  const centres = {
    left: frame.left + size.width / 2,
    right: frame.right - size.width / 2,
    top: frame.top + size.height / 2,
    bottom: frame.bottom - size.height / 2,
  }
  return rectAt(nearestIn(centres, centreOf(rect)), size)
}

/** Depth in pixels by which a rectangle overlaps obstacles, summed; 0 if it is free. */
export function overlapDepth(rect: Rect, obstacles: Obstacles): number {
  let covered = 0
  for (const circle of obstacles.circles) {
    // Called some hundred thousand times a frame: no allocation, and distant circles are skipped early.
    const dx = Math.max(rect.left - circle.x, 0, circle.x - rect.right)
    const dy = Math.max(rect.top - circle.y, 0, circle.y - rect.bottom)
    if (dx >= circle.radius || dy >= circle.radius) continue
    covered += Math.max(0, circle.radius - Math.sqrt(dx * dx + dy * dy))
  }
  for (const other of obstacles.rects) {
    if (areDisjoint(rect, other)) continue
    const dx = Math.min(rect.right, other.right) - Math.max(rect.left, other.left)
    const dy = Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top)
    covered += Math.min(dx, dy)
  }
  return covered
}

/** Whether a rectangle covers nothing: faster than `overlapDepth`, for thousands of candidates. */
export function isFree(rect: Rect, { circles, rects }: Obstacles): boolean {
  for (const { x, y, radius } of circles) {
    const dx = Math.max(rect.left - x, 0, x - rect.right)
    const dy = Math.max(rect.top - y, 0, y - rect.bottom)
    if (dx * dx + dy * dy < radius * radius) return false
  }
  for (const other of rects) if (!areDisjoint(rect, other)) return false
  return true
}
/** The first rectangle that covers nothing; undefined if there is none. */
export function firstFree(rects: Iterable<Rect>, obstacles: Obstacles): Rect | undefined {
  for (const rect of rects) if (isFree(rect, obstacles)) return rect
  return undefined
}

/** The first rectangle that covers nothing, else the one with the least overlap; null without candidates. */
export function leastOverlapping(rects: Iterable<Rect>, obstacles: Obstacles): Candidate | null {
  let best: Candidate | null = null
  for (const rect of rects) {
    const covered = overlapDepth(rect, obstacles)
    if (!best || covered < best.covered) best = { rect, covered }
    if (covered === 0) break
  }
  return best
}

/**
 * Positions round a rectangle for one of another size, at each gap: beside, below and above, then at the
 * corners.
 */
export function* positionsAround(rect: Rect, size: Size, gaps: readonly number[]): Generator<Rect> {
  const { x, y } = centreOf(rect)
  for (const gap of gaps) {
    const [west, east] = [rect.left - gap - size.width / 2, rect.right + gap + size.width / 2]
    const [north, south] = [rect.top - gap - size.height / 2, rect.bottom + gap + size.height / 2]
    const middles = [
      { x: east, y },
      { x, y: south },
      { x: west, y },
      { x, y: north },
      { x: east, y: south },
      { x: west, y: south },
      { x: east, y: north },
      { x: west, y: north },
    ]
    for (const middle of middles) yield rectAt(middle, size)
  }
}
