/** Layout of clusters as discs, each at a position where its number can be read. */
import { pixelAt, type Pixel } from '../mercator.ts'
import type { ClusterMark } from '../scene.ts'
import { pageControlsIn } from '../covered-area.ts'
import { discSizeFor, LARGEST_RADIUS, outerRadius, type DiscSize } from './disc-size.ts'
import { spreadDiscs } from './spread-discs.ts'
import { expandedBy, nearestIn, type Rect } from '../layout/rects.ts'

/** A cluster with its size and its centre in world pixels. */
export interface Disc {
  readonly mark: ClusterMark
  readonly size: DiscSize
  readonly middle: Pixel
  /** Drawn translucent, because it lies over what is chosen; missing: no. */
  readonly isFaded?: boolean
  /** Drawn without its number, because it still lies over others; missing: no. */
  readonly isCrowded?: boolean
}

/** Least distance in pixels between the centres of moved discs, and where there is no space for it. */
const MIN_DISTANCES = [2 * LARGEST_RADIUS, 60, 44]

/**
 * Discs in the order of their marks. Discs that would extend beyond the frame, or lie under page controls,
 * are moved by the shortest way, so that their numbers can be read; discs that overlap are moved apart; empty
 * ones are not moved.
 */
export function discsOf(marks: readonly ClusterMark[], zoom: number, frame: Rect): readonly Disc[] {
  const controls = pageControlsIn(frame)
  const keptFree = controls.map((rect) => expandedBy(rect, LARGEST_RADIUS))
  const innerFrame = expandedBy(frame, -LARGEST_RADIUS)
  const positions = marks.map(({ at }) => pixelAt(at, zoom))
  const isUnder = (position: Pixel) =>
    keptFree.some((rect) => isStrictlyInside(rect, nearestIn(innerFrame, position)))
  const occupied = positions
    .filter((position) => !isUnder(position))
    .map((position) => nearestIn(innerFrame, position))
  const placed = marks.map((mark, i) => {
    const size = discSizeFor(mark, zoom)
    const position = positions[i] ?? pixelAt(mark.at, zoom)
    const isEmpty = size.kind === 'none'
    if (!isUnder(position)) {
      const middle = isEmpty ? position : nearestIn(expandedBy(frame, -outerRadius(size)), position)
      return { mark, size, middle, isMoved: false }
    }
    // An empty cluster reserves a position too, so that no other disc moves when it fills.
    const beside = movedBesideControls(nearestIn(innerFrame, position), {
      controls: keptFree,
      occupied,
      bounds: innerFrame,
    })
    occupied.push(beside)
    return { mark, size, middle: isEmpty ? position : beside, isMoved: true }
  })
  return apart(placed, (position, radius) => {
    const isVisible = isStrictlyInside(expandedBy(frame, 1 - radius), position)
    return isVisible && !controls.some((rect) => isStrictlyInside(expandedBy(rect, radius), position))
  })
}

type PlacedDisc = Disc & { readonly isMoved: boolean }

/** Moves overlapping discs with numbers apart; those moved beside controls stay. */
function apart(
  placed: readonly PlacedDisc[],
  isAllowed: (position: Pixel, radius: number) => boolean,
): readonly Disc[] {
  const numbered = placed.filter(({ size }) => size.kind === 'many')
  const middles = spreadDiscs(
    numbered.map(({ size, middle, isMoved }) => ({ middle, radius: outerRadius(size), isFixed: isMoved })),
    { isAllowed },
  )
  const spread = new Map(numbered.map(({ mark }, i) => [mark.node, middles[i]]))
  return placed.map(({ mark, size, middle }) => ({ mark, size, middle: spread.get(mark.node) ?? middle }))
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
    .flatMap((rect) => [0, 30, 60, 90].flatMap((by) => edgePoints(expandedBy(rect, by))))
    .filter(
      (position) =>
        isStrictlyInside(expandedBy(bounds, 1), position) &&
        !controls.some((rect) => isStrictlyInside(rect, position)),
    )
    .toSorted((a, b) => away(a, from) - away(b, from))
  for (const least of MIN_DISTANCES) {
    const free = positions.find((position) => occupied.every((other) => away(position, other) >= least))
    if (free) return free
  }
  return positions[0] ?? from
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
