/** Clusters as discs: five sizes, an exact number, a ring of four groups, and a place where the number can be read. */
import { formatCount } from '../../ui/numbers.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { Verdict } from '../../measures/figure.ts'
import type { ClusterMark } from '../scene.ts'
import { pageControlsIn } from './page-controls.ts'
import { grownBy, nearestIn, type Rect } from './rects.ts'

/** `none`: dotted, 0, kept in its place; `one`: a dot in its group's colour; `many`: a disc with its ring. */
type DiscKind = 'none' | 'one' | 'many'
interface DiscSize {
  readonly kind: DiscKind
  /** Of the inner disc, in pixels. */
  readonly radius: number
  /** Width of the ring. */
  readonly ring: number
  /** Halo between disc and ring; left out: `HALO`. */
  readonly gap?: number
  /** Size of the number; 0: no number. */
  readonly text: number
}
export interface Disc {
  readonly mark: ClusterMark
  readonly size: DiscSize
  readonly middle: Pixel
}

type Step = readonly [least: number, size: DiscSize]
const STEPS: readonly Step[] = [
  [400, { kind: 'many', radius: 26, ring: 4.5, text: 15 }],
  [150, { kind: 'many', radius: 21, ring: 4, text: 14 }],
  [50, { kind: 'many', radius: 17, ring: 3.5, text: 13 }],
  [10, { kind: 'many', radius: 13, ring: 3, text: 12 }],
  [2, { kind: 'many', radius: 10, ring: 2.5, text: 11 }],
  [1, { kind: 'one', radius: 5, ring: 0, text: 0 }],
]
const NONE: DiscSize = { kind: 'none', radius: 10, ring: 0, text: 11 }
/** Between disc and ring, and again outside. */
const HALO = 1

/** How large a cluster is drawn: by steps of 1, 10, 50, 150 and 400. */
export const discSize = (count: number): DiscSize => STEPS.find(([least]) => count >= least)?.[1] ?? NONE

/** Width of the ring that shows a change: thick where there is something to see, at any size. */
const CHANGE_RINGS: Readonly<Record<Verdict, number>> = {
  up: 3.5,
  down: 3.5,
  'could be chance': 1.5,
  'too few to say': 1.5,
}
/** A change stands a little off its disc, so that a thin ring is not read as the disc's edge. */
export const CHANGE_GAP = 2
/** The least disc: what a single incident becomes when it has a change to tell, since a dot has no ring. */
const LEAST_DISC: DiscSize = { kind: 'many', radius: 10, ring: 2.5, text: 11 }

export const isTold = (change: ClusterMark['change']) => change === 'up' || change === 'down'

/** The size of a mark whose ring shows a change; the same as ever where it shows the mix. */
export function sizeOf({ count, change }: Pick<ClusterMark, 'count' | 'change'>): DiscSize {
  const size = discSize(count)
  if (!change || size.kind === 'none') return size
  const disc = size.kind === 'one' && isTold(change) ? LEAST_DISC : size
  return disc.kind === 'many' ? { ...disc, ring: CHANGE_RINGS[change], gap: CHANGE_GAP } : disc
}

/** Pixels from the middle to the outer edge, ring and halo included, the ring of the chosen not. */
export const reachOf = ({ kind, radius, ring, gap = HALO }: DiscSize) =>
  kind === 'many' ? radius + gap + ring + HALO : radius + HALO

/** The number in the disc: exact, with commas; a single incident has none while it is a dot. */
export const numberOn = (count: number, size = discSize(count)) => (size.text > 0 ? formatCount(count) : '')

/** The size at which a number is set: six figures and more are set smaller, so that they stay in the disc. */
export const numberSize = (count: number, size = discSize(count)) => (count >= 100_000 ? 12 : size.text)

/** Where the groups end on the ring, clockwise from twelve, as shares of it: the last is 1. */
export function ringEnds(mix: readonly number[]): readonly number[] {
  const whole = mix.reduce((sum, part) => sum + part, 0)
  let sum = 0
  return mix.map((part) => (whole > 0 ? (sum += part) / whole : 0))
}

/** Room for the largest disc: a disc that is moved does not move again when its number grows. */
const LARGEST = 34
/** Between the middles of discs of usual sizes. */
const APART = 44

/**
 * Discs in the order of their marks. One that would reach out of the frame is moved in by the shortest way, so
 * that its number can be read, and so is one under the page's furniture; an empty one keeps its place.
 */
export function discsOf(marks: readonly ClusterMark[], zoom: number, frame: Rect): readonly Disc[] {
  const taken = pageControlsIn(frame).map((rect) => grownBy(rect, LARGEST))
  const inner = grownBy(frame, -LARGEST)
  const places = marks.map(({ at }) => pixelAt(at, zoom))
  const isUnder = (place: Pixel) => taken.some((rect) => isIn(rect, nearestIn(inner, place)))
  const settled = places.filter((place) => !isUnder(place)).map((place) => nearestIn(inner, place))
  return marks.map((mark, i) => {
    const size = sizeOf(mark)
    const place = places[i] ?? pixelAt(mark.at, zoom)
    const isEmpty = size.kind === 'none'
    if (!isUnder(place)) {
      const middle = isEmpty ? place : nearestIn(grownBy(frame, -reachOf(size)), place)
      return { mark, size, middle }
    }
    // An empty one has its place beside the furniture too, so that no other moves when it fills.
    const beside = movedOut(nearestIn(inner, place), { taken, settled, room: inner })
    settled.push(beside)
    return { mark, size, middle: isEmpty ? place : beside }
  })
}

const isIn = ({ left, top, right, bottom }: Rect, { x, y }: Pixel) =>
  x > left && x < right && y > top && y < bottom

interface Standing {
  readonly taken: readonly Rect[]
  /** Middles of the discs that stand already. */
  readonly settled: readonly Pixel[]
  readonly room: Rect
}
/** The nearest place beside the furniture that is free of other discs; the nearest of all where none is. */
function movedOut(from: Pixel, { taken, settled, room }: Standing): Pixel {
  const away = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y)
  const places = taken
    .flatMap((rect) => [0, 30, 60].flatMap((by) => edgeOf(grownBy(rect, by))))
    .filter((place) => isIn(grownBy(room, 1), place) && !taken.some((rect) => isIn(rect, place)))
    .toSorted((a, b) => away(a, from) - away(b, from))
  return places.find((place) => settled.every((other) => away(place, other) >= APART)) ?? places[0] ?? from
}

/** Places along the edge of a rectangle, some 15 pixels apart. */
function edgeOf({ left, top, right, bottom }: Rect): readonly Pixel[] {
  const steps = 12
  return Array.from({ length: steps + 1 }, (_, i) => {
    const [x, y] = [left + ((right - left) * i) / steps, top + ((bottom - top) * i) / steps]
    return [
      { x, y: top },
      { x, y: bottom },
      { x: left, y },
      { x: right, y },
    ]
  }).flat()
}
