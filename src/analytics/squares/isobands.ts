/**
 * Isobands of a gridded surface: triangles to fill and the lines between bands. Own code because it takes half the time
 * of d3-contour (`npm run bench`) and yields what the map draws, triangles and line segments in flat arrays, where
 * d3-contour yields rings that would have to be triangulated.
 */

/** Triangles and line segments of the bands. */
interface Isobands {
  /** x and y of the three corners of each triangle, in grid steps from the first point. */
  readonly triangles: Float32Array
  /** Band of each triangle, from 1: the number of thresholds at or below its values. */
  readonly bands: Uint8Array
  /** x and y of both ends of each line segment. */
  readonly lines: Float32Array
  /** Band that starts at each segment. */
  readonly lineBands: Uint8Array
}

/** Growable array of numbers, doubled when full. */
interface GrowableArray {
  length: number
  buffer: Float32Array
}
const growable = (): GrowableArray => ({ length: 0, buffer: new Float32Array(4096) })
function push(to: GrowableArray, x: number, y: number) {
  if (to.length + 2 > to.buffer.length) {
    const larger = new Float32Array(2 * to.buffer.length)
    larger.set(to.buffer)
    to.buffer = larger
  }
  to.buffer[to.length++] = x
  to.buffer[to.length++] = y
}

/** Convex polygon of up to 8 corners, x, y and value each; reused as scratch buffers while clipping. */
interface ConvexPolygon {
  corners: number
  readonly at: Float64Array
}
const polygon = (): ConvexPolygon => ({ corners: 0, at: new Float64Array(3 * 8) })
const [whole, half, piece] = [polygon(), polygon(), polygon()]

/** Output of the bands under construction. */
interface BandOutput {
  readonly thresholds: readonly number[]
  readonly triangles: GrowableArray
  readonly bands: number[]
  readonly lines: GrowableArray
  readonly lineBands: number[]
}

/**
 * Isobands of a surface, linear on the two triangles of each cell, so that adjacent bands meet without gaps. Values
 * below the first threshold are not filled. Cost: linear in the cells that contain a band.
 * @param values row by row, `columns` a row
 * @param thresholds ascending
 */
export function isobands(
  values: ArrayLike<number>,
  columns: number,
  thresholds: readonly number[],
): Isobands {
  const output: BandOutput = {
    thresholds,
    triangles: growable(),
    bands: [],
    lines: growable(),
    lineBands: [],
  }
  const rows = Math.floor(values.length / columns)
  const bandOf = new Uint8Array(columns * rows)
  for (let i = 0; i < bandOf.length; i++) bandOf[i] = bandAt(thresholds, values[i] ?? 0)
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const i = y * columns + x
      const far = i + columns + 1
      const band = bandOf[i] ?? 0
      const isUniform = band === bandOf[i + 1] && band === bandOf[far] && band === bandOf[far - 1]
      if (isUniform && band === 0) continue
      loadTriangle(values, columns, [i, i + 1, far])
      if (isUniform) addTriangles(whole, band, output)
      else clipToBands(output)
      loadTriangle(values, columns, [i, far - 1, far])
      if (isUniform) addTriangles(whole, band, output)
      else clipToBands(output)
    }
  }
  return {
    triangles: output.triangles.buffer.slice(0, output.triangles.length),
    bands: Uint8Array.from(output.bands),
    lines: output.lines.buffer.slice(0, output.lines.length),
    lineBands: Uint8Array.from(output.lineBands),
  }
}

function bandAt(thresholds: readonly number[], value: number): number {
  let band = 0
  while (band < thresholds.length && value >= (thresholds[band] ?? Infinity)) band++
  return band
}

/** Grid points of a triangle: south-west, third corner, north-east. */
type Corners = readonly [number, number, number]

/** Loads one of the two triangles of a cell into `whole`. */
function loadTriangle(values: ArrayLike<number>, columns: number, corners: Corners) {
  whole.corners = 3
  for (let corner = 0; corner < 3; corner++) {
    const point = corners[corner] ?? 0
    whole.at[3 * corner] = point % columns
    whole.at[3 * corner + 1] = Math.floor(point / columns)
    whole.at[3 * corner + 2] = values[point] ?? 0
  }
}

function clipToBands(output: BandOutput) {
  const { at } = whole
  const low = Math.min(at[2] ?? 0, at[5] ?? 0, at[8] ?? 0)
  const high = Math.max(at[2] ?? 0, at[5] ?? 0, at[8] ?? 0)
  for (let band = 1; band <= output.thresholds.length; band++) {
    const [from, to] = [output.thresholds[band - 1] ?? Infinity, output.thresholds[band] ?? Infinity]
    if (high < from || low >= to) continue
    clip(whole, half, { limit: from, side: 1 })
    if (low < from) addLine(from, band, output)
    if (high <= to) addTriangles(half, band, output)
    else {
      clip(half, piece, { limit: to, side: -1 })
      addTriangles(piece, band, output)
    }
  }
}

/** Clips a convex polygon at a value (Sutherland and Hodgman 1974). `side`: 1 keeps what is above, -1 what is below. */
function clip(
  from: ConvexPolygon,
  to: ConvexPolygon,
  { limit, side }: { readonly limit: number; readonly side: 1 | -1 },
) {
  to.corners = 0
  for (let corner = 0; corner < from.corners; corner++) {
    const [i, j] = [3 * corner, 3 * ((corner + 1) % from.corners)]
    const [value, next] = [from.at[i + 2] ?? 0, from.at[j + 2] ?? 0]
    const isInside = side * (value - limit) >= 0
    if (isInside) copyCorner(from, i, to)
    if (isInside === side * (next - limit) >= 0) continue
    const share = (limit - value) / (next - value)
    const at = 3 * to.corners++
    to.at[at] = (from.at[i] ?? 0) + share * ((from.at[j] ?? 0) - (from.at[i] ?? 0))
    to.at[at + 1] = (from.at[i + 1] ?? 0) + share * ((from.at[j + 1] ?? 0) - (from.at[i + 1] ?? 0))
    to.at[at + 2] = limit
  }
}

function copyCorner(from: ConvexPolygon, i: number, to: ConvexPolygon) {
  const at = 3 * to.corners++
  to.at[at] = from.at[i] ?? 0
  to.at[at + 1] = from.at[i + 1] ?? 0
  to.at[at + 2] = from.at[i + 2] ?? 0
}

function addTriangles({ corners, at }: ConvexPolygon, band: number, { triangles, bands }: BandOutput) {
  for (let last = 2; last < corners; last++) {
    push(triangles, at[0] ?? 0, at[1] ?? 0)
    push(triangles, at[3 * last - 3] ?? 0, at[3 * last - 2] ?? 0)
    push(triangles, at[3 * last] ?? 0, at[3 * last + 1] ?? 0)
    bands.push(band)
  }
}

/** Adds the segment along which the triangle crosses a threshold. */
function addLine(limit: number, band: number, { lines, lineBands }: BandOutput) {
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
