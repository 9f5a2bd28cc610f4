/** Layout of clusters as discs: size, number, ring of groups, and a position where the number can be read. */
import { formatCount } from '../../ui/numbers.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { Verdict } from '../../measures/figure.ts'
import type { ClusterMark } from '../scene.ts'
import { pageControlsIn } from '../covered-area.ts'
import { expandedBy, nearestIn, type Rect } from './rects.ts'

/**
 * `none`: dotted outline with the number 0; `one`: a dot in the colour of its group; `many`: a disc with a
 * ring.
 */
type DiscKind = 'none' | 'one' | 'many'
interface DiscSize {
  readonly kind: DiscKind
  /** Radius of the inner disc in pixels. */
  readonly radius: number
  /** Width of the ring in pixels. */
  readonly ring: number
  /** Gap between disc and ring in pixels; missing: `HALO`. */
  readonly gap?: number
  /** Font size of the number in pixels; 0: no number. */
  readonly text: number
}
/** A cluster with its size and its centre in world pixels. */
export interface Disc {
  readonly mark: ClusterMark
  readonly size: DiscSize
  readonly middle: Pixel
}

type SizeStep = readonly [least: number, size: DiscSize]
const SIZE_STEPS: readonly SizeStep[] = [
  [400, { kind: 'many', radius: 26, ring: 4.5, text: 15 }],
  [150, { kind: 'many', radius: 21, ring: 4, text: 14 }],
  [50, { kind: 'many', radius: 17, ring: 3.5, text: 13 }],
  [10, { kind: 'many', radius: 13, ring: 3, text: 12 }],
  [2, { kind: 'many', radius: 10, ring: 2.5, text: 11 }],
  [1, { kind: 'one', radius: 5, ring: 0, text: 0 }],
]
const NONE: DiscSize = { kind: 'none', radius: 10, ring: 0, text: 11 }
/** Width in pixels of the halo between disc and ring, and outside the ring. */
const HALO = 1

/** Size of a disc by the number of incidents, in steps at 1, 2, 10, 50, 150 and 400. */
export const discSize = (count: number): DiscSize => SIZE_STEPS.find(([least]) => count >= least)?.[1] ?? NONE

/** Width of the ring that shows a change: thick for up and down, at any size of disc. */
const CHANGE_RINGS: Readonly<Record<Verdict, number>> = {
  up: 3.5,
  down: 3.5,
  'could be chance': 1.5,
  'too few to say': 1.5,
  'too short to say': 1.5,
  'still to rise': 1.5,
}
/** Gap in pixels that separates a thin ring of a change from the edge of its disc. */
export const CHANGE_GAP = 2
/** A single incident that went up or down gets a disc, because a dot has no ring. */
const SMALLEST_DISC: DiscSize = { kind: 'many', radius: 10, ring: 2.5, text: 11 }

/** Whether a change is significantly up or down. */
export const hasDirection = (change: ClusterMark['change']) => change === 'up' || change === 'down'

/** Size of a mark with the ring of its change; the plain size if its ring shows the mix. */
export function discSizeFor({ count, change }: Pick<ClusterMark, 'count' | 'change'>): DiscSize {
  const size = discSize(count)
  if (!change || size.kind === 'none') return size
  const disc = size.kind === 'one' && hasDirection(change) ? SMALLEST_DISC : size
  return disc.kind === 'many' ? { ...disc, ring: CHANGE_RINGS[change], gap: CHANGE_GAP } : disc
}

/** Radius in pixels of disc, ring and halo, without the selection ring. */
export const outerRadius = ({ kind, radius, ring, gap = HALO }: DiscSize) =>
  kind === 'many' ? radius + gap + ring + HALO : radius + HALO

/** Exact number with thousands separators; empty for a dot. */
export const discLabel = (count: number, size = discSize(count)) => (size.text > 0 ? formatCount(count) : '')

/** Font size of a number; six figures and more are smaller, so that they fit the disc. */
export const discFontSize = (count: number, size = discSize(count)) => (count >= 100_000 ? 12 : size.text)

/**
 * Ends of the groups on the ring, clockwise from the top, as cumulated shares; the last is 1, or all are 0
 * for an empty mix.
 */
export function ringEnds(mix: readonly number[]): readonly number[] {
  const whole = mix.reduce((sum, part) => sum + part, 0)
  let sum = 0
  return mix.map((part) => (whole > 0 ? (sum += part) / whole : 0))
}

/**
 * Radius in pixels of the largest disc, kept free so that a moved disc does not move again when its number
 * grows.
 */
const LARGEST_RADIUS = 34
/** Least distance in pixels between the centres of moved discs. */
const MIN_DISTANCE = 44

/**
 * Discs in the order of their marks. Discs that would extend beyond the frame, or lie under page controls,
 * are moved by the shortest way, so that their numbers can be read; empty ones are not moved.
 */
export function discsOf(marks: readonly ClusterMark[], zoom: number, frame: Rect): readonly Disc[] {
  const controls = pageControlsIn(frame).map((rect) => expandedBy(rect, LARGEST_RADIUS))
  const innerFrame = expandedBy(frame, -LARGEST_RADIUS)
  const positions = marks.map(({ at }) => pixelAt(at, zoom))
  const isUnder = (position: Pixel) =>
    controls.some((rect) => isStrictlyInside(rect, nearestIn(innerFrame, position)))
  const occupied = positions
    .filter((position) => !isUnder(position))
    .map((position) => nearestIn(innerFrame, position))
  return marks.map((mark, i) => {
    const size = discSizeFor(mark)
    const position = positions[i] ?? pixelAt(mark.at, zoom)
    const isEmpty = size.kind === 'none'
    if (!isUnder(position)) {
      const middle = isEmpty ? position : nearestIn(expandedBy(frame, -outerRadius(size)), position)
      return { mark, size, middle }
    }
    // An empty cluster reserves a position too, so that no other disc moves when it fills.
    const beside = movedBesideControls(nearestIn(innerFrame, position), {
      controls,
      occupied,
      bounds: innerFrame,
    })
    occupied.push(beside)
    return { mark, size, middle: isEmpty ? position : beside }
  })
}

const isStrictlyInside = ({ left, top, right, bottom }: Rect, { x, y }: Pixel) =>
  x > left && x < right && y > top && y < bottom

interface DiscObstacles {
  readonly controls: readonly Rect[]
  /** Centres of the discs placed already. */
  readonly occupied: readonly Pixel[]
  readonly bounds: Rect
}
/**
 * The nearest position beside the controls that is free of other discs; if none is free, the nearest of all.
 */
function movedBesideControls(from: Pixel, { controls, occupied, bounds }: DiscObstacles): Pixel {
  const away = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y)
  const positions = controls
    .flatMap((rect) => [0, 30, 60].flatMap((by) => edgePoints(expandedBy(rect, by))))
    .filter(
      (position) =>
        isStrictlyInside(expandedBy(bounds, 1), position) &&
        !controls.some((rect) => isStrictlyInside(rect, position)),
    )
    .toSorted((a, b) => away(a, from) - away(b, from))
  return (
    positions.find((position) => occupied.every((other) => away(position, other) >= MIN_DISTANCE)) ??
    positions[0] ??
    from
  )
}

/** 52 points along the edges of a rectangle. */
function edgePoints({ left, top, right, bottom }: Rect): readonly Pixel[] {
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
