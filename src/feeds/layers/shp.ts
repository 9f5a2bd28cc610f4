/** Shapes of a shapefile (.shp) as GeoJSON geometries. */
import { polygonOf } from '../features/esri-json.ts'
import type { JsonObject } from '../rows/json-object.ts'

const HEADER_LENGTH = 100
const RECORD_HEADER = 8
/** Shape types without their variants with heights (10 more) and measures (20 more). */
const [POINT, LINE, POLYGON, POINTS] = [1, 3, 5, 8]

/** One geometry a record, null where it has none; null for a file that is cut off or damaged. */
export function shapes(bytes: Uint8Array): readonly (JsonObject | null)[] | null {
  if (bytes.length < HEADER_LENGTH) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Lengths are in words of two bytes.
  const end = view.getInt32(24) * 2
  if (end > bytes.length) return null
  const found: (JsonObject | null)[] = []
  let at = HEADER_LENGTH
  while (at + RECORD_HEADER <= end) {
    const length = view.getInt32(at + 4) * 2
    const start = at + RECORD_HEADER
    if (length < 4 || start + length > end) return null
    const shape = shapeIn(new DataView(bytes.buffer, bytes.byteOffset + start, length))
    if (shape === undefined) return null
    found.push(shape)
    at = start + length
  }
  return at === Math.max(end, HEADER_LENGTH) ? found : null
}

/** Undefined for a record that does not fit its own counts. */
function shapeIn(view: DataView): JsonObject | null | undefined {
  try {
    return shapeOf(view, view.getInt32(0, true) % 10)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const pairAt = (view: DataView, at: number) => [view.getFloat64(at, true), view.getFloat64(at + 8, true)]
const pairsAt = (view: DataView, at: number, count: number) =>
  Array.from({ length: count }, (_, index) => pairAt(view, at + index * 16))

function shapeOf(view: DataView, type: number): JsonObject | null {
  if (type === POINT) return { type: 'Point', coordinates: pairAt(view, 4) }
  if (type === POINTS) {
    return { type: 'MultiPoint', coordinates: pairsAt(view, 40, view.getInt32(36, true)) }
  }
  if (type !== LINE && type !== POLYGON) return null
  const [partCount, pointCount] = [view.getInt32(36, true), view.getInt32(40, true)]
  const starts = Array.from({ length: partCount }, (_, index) => view.getInt32(44 + index * 4, true))
  const points = pairsAt(view, 44 + partCount * 4, pointCount)
  const parts = starts.map((start, index) => points.slice(start, starts[index + 1] ?? pointCount))
  if (type === POLYGON) return polygonOf(parts)
  return parts.length === 1
    ? { type: 'LineString', coordinates: parts[0] }
    : { type: 'MultiLineString', coordinates: parts }
}
