/** Curved legs of a walk: quadratic arcs that bend to the right of their direction, so there and back stay apart. */
import type { Pixel } from '../mercator.ts'

/** Height of the bend over the straight line, as a share of its length; and the most pixels it takes. */
const BEND = 0.14
const MOST_BEND = 90
/** Pixels of an arc between two of its points, and the fewest parts. */
const PART = 8
const LEAST_PARTS = 8

/** The point of an arc at a share of its way, 0 to 1. */
export function arcPoint(from: Pixel, to: Pixel, share: number): Pixel {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return from
  // The middle of a quadratic arc lies half as far out as its control point.
  const height = 2 * Math.min(BEND * length, MOST_BEND)
  const control = {
    x: (from.x + to.x) / 2 - (dy / length) * height,
    y: (from.y + to.y) / 2 + (dx / length) * height,
  }
  const mixed = (axis: 'x' | 'y') =>
    (1 - share) ** 2 * from[axis] + 2 * share * (1 - share) * control[axis] + share ** 2 * to[axis]
  return { x: mixed('x'), y: mixed('y') }
}

/** An arc as a polyline from its first to its last point. */
export function arcBetween(from: Pixel, to: Pixel): readonly Pixel[] {
  const parts = Math.max(LEAST_PARTS, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / PART))
  return Array.from({ length: parts + 1 }, (_, part) => arcPoint(from, to, part / parts))
}
