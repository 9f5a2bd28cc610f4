/** The parts of lines that lie under discs. */
import type { Pixel } from '../mercator.ts'
import type { Stroke } from '../layout/dashes.ts'
import type { Circle } from '../layout/rects.ts'

/** The parts of a line inside a circle, in its order. */
export function strokesWithin(line: Stroke, circle: Circle): readonly Stroke[] {
  const parts: Pixel[][] = []
  let part: Pixel[] = []
  for (const [i, b] of line.entries()) {
    const a = line[i - 1]
    const ends = a && endsWithin([a, b], circle)
    if (!a || !ends || ends[0] > 0) part = []
    if (!a || !ends) continue
    const at = (along: number) => ({ x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along })
    if (part.length === 0) {
      part.push(at(ends[0]))
      parts.push(part)
    }
    part.push(at(ends[1]))
  }
  return parts
}

/** Where a segment enters and leaves a circle, as shares of its length; null: it has no part inside. */
function endsWithin(
  [a, b]: readonly [Pixel, Pixel],
  { x, y, radius }: Circle,
): readonly [number, number] | null {
  const [alongX, alongY] = [b.x - a.x, b.y - a.y]
  const [fromX, fromY] = [a.x - x, a.y - y]
  const length2 = alongX ** 2 + alongY ** 2
  if (length2 === 0) return null
  const middle = -(fromX * alongX + fromY * alongY) / length2
  const half2 = middle ** 2 - (fromX ** 2 + fromY ** 2 - radius ** 2) / length2
  if (half2 <= 0) return null
  const ends = [Math.max(0, middle - Math.sqrt(half2)), Math.min(1, middle + Math.sqrt(half2))] as const
  return ends[0] < ends[1] ? ends : null
}
