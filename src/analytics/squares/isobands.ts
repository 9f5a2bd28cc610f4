/**
 * A surface known at points of a grid as bands between fixed values: triangles to fill, and the lines between bands. By
 * hand, since it takes half the time of d3-contour beside it in `npm run bench`, and gives what the map draws: triangles
 * and pieces of line in plain arrays, where d3-contour gives rings that would have to be cut into triangles.
 */

interface Isobands {
  /** x and y of each triangle's corners, in steps of the grid from its first point. */
  readonly triangles: Float32Array
  /** The band of each triangle, from 1: what lies at or above so many of the values. */
  readonly bands: Uint8Array
  /** x and y of both ends of each piece of a line. */
  readonly lines: Float32Array
  /** The band that begins at each piece. */
  readonly lineBands: Uint8Array
}

/** Numbers that come one after another; doubled when the room runs out. */
interface Growing {
  length: number
  room: Float32Array
}
const growing = (): Growing => ({ length: 0, room: new Float32Array(4096) })
function push(to: Growing, x: number, y: number) {
  if (to.length + 2 > to.room.length) {
    const larger = new Float32Array(2 * to.room.length)
    larger.set(to.room)
    to.room = larger
  }
  to.room[to.length++] = x
  to.room[to.length++] = y
}

/** A convex shape of a few corners, each x, y and value; two of them take turns while one is cut. */
interface Shape {
  corners: number
  readonly at: Float64Array
}
const shape = (): Shape => ({ corners: 0, at: new Float64Array(3 * 8) })
const [whole, half, piece] = [shape(), shape(), shape()]

interface Into {
  readonly thresholds: readonly number[]
  readonly triangles: Growing
  readonly bands: number[]
  readonly lines: Growing
  readonly lineBands: number[]
}

/**
 * Between points the surface is taken as flat triangles, each cell cut in two, so that bands meet without a gap.
 * What lies under the first value is left bare. Cost: linear in the cells that hold a band.
 * @param values row by row, `columns` a row
 * @param thresholds rising
 */
export function isobands(
  values: ArrayLike<number>,
  columns: number,
  thresholds: readonly number[],
): Isobands {
  const into: Into = { thresholds, triangles: growing(), bands: [], lines: growing(), lineBands: [] }
  const rows = Math.floor(values.length / columns)
  const bandOf = new Uint8Array(columns * rows)
  for (let i = 0; i < bandOf.length; i++) bandOf[i] = bandAt(thresholds, values[i] ?? 0)
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const i = y * columns + x
      const far = i + columns + 1
      const band = bandOf[i] ?? 0
      const isOne = band === bandOf[i + 1] && band === bandOf[far] && band === bandOf[far - 1]
      if (isOne && band === 0) continue
      begin(values, columns, [i, i + 1, far])
      if (isOne) fill(whole, band, into)
      else cut(into)
      begin(values, columns, [i, far - 1, far])
      if (isOne) fill(whole, band, into)
      else cut(into)
    }
  }
  return {
    triangles: into.triangles.room.slice(0, into.triangles.length),
    bands: Uint8Array.from(into.bands),
    lines: into.lines.room.slice(0, into.lines.length),
    lineBands: Uint8Array.from(into.lineBands),
  }
}

function bandAt(thresholds: readonly number[], value: number): number {
  let band = 0
  while (band < thresholds.length && value >= (thresholds[band] ?? Infinity)) band++
  return band
}

/** Points of the grid: the south-west of a cell, the point between, and the north-east. */
type Corners = readonly [number, number, number]

/** One of the two triangles of a cell. */
function begin(values: ArrayLike<number>, columns: number, corners: Corners) {
  whole.corners = 3
  for (let corner = 0; corner < 3; corner++) {
    const point = corners[corner] ?? 0
    whole.at[3 * corner] = point % columns
    whole.at[3 * corner + 1] = Math.floor(point / columns)
    whole.at[3 * corner + 2] = values[point] ?? 0
  }
}

function cut(into: Into) {
  const { at } = whole
  const low = Math.min(at[2] ?? 0, at[5] ?? 0, at[8] ?? 0)
  const high = Math.max(at[2] ?? 0, at[5] ?? 0, at[8] ?? 0)
  for (let band = 1; band <= into.thresholds.length; band++) {
    const [from, to] = [into.thresholds[band - 1] ?? Infinity, into.thresholds[band] ?? Infinity]
    if (high < from || low >= to) continue
    keep(whole, half, { limit: from, side: 1 })
    if (low < from) draw(from, band, into)
    if (high <= to) fill(half, band, into)
    else {
      keep(half, piece, { limit: to, side: -1 })
      fill(piece, band, into)
    }
  }
}

/** The part of a convex shape on one side of a value (Sutherland and Hodgman 1974). `side`: 1 above, -1 below. */
function keep(from: Shape, to: Shape, { limit, side }: { readonly limit: number; readonly side: 1 | -1 }) {
  to.corners = 0
  for (let corner = 0; corner < from.corners; corner++) {
    const [i, j] = [3 * corner, 3 * ((corner + 1) % from.corners)]
    const [value, next] = [from.at[i + 2] ?? 0, from.at[j + 2] ?? 0]
    const isKept = side * (value - limit) >= 0
    if (isKept) move(from, i, to)
    if (isKept === side * (next - limit) >= 0) continue
    const share = (limit - value) / (next - value)
    const at = 3 * to.corners++
    to.at[at] = (from.at[i] ?? 0) + share * ((from.at[j] ?? 0) - (from.at[i] ?? 0))
    to.at[at + 1] = (from.at[i + 1] ?? 0) + share * ((from.at[j + 1] ?? 0) - (from.at[i + 1] ?? 0))
    to.at[at + 2] = limit
  }
}

function move(from: Shape, i: number, to: Shape) {
  const at = 3 * to.corners++
  to.at[at] = from.at[i] ?? 0
  to.at[at + 1] = from.at[i + 1] ?? 0
  to.at[at + 2] = from.at[i + 2] ?? 0
}

function fill({ corners, at }: Shape, band: number, { triangles, bands }: Into) {
  for (let last = 2; last < corners; last++) {
    push(triangles, at[0] ?? 0, at[1] ?? 0)
    push(triangles, at[3 * last - 3] ?? 0, at[3 * last - 2] ?? 0)
    push(triangles, at[3 * last] ?? 0, at[3 * last + 1] ?? 0)
    bands.push(band)
  }
}

/** The line on which a triangle that goes under a value crosses it. */
function draw(limit: number, band: number, { lines, lineBands }: Into) {
  const ends: number[] = []
  for (let corner = 0; corner < 3; corner++) {
    const [i, j] = [3 * corner, 3 * ((corner + 1) % 3)]
    const [value, next] = [whole.at[i + 2] ?? 0, whole.at[j + 2] ?? 0]
    if (value >= limit === next >= limit) continue
    const share = (limit - value) / (next - value)
    ends.push((whole.at[i] ?? 0) + share * ((whole.at[j] ?? 0) - (whole.at[i] ?? 0)))
    ends.push((whole.at[i + 1] ?? 0) + share * ((whole.at[j + 1] ?? 0) - (whole.at[i + 1] ?? 0)))
  }
  const [x1, y1, x2, y2] = ends
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return
  push(lines, x1, y1)
  push(lines, x2, y2)
  lineBands.push(band)
}
