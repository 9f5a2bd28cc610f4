/** Strokes at 45 degrees across a surface: what tells an area of comparison from one that is chosen. */
import { ringsOf, type Position, type Ring, type Surface } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'

export interface HatchStroke {
  readonly from: Position
  readonly to: Position
}

const APART = 12

interface Known {
  readonly zoom: number
  readonly strokes: readonly HatchStroke[]
}
const known = new WeakMap<Surface, Known>()

/** Some 12 to 24 pixels apart at any zoom; worked out anew at each whole zoom only. */
export function hatchOf(surface: Surface, zoom: number): readonly HatchStroke[] {
  const whole = Math.floor(zoom)
  const last = known.get(surface)
  if (last?.zoom === whole) return last.strokes
  const strokes = ringsOf(surface).flatMap((rings) => strokesIn(rings, whole))
  known.set(surface, { zoom: whole, strokes })
  return strokes
}

/** Where the sides of a polygon cross each stroke, from west to east: ink lies between every other two. */
function strokesIn(rings: readonly Ring[], zoom: number): readonly HatchStroke[] {
  const crossings = new Map<number, Pixel[]>()
  for (const ring of rings) {
    const pixels = ring.map((position) => pixelAt(position, zoom))
    for (const [i, from] of pixels.entries()) addCrossings(crossings, from, pixels[i + 1] ?? from)
  }
  return [...crossings.values()].flatMap((points) => {
    const inOrder = points.toSorted((a, b) => a.x - b.x)
    return inOrder.flatMap((from, i) => {
      const to = inOrder[i + 1]
      return i % 2 === 0 && to ? [{ from: positionAt(from, zoom), to: positionAt(to, zoom) }] : []
    })
  })
}

function addCrossings(crossings: Map<number, Pixel[]>, from: Pixel, to: Pixel) {
  const [a, b] = [(from.x + from.y) / APART, (to.x + to.y) / APART]
  for (let stroke = Math.ceil(Math.min(a, b)); stroke < Math.max(a, b); stroke++) {
    const along = (stroke - a) / (b - a)
    const points = crossings.get(stroke) ?? []
    points.push({ x: from.x + along * (to.x - from.x), y: from.y + along * (to.y - from.y) })
    crossings.set(stroke, points)
  }
}
