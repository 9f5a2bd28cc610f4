/** The parts of lines that lie under discs. */
import type { Pixel } from '../mercator.ts'
import type { Stroke } from '../layout/dashes.ts'
import type { Circle, Rect } from '../layout/rects.ts'

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

/** The parts of a line of two points that lie outside a rectangle, in its order. */
export function strokesWithout([a, b]: readonly [Pixel, Pixel], rect: Rect): readonly Stroke[] {
  const across = sharesWithin([a.x, b.x], [rect.left, rect.right])
  const down = sharesWithin([a.y, b.y], [rect.top, rect.bottom])
  const enters = Math.max(0, across[0], down[0])
  const leaves = Math.min(1, across[1], down[1])
  if (enters >= leaves) return [[a, b]]
  const at = (share: number) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })
  return [...(enters > 0 ? [[a, at(enters)]] : []), ...(leaves < 1 ? [[at(leaves), b]] : [])]
}

/** On one axis: at which shares of a line's length it is between two sides; the first above the second: nowhere. */
function sharesWithin([from, to]: Ends, [low, high]: Ends): Ends {
  if (to === from) return from > low && from < high ? [0, 1] : [1, 0]
  const [atLow, atHigh] = [(low - from) / (to - from), (high - from) / (to - from)]
  return [Math.min(atLow, atHigh), Math.max(atLow, atHigh)]
}
type Ends = readonly [number, number]
