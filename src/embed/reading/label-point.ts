/** The point of an area that lies farthest from its edge, where a label has most room. */

/** The rings of an SVG path of straight lines, as the published shapes are written. */

export interface Point {
  readonly x: number
  readonly y: number
}
export type Ring = readonly Point[]

const STEP = /([MLHVZmlhvz])([^MLHVZmlhvz]*)/g
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g

/** Rings of an SVG path of moves, lines and closings, absolute or relative. Any other letter is passed over. */
export function ringsOf(path: string): readonly Ring[] {
  const rings: Point[][] = []
  let [here, start]: [Point, Point] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  for (const [, letter = '', given = ''] of path.matchAll(STEP)) {
    if (/z/i.test(letter)) {
      here = start
      continue
    }
    const numbers = [...given.matchAll(NUMBER)].map(([text]) => Number(text))
    stepsOf(letter, numbers).forEach((step, at) => {
      here = step(here)
      const isMove = /m/i.test(letter) && at === 0
      if (isMove) start = here
      if (isMove || rings.length === 0) rings.push([here])
      else rings.at(-1)?.push(here)
    })
  }
  return rings
}

type Step = (here: Point) => Point

function stepsOf(letter: string, numbers: readonly number[]): readonly Step[] {
  const from = (here: number) => (letter === letter.toLowerCase() ? here : 0)
  if (/h/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x: from(x) + by, y }))
  if (/v/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x, y: from(y) + by }))
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, pair) => ({ x, y }: Point) => ({
    x: from(x) + (numbers[pair * 2] ?? 0),
    y: from(y) + (numbers[pair * 2 + 1] ?? 0),
  }))
}

interface Widest extends Point {
  /** To the nearest edge, in the units of the shape. */
  readonly radius: number
}

/** Points a side of the net that is laid over the area, and how often a finer one is laid round its best point. */
const NET = 12
const FINER = 3

/**
 * By nets laid over the area, each finer than the last round the best point found: near enough for a label, and the
 * same for the same shape. Null for a shape without a ground.
 */
export function widestPlace(rings: readonly Ring[]): Widest | null {
  const points = rings.flat()
  if (points.length < 3) return null
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  let box = { x: Math.min(...xs), y: Math.min(...ys), width: spread(xs), height: spread(ys) }
  let best: Widest | null = null
  for (let round = 0; round <= FINER; round += 1) {
    for (const point of netOver(box)) {
      const radius = isInside(point, rings) ? toTheEdge(point, rings) : 0
      if (radius > (best?.radius ?? 0)) best = { ...point, radius }
    }
    if (best === null) return null
    const [width, height] = [(box.width * 2) / NET, (box.height * 2) / NET]
    box = { x: best.x - width / 2, y: best.y - height / 2, width, height }
  }
  return best
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

interface Box extends Point {
  readonly width: number
  readonly height: number
}
const netOver = ({ x, y, width, height }: Box): readonly Point[] =>
  Array.from({ length: NET * NET }, (_, at) => ({
    x: x + (width * ((at % NET) + 0.5)) / NET,
    y: y + (height * (Math.floor(at / NET) + 0.5)) / NET,
  }))

const edgesOf = (ring: Ring) =>
  ring.map((from, at): readonly [Point, Point] => [from, ring[(at + 1) % ring.length] ?? from])

/** Even and odd crossings, so that a hole is outside. */
function isInside({ x, y }: Point, rings: readonly Ring[]): boolean {
  let inside = false
  for (const [a, b] of rings.flatMap(edgesOf))
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  return inside
}

const toTheEdge = (point: Point, rings: readonly Ring[]) =>
  Math.min(...rings.flatMap(edgesOf).map(([a, b]) => toTheLine(point, a, b)))

function toTheLine({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy)
}
