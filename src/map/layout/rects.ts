/** Room on the picture: rectangles and rounds in pixels, and the spot among several where least is covered. */
import type { Pixel, Size } from '../mercator.ts'

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export interface Round {
  readonly x: number
  readonly y: number
  readonly radius: number
}
/** What stands on the picture already. */
export interface Crowd {
  readonly rounds: Round[]
  readonly rects: Rect[]
}
interface Spot {
  readonly rect: Rect
  /** 0: it covers nothing. */
  readonly covered: number
}

export const rectAt = ({ x, y }: Pixel, { width, height }: Size): Rect => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})
export const middleOf = ({ left, top, right, bottom }: Rect): Pixel => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})
export const grownBy = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})
export const isApart = (a: Rect, b: Rect) =>
  a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom

export const isWhollyIn = (rect: Rect, frame: Rect) =>
  rect.left >= frame.left && rect.right <= frame.right && rect.top >= frame.top && rect.bottom <= frame.bottom

/** The number nearest to `value` from `least` to `most`; their middle where they have crossed. */
const within = (value: number, least: number, most: number) =>
  least > most ? (least + most) / 2 : Math.min(Math.max(value, least), most)
/** The point of a rectangle that is nearest to a point. */
export const nearestIn = ({ left, top, right, bottom }: Rect, { x, y }: Pixel): Pixel => ({
  x: within(x, left, right),
  y: within(y, top, bottom),
})
/** A rectangle moved into a frame by the shortest way; in the frame's middle where it is too large. */
export function movedInto(rect: Rect, frame: Rect): Rect {
  const size = { width: rect.right - rect.left, height: rect.bottom - rect.top }
  const room = {
    left: frame.left + size.width / 2,
    right: frame.right - size.width / 2,
    top: frame.top + size.height / 2,
    bottom: frame.bottom - size.height / 2,
  }
  return rectAt(nearestIn(room, middleOf(rect)), size)
}

/** How much of what stands a rectangle would cover: pixels of depth, summed; 0 where it is free. */
export function coveredBy(rect: Rect, crowd: Crowd): number {
  let covered = 0
  for (const round of crowd.rounds) {
    // Asked some hundred thousand times a frame: no object is made, and what is far is left at once.
    const across = Math.max(rect.left - round.x, 0, round.x - rect.right)
    const down = Math.max(rect.top - round.y, 0, round.y - rect.bottom)
    if (across >= round.radius || down >= round.radius) continue
    covered += Math.max(0, round.radius - Math.sqrt(across * across + down * down))
  }
  for (const other of crowd.rects) {
    if (isApart(rect, other)) continue
    const across = Math.min(rect.right, other.right) - Math.max(rect.left, other.left)
    const down = Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top)
    covered += Math.min(across, down)
  }
  return covered
}

/** Whether a rectangle covers nothing: `coveredBy` without the sum, for those who ask of thousands. */
function isFree(rect: Rect, { rounds, rects }: Crowd): boolean {
  for (const { x, y, radius } of rounds) {
    const across = Math.max(rect.left - x, 0, x - rect.right)
    const down = Math.max(rect.top - y, 0, y - rect.bottom)
    if (across * across + down * down < radius * radius) return false
  }
  for (const other of rects) if (!isApart(rect, other)) return false
  return true
}
/** The first of some rectangles that covers nothing; undefined where each covers something. */
export function firstFree(rects: Iterable<Rect>, crowd: Crowd): Rect | undefined {
  for (const rect of rects) if (isFree(rect, crowd)) return rect
  return undefined
}

/** The first of some rectangles that covers nothing, or else the one that covers least; null of none. */
export function leastCovering(rects: Iterable<Rect>, crowd: Crowd): Spot | null {
  let best: Spot | null = null
  for (const rect of rects) {
    const covered = coveredBy(rect, crowd)
    if (!best || covered < best.covered) best = { rect, covered }
    if (covered === 0) break
  }
  return best
}

/** Places round a rectangle for one of another size: beside it first, then below and above, then the corners. */
export function* placesRound(rect: Rect, size: Size, gaps: readonly number[]): Generator<Rect> {
  const { x, y } = middleOf(rect)
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
