/** A site's line in its phase's own hand: whole for Clear, dashes for Hold, dots for Build, in pixels at any zoom. */
import { ringsOf, type Surface } from '../../domain/geography.ts'
import type { PhaseKind } from '../../domain/site.ts'
import { pixelAt, type Pixel } from '../mercator.ts'

export type Stroke = readonly Pixel[]
interface SiteLine {
  readonly strokes: readonly Stroke[]
  readonly dots: readonly Pixel[]
}

/** Hold 9-4; Build a dot every so many pixels. */
const DASH = 9
const GAP = 4
const DOTS_EVERY = 6

export function siteLine(shape: Surface, phase: PhaseKind | null, zoom: number): SiteLine {
  const rings = ringsOf(shape)
    .flat()
    .map((ring) => ring.map((position) => pixelAt(position, zoom)))
  if (phase === 'hold') return { strokes: rings.flatMap((ring) => dashed(ring, DASH, GAP)), dots: [] }
  if (phase !== 'build') return { strokes: rings, dots: [] }
  return {
    strokes: [],
    dots: rings.flatMap((ring) => dashed(ring, 0, DOTS_EVERY).flatMap((dash) => dash[0] ?? [])),
  }
}

/**
 * A line cut into dashes of one length with gaps of another, in pixels, begun at its first point. A dash bends
 * where the line does; a dash of length 0 is its one point.
 */
export function dashed(line: Stroke, dash: number, gap: number): readonly Stroke[] {
  const strokes: Stroke[] = []
  let stroke: Pixel[] = []
  let isInk = true
  let left = dash
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    if (!a || !b) continue
    const length = Math.hypot(b.x - a.x, b.y - a.y)
    const at = (along: number) => ({
      x: a.x + ((b.x - a.x) * along) / length,
      y: a.y + ((b.y - a.y) * along) / length,
    })
    if (isInk) stroke.push(a)
    let along = 0
    while (length - along > left) {
      along += left
      if (isInk) {
        stroke.push(at(along))
        strokes.push(stroke)
      }
      isInk = !isInk
      stroke = isInk ? [at(along)] : []
      left = isInk ? dash : gap
    }
    left -= length - along
    const isLast = i === line.length - 1
    if (isInk && isLast) strokes.push([...stroke, b])
  }
  return strokes
}
