/** Names in a map of areas: short forms of them, and where their lines fit into a shape. */
import { ringsOf, type Surface } from '../../domain/geography.ts'
import { pixelsAt, type MapProjection } from '../map-projection.ts'

/** Lines of text with the centre of the block in pixels. */
interface PlacedName {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
}

const NAME_SIZE = 11
export const LINE_HEIGHT = 12
/** Free pixels on each side of a line; where no name has them, one may cross the outline by a few. */
const MARGINS = [3, -7]
/** Shares of the height of a shape at which a block is tried. */
const TRIED = Array.from({ length: 31 }, (_, i) => (i + 1) / 32)

/** `Upper Town, Moor & Mill` becomes `Upper Town`; a name without a part to leave out stays whole. */
const shortName = (name: string) => name.split(/,? with |, | & | and /)[0] ?? name

/** Short names of all areas; where two would be alike, both keep their whole names. */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map(shortName)
  return short.map((name, i) =>
    short.some((other, j) => j !== i && other === name) ? (names[i] ?? name) : name,
  )
}

const NARROW = /[ fijlrtI.,'’\-()]/
const WIDE = /[A-Zmw%+−]/
/** Width of a text in pixels, for a face 8 % wider than most. */
export const textWidth = (text: string) =>
  Array.from(text).reduce(
    (sum, letter) => sum + (NARROW.test(letter) ? 0.36 : WIDE.test(letter) ? 0.74 : 0.57),
    0,
  ) *
  NAME_SIZE *
  1.08

/** A name on two lines, parted where they become most alike in width; null for one word. */
function twoLines(name: string): readonly string[] | null {
  const words = name.split(/(?<=-in-)|\s+/)
  const splits = words.slice(1).map((_, i) => {
    const first = words.slice(0, i + 1)
    const second = words.slice(i + 1)
    const join = (part: readonly string[]) => part.join(' ').replaceAll('-in- ', '-in-')
    return [join(first), join(second)]
  })
  return splits.toSorted((a, b) => widthOf(a) - widthOf(b))[0] ?? null
}

/** An area to be named. */
interface NamedShape {
  readonly name: string
  /** A value below the name; null: none. */
  readonly printed: string | null
  readonly shape: Surface
}

/**
 * For each area the first block that fits: the name on one line or two with the printed value below, then the name alone;
 * null where none does. What fits inside its shape comes first; a name that crosses its outline touches no other.
 */
export function placedNames(
  areas: readonly NamedShape[],
  projection: MapProjection,
): readonly (PlacedName | null)[] {
  const placed = new Map<NamedShape, PlacedName>()
  const valuesFirst = areas.toSorted((a, b) => Number(b.printed !== null) - Number(a.printed !== null))
  for (const margin of MARGINS)
    for (const area of valuesFirst) {
      if (placed.has(area)) continue
      const name = placedName(area, { projection, margin, taken: [...placed.values()] })
      if (name) placed.set(area, name)
    }
  return areas.map((area) => placed.get(area) ?? null)
}

interface Placement {
  readonly projection: MapProjection
  readonly margin: number
  readonly taken: readonly PlacedName[]
}

function placedName({ name, printed, shape }: NamedShape, placement: Placement): PlacedName | null {
  const names = [[name], twoLines(name)].filter((lines) => lines !== null)
  const blocks = [...(printed === null ? [] : names.map((lines) => [...lines, printed])), ...names]
  const rings = ringsOf(shape)
    .flat()
    .map((ring) => ring.map((at) => pixelsAt(at, placement.projection)))
  for (const lines of blocks) {
    const at = placeOf(lines, rings, placement)
    if (at) return { lines, ...at }
  }
  return null
}

const widthOf = (lines: readonly string[]) => Math.max(...lines.map(textWidth))

const doOverlap = (one: PlacedName, other: PlacedName) =>
  Math.abs(one.x - other.x) < (widthOf(one.lines) + widthOf(other.lines)) / 2 &&
  Math.abs(one.y - other.y) < ((one.lines.length + other.lines.length) * LINE_HEIGHT) / 2

type PixelRing = readonly (readonly [x: number, y: number])[]

/** The centre at which a block has most room to its sides, and near the middle of the shape where several have. */
function placeOf(lines: readonly string[], rings: readonly PixelRing[], { margin, taken }: Placement) {
  const ys = rings.flat().map(([, y]) => y)
  const [top, foot] = [Math.min(...ys), Math.max(...ys)]
  const width = widthOf(lines) + 2 * margin
  const half = (lines.length * LINE_HEIGHT) / 2
  const fits = TRIED.flatMap((share) => {
    const y = top + share * (foot - top)
    return spansInside(rings, [y - half, y, y + half])
      .filter(({ from, to }) => to - from >= width)
      .map(({ from, to }) => ({ x: (from + to) / 2, y, room: Math.min(to - from, 2 * width), share }))
  })
  const free = fits.filter(({ x, y }) => !taken.some((other) => doOverlap({ lines, x, y }, other)))
  const best = free.toSorted(
    (a, b) => b.room - a.room || Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5),
  )[0]
  return best ? { x: best.x, y: best.y } : null
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Horizontal spans that lie inside the rings at all of these heights. */
const spansInside = (rings: readonly PixelRing[], heights: readonly number[]): readonly Span[] =>
  heights
    .map((y) => spansAt(rings, y))
    .reduce((common, spans) =>
      common.flatMap((one) =>
        spans
          .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
          .filter(({ from, to }) => to > from),
      ),
    )

/** Spans inside the rings at one height: between each odd and the next crossing of an edge. */
function spansAt(rings: readonly PixelRing[], y: number): readonly Span[] {
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap(([x1, y1], i) => {
        const [x2, y2] = ring[i + 1] ?? ring[0] ?? [x1, y1]
        return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)]
      }),
    )
    .toSorted((a, b) => a - b)
  return crossings.flatMap((from, i) => {
    const to = crossings[i + 1]
    return i % 2 === 0 && to !== undefined ? [{ from, to }] : []
  })
}
