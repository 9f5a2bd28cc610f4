/**
 * Dashed and dotted lines in pixels: the boundary of a site is solid in phase Clear, dashed in Hold and
 * dotted in Build.
 */
import { ringsOf, type Surface } from '../../domain/geography.ts'
import type { PhaseKind } from '../../domain/site.ts'
import { pixelAt, type Pixel } from '../mercator.ts'

/** A polyline in world pixels. */
export type Stroke = readonly Pixel[]
export interface SiteLine {
  readonly strokes: readonly Stroke[]
  readonly dots: readonly Pixel[]
}

/** Dash pattern of Hold, and spacing of the dots of Build, in pixels. */
const HOLD_DASH = 9
const HOLD_GAP = 4
const BUILD_DOT_SPACING = 6

/** Boundary of a site in world pixels, as strokes and dots in the pattern of its phase. */
export function siteLine(shape: Surface, phase: PhaseKind | null, zoom: number): SiteLine {
  const rings = ringsOf(shape)
    .flat()
    .map((ring) => ring.map((position) => pixelAt(position, zoom)))
  if (phase === 'hold')
    return { strokes: rings.flatMap((ring) => dashed(ring, HOLD_DASH, HOLD_GAP)), dots: [] }
  if (phase !== 'build') return { strokes: rings, dots: [] }
  return {
    strokes: [],
    dots: rings.flatMap((ring) => dashed(ring, 0, BUILD_DOT_SPACING).flatMap((dash) => dash[0] ?? [])),
  }
}

/**
 * Cuts a line into dashes and gaps of given lengths in pixels, starting with a dash at the first point. A
 * dash follows the bends of the line; a dash of length 0 is a single point.
 */
export function dashed(line: Stroke, dash: number, gap: number): readonly Stroke[] {
  const strokes: Stroke[] = []
  let stroke: Pixel[] = []
  let isDrawn = true
  let remaining = dash
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (!a || !b) continue
    const length = Math.hypot(b.x - a.x, b.y - a.y)
    const at = (along: number) => ({
      x: a.x + ((b.x - a.x) * along) / length,
      y: a.y + ((b.y - a.y) * along) / length,
    })
    if (isDrawn) stroke.push(a)
    let along = 0
    while (length - along > remaining) {
      along += remaining
      if (isDrawn) {
        stroke.push(at(along))
        strokes.push(stroke)
      }
      isDrawn = !isDrawn
      stroke = isDrawn ? [at(along)] : []
      remaining = isDrawn ? dash : gap
    }
    remaining -= length - along
    const isLast = i === line.length - 1
    if (isDrawn && isLast) strokes.push([...stroke, b])
  }
  return strokes
}
