/** Size of a disc by the number of its cluster: radius, ring and font size, and the text of the number. */
import { formatCount } from '../../ui/numbers.ts'
import type { Verdict } from '../../measures/figure.ts'
import type { ClusterMark } from '../scene.ts'

/**
 * `none`: dotted outline with the number 0, from NOUGHT_ZOOM on a dot without it; `one`: a dot in the colour of its group; `many`: a disc with a
 * ring.
 */
type DiscKind = 'none' | 'one' | 'many'
export interface DiscSize {
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
/** Radius in pixels at one incident, its growth with the number, and the largest radius. */
const LEAST_RADIUS = 10
const GROWTH = 0.16
const MOST_RADIUS = 34
/** Radius at which ring and font have their largest size. */
const FULL_RADIUS = 26
const RINGS = { least: 2.5, most: 4.5 }
const FONTS = { least: 11, most: 15 }

/** Radius of a disc in pixels: 10 x count^0.16, at most 34. */
export const discRadius = (count: number) =>
  Math.min(MOST_RADIUS, LEAST_RADIUS * Math.max(1, count) ** GROWTH)

/** Numbers whose discs a legend shows; from the last on all discs have the same size. */
export const KEY_COUNTS = [2, 10, 100, 400, 2200] as const
/** Label of a disc in a legend: `400`, `2,200+`. */
export const keyCountWords = (count: number) =>
  count === KEY_COUNTS.at(-1) ? `${formatCount(count)}+` : formatCount(count)

const ONE: DiscSize = { kind: 'one', radius: 5, ring: 0, text: 0 }
const NONE: DiscSize = { kind: 'none', radius: LEAST_RADIUS, ring: 0, text: 11 }
/** At close zooms there are hundreds of empty clusters: a dot of 4 px keeps the place of each. */
const NOUGHT: DiscSize = { kind: 'none', radius: 2, ring: 0, text: 0 }
const NOUGHT_ZOOM = 14

/** Width in pixels of the halo between disc and ring, and outside the ring. */
const HALO = 1

/** Size of a disc by the number of incidents; an empty cluster is smaller from NOUGHT_ZOOM on. */
export function discSize(count: number, zoom = 0): DiscSize {
  if (count <= 0) return zoom >= NOUGHT_ZOOM ? NOUGHT : NONE
  return count === 1 ? ONE : manySize(count)
}

function manySize(count: number): DiscSize {
  const radius = discRadius(count)
  const share = Math.min(1, (radius - LEAST_RADIUS) / (FULL_RADIUS - LEAST_RADIUS))
  return {
    kind: 'many',
    radius,
    ring: RINGS.least + share * (RINGS.most - RINGS.least),
    text: Math.round(FONTS.least + share * (FONTS.most - FONTS.least)),
  }
}

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
/** Whether a change is significantly up or down. */
export const hasDirection = (change: ClusterMark['change']) => change === 'up' || change === 'down'

/** Size of a mark with the ring of its change; the plain size if its ring shows the mix. */
export function discSizeFor({ count, change }: Pick<ClusterMark, 'count' | 'change'>, zoom = 0): DiscSize {
  const size = discSize(count, zoom)
  if (!change || size.kind === 'none') return size
  // A single incident that went up or down gets a disc, because a dot has no ring.
  const disc = size.kind === 'one' && hasDirection(change) ? manySize(1) : size
  return disc.kind === 'many' ? { ...disc, ring: CHANGE_RINGS[change], gap: CHANGE_GAP } : disc
}

/** Radius in pixels of disc, ring and halo, without the selection ring. */
export const outerRadius = ({ kind, radius, ring, gap = HALO }: DiscSize) =>
  kind === 'many' ? radius + gap + ring + HALO : radius + HALO

/** Exact number with thousands separators; empty for a dot. */
export const discLabel = (count: number, size = discSize(count)) => (size.text > 0 ? formatCount(count) : '')

/** Font size of a number; seven figures and more are smaller, so that they fit the disc. */
export const discFontSize = (count: number, size = discSize(count)) => (count >= 1_000_000 ? 12 : size.text)

/** Outer radius in pixels of the largest disc. */
export const LARGEST_RADIUS = outerRadius({ ...ONE, kind: 'many', radius: MOST_RADIUS, ring: RINGS.most })

/**
 * Ends of the groups on the ring, clockwise from the top, as cumulated shares; the last is 1, or all are 0
 * for an empty mix.
 */
export function ringEnds(mix: readonly number[]): readonly number[] {
  const whole = mix.reduce((sum, part) => sum + part, 0)
  let sum = 0
  return mix.map((part) => (whole > 0 ? (sum += part) / whole : 0))
}
