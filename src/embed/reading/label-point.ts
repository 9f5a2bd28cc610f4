/**
 * Parses published area shapes (SVG paths of straight lines) and finds the point of a shape where a label fits best.
 */

interface Point {
  readonly x: number
  readonly y: number
}
type Ring = readonly Point[]

const COMMAND = /([MLHVZmlhvz])([^MLHVZmlhvz]*)/g
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g

/** The rings of an SVG path of M, L, H, V and Z commands, absolute or relative; other commands are ignored. */
export function ringsOf(path: string): readonly Ring[] {
  const rings: Point[][] = []
  let [current, start]: [Point, Point] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  for (const [, letter = '', operands = ''] of path.matchAll(COMMAND)) {
    if (/z/i.test(letter)) {
      current = start
      continue
    }
    const numbers = [...operands.matchAll(NUMBER)].map(([text]) => Number(text))
    movesOf(letter, numbers).forEach((move, at) => {
      current = move(current)
      const isMove = /m/i.test(letter) && at === 0
      if (isMove) start = current
      if (isMove || rings.length === 0) rings.push([current])
      else rings.at(-1)?.push(current)
    })
  }
  return rings
}

type Move = (current: Point) => Point

function movesOf(letter: string, numbers: readonly number[]): readonly Move[] {
  const from = (current: number) => (letter === letter.toLowerCase() ? current : 0)
  if (/h/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x: from(x) + by, y }))
  if (/v/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x, y: from(y) + by }))
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, pair) => ({ x, y }: Point) => ({
    x: from(x) + (numbers[pair * 2] ?? 0),
    y: from(y) + (numbers[pair * 2 + 1] ?? 0),
  }))
}

interface LabelPoint extends Point {
  /** Distance to the nearest edge, in units of the shape. */
  readonly radius: number
}

/** Grid points per side, and how often the grid is refined around its best point. */
const GRID_POINTS = 12
const REFINEMENTS = 3

/**
 * Approximate pole of inaccessibility: the interior point farthest from the edges, by grids refined around the best
 * point so far. Deterministic. Null for a shape without an interior.
 */
export function labelPointOf(rings: readonly Ring[]): LabelPoint | null {
  const points = rings.flat()
  if (points.length < 3) return null
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  let box = { x: Math.min(...xs), y: Math.min(...ys), width: extentOf(xs), height: extentOf(ys) }
  let best: LabelPoint | null = null
  for (let round = 0; round <= REFINEMENTS; round += 1) {
    for (const point of gridOver(box)) {
      const radius = isInside(point, rings) ? distanceToEdges(point, rings) : 0
      if (radius > (best?.radius ?? 0)) best = { ...point, radius }
    }
    if (best === null) return null
    const [width, height] = [(box.width * 2) / GRID_POINTS, (box.height * 2) / GRID_POINTS]
    box = { x: best.x - width / 2, y: best.y - height / 2, width, height }
  }
  return best
}

const extentOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

interface Box extends Point {
  readonly width: number
  readonly height: number
}
const gridOver = ({ x, y, width, height }: Box): readonly Point[] =>
  Array.from({ length: GRID_POINTS * GRID_POINTS }, (_, at) => ({
    x: x + (width * ((at % GRID_POINTS) + 0.5)) / GRID_POINTS,
    y: y + (height * (Math.floor(at / GRID_POINTS) + 0.5)) / GRID_POINTS,
  }))

const edgesOf = (ring: Ring) =>
  ring.map((from, at): readonly [Point, Point] => [from, ring[(at + 1) % ring.length] ?? from])

/** Even-odd rule, so that a hole is outside. */
function isInside({ x, y }: Point, rings: readonly Ring[]): boolean {
  let inside = false
  for (const [a, b] of rings.flatMap(edgesOf))
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  return inside
}

const distanceToEdges = (point: Point, rings: readonly Ring[]) =>
  Math.min(...rings.flatMap(edgesOf).map(([a, b]) => distanceToSegment(point, a, b)))

function distanceToSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy)
}
