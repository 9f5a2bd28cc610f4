/** Polygons in National Grid metres: point-in-polygon test and distance to the boundary. */
import proj4 from 'proj4'
import { GRIDS } from '../../domain/borough/grids.ts'
import { type Position, type Surface, ringsOf } from '../../domain/geography.ts'

/** A point in EPSG:27700. */
export type Spot = readonly [easting: number, northing: number]

const grid = proj4(GRIDS['EPSG:27700'].definition)

/** National Grid coordinates of a position in degrees. */
export function spotAt([longitude, latitude]: Position): Spot {
  const [easting = NaN, northing = NaN] = grid.forward([longitude, latitude])
  return [easting, northing]
}

/** Longitude and latitude to five decimals (about a metre), as written in feeds. */
export function positionAt([easting, northing]: Spot): Position {
  const [longitude = NaN, latitude = NaN] = grid.inverse([easting, northing])
  return [rounded(longitude), rounded(latitude)]
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5

interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}
interface GridRing extends Extent {
  /** Eastings and northings alternating; the first point is repeated as the last. */
  readonly spots: Float64Array
}
/** A surface in metres; a point is inside where a ray from it crosses the rings an odd number of times. */
export interface Patch extends Extent {
  readonly rings: readonly GridRing[]
}

/** Projects a polygon or multipolygon. */
export function patchOf(surface: Surface): Patch {
  const gridRings = ringsOf(surface).flatMap((rings) => rings.map((ring) => gridRingOf(ring.map(spotAt))))
  return { rings: gridRings, ...extentOf(gridRings) }
}

function gridRingOf(ring: readonly Spot[]): GridRing {
  const corners = ring.map(([west, south]) => ({ west, south, east: west, north: south }))
  return { spots: Float64Array.from(ring.flat()), ...extentOf(corners) }
}

function extentOf(parts: readonly Extent[]): Extent {
  return {
    west: Math.min(...parts.map((part) => part.west)),
    south: Math.min(...parts.map((part) => part.south)),
    east: Math.max(...parts.map((part) => part.east)),
    north: Math.max(...parts.map((part) => part.north)),
  }
}

const isWithinExtent = (extent: Extent, [easting, northing]: Spot, metres: number) =>
  easting >= extent.west - metres &&
  easting <= extent.east + metres &&
  northing >= extent.south - metres &&
  northing <= extent.north + metres

/** Whether two bounding boxes overlap or touch. */
export const doExtentsMeet = (a: Extent, b: Extent) =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north

/** Whether a point lies inside a patch, holes excluded (even-odd rule). */
export function isInside(patch: Patch, spot: Spot): boolean {
  if (!isWithinExtent(patch, spot, 0)) return false
  return patch.rings.reduce(
    (odd, ring) => (isWithinExtent(ring, spot, 0) ? odd !== isCrossedOddly(ring, spot) : odd),
    false,
  )
}

function isCrossedOddly({ spots }: GridRing, [x, y]: Spot): boolean {
  let odd = false
  let isAbove = (spots[1] ?? NaN) > y
  for (let i = 2; i < spots.length; i += 2) {
    const wasAbove = isAbove
    isAbove = (spots[i + 1] ?? NaN) > y
    if (wasAbove === isAbove) continue
    const [x1, y1, x2, y2] = segment(spots, i)
    if (x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd
  }
  return odd
}

/** Metres from a point to the nearest edge of a patch, or `limit` where it is at least that far. */
export function metresToEdge(patch: Patch, spot: Spot, limit: number): number {
  let nearest = limit
  for (const ring of patch.rings) {
    if (!isWithinExtent(ring, spot, nearest)) continue
    for (let i = 2; i < ring.spots.length; i += 2) {
      nearest = Math.min(nearest, metresToSegment(spot, segment(ring.spots, i)))
    }
  }
  return nearest
}

type Segment = readonly [number, number, number, number]
const segment = (spots: Float64Array, i: number): Segment => [
  spots[i - 2] ?? NaN,
  spots[i - 1] ?? NaN,
  spots[i] ?? NaN,
  spots[i + 1] ?? NaN,
]

function metresToSegment([x, y]: Spot, [x1, y1, x2, y2]: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)
  const share = Math.max(0, Math.min(1, along))
  return Math.sqrt((x - x1 - share * dx) ** 2 + (y - y1 - share * dy) ** 2)
}
