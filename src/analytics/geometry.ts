/** Plane geometry of areas in degrees: containment, size, distance, assignment of points to areas, label positions. */
import { booleanPointInPolygon } from '@turf/turf'
import {
  boxOf,
  forTurf,
  isInBox,
  METRES_A_DEGREE,
  ringsOf,
  type Box,
  type Position,
  type Ring,
  type Surface,
} from '../domain/geography.ts'
import type { IncidentColumns } from '../domain/incident.ts'
import { uniquePlaces } from './hierarchy/places.ts'

/** Bounding boxes by surface; surfaces are immutable. */
const boxCache = new WeakMap<Surface, Box>()

function cachedBoxOf(surface: Surface): Box {
  const cached = boxCache.get(surface)
  if (cached) return cached
  const box = boxOf(surface)
  boxCache.set(surface, box)
  return box
}

/** Whether a position (degrees) lies in the surface; the border counts as inside, holes as outside. */
export const contains = (surface: Surface, longitude: number, latitude: number): boolean =>
  isInBox(longitude, latitude, cachedBoxOf(surface)) &&
  booleanPointInPolygon([longitude, latitude], forTurf(surface))

/** Columns with the positions of rows. */
export type Located = Pick<IncidentColumns, 'count' | 'longitude' | 'latitude'>

/** Side of the lookup grid of bounding boxes; at 128 x 128 two or three of 200 areas remain to test for a position. */
const GRID_SIDE = 128

/** One index a row. */
export type AreaIndexes = Int16Array | Int32Array
const LARGEST_INT16 = 0x7fff

/**
 * For each row the index of the area that contains it, or -1. On a shared border the first area wins, so no row counts
 * twice. Each unique place is tested once. Cost: about 1 microsecond a place among 200 areas.
 * Two bytes a row as far as they can number the areas, else four.
 */
export function assignAreas(columns: Located, areas: readonly { readonly shape: Surface }[]): AreaIndexes {
  const places = uniquePlaces(columns)
  const areaOf = areaFinder(areas.map(({ shape }) => shape))
  const Indexes = areas.length <= LARGEST_INT16 ? Int16Array : Int32Array
  const ofPlace = new Indexes(places.count)
  for (let place = 0; place < places.count; place++) {
    ofPlace[place] = areaOf(places.longitude[place] ?? 0, places.latitude[place] ?? 0)
  }
  const ofRow = new Indexes(columns.count)
  for (let row = 0; row < ofRow.length; row++) ofRow[row] = ofPlace[places.of[row] ?? 0] ?? -1
  return ofRow
}

function areaFinder(areas: readonly Surface[]): (longitude: number, latitude: number) => number {
  const extent = boxOf(...areas)
  const columnOf = (longitude: number) => gridStep(longitude, extent.west, extent.east)
  const rowOf = (latitude: number) => gridStep(latitude, extent.south, extent.north)
  const near: number[][] = Array.from({ length: GRID_SIDE * GRID_SIDE }, () => [])
  for (const [index, surface] of areas.entries()) {
    const box = cachedBoxOf(surface)
    for (let row = rowOf(box.south); row <= rowOf(box.north); row++) {
      for (let column = columnOf(box.west); column <= columnOf(box.east); column++) {
        near[row * GRID_SIDE + column]?.push(index)
      }
    }
  }
  return (longitude, latitude) => {
    if (!isInBox(longitude, latitude, extent)) return -1
    for (const index of near[rowOf(latitude) * GRID_SIDE + columnOf(longitude)] ?? []) {
      const candidate = areas[index]
      if (candidate && contains(candidate, longitude, latitude)) return index
    }
    return -1
  }
}

const gridStep = (at: number, low: number, high: number) =>
  Math.min(GRID_SIDE - 1, Math.max(0, Math.floor(((at - low) / (high - low || 1)) * GRID_SIDE)))

/** Smallest box that contains all boxes. */
export const unionBox = (boxes: readonly Box[]): Box => ({
  west: Math.min(...boxes.map((box) => box.west)),
  south: Math.min(...boxes.map((box) => box.south)),
  east: Math.max(...boxes.map((box) => box.east)),
  north: Math.max(...boxes.map((box) => box.north)),
})

/** The box extended by a distance on every side. */
export function expandedBox({ west, south, east, north }: Box, metres: number): Box {
  const [x, y] = degreesAlong(metres, (south + north) / 2)
  return { west: west - x, south: south - y, east: east + x, north: north + y }
}

const metresEast = (latitude: number) => METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180)

/** A distance in metres as degrees of longitude and of latitude, at a latitude. */
export const degreesAlong = (metres: number, latitude: number): readonly [east: number, north: number] => [
  metres / metresEast(latitude),
  metres / METRES_A_DEGREE,
]

/**
 * Distance in metres, on a plane: within 0.5 % up to 50 km, away from the poles and the date line. Called for each row
 * and each pair; turf's `distance` takes three times as long.
 */
export function metresBetween(a: Position, b: Position): number {
  const east = (b[0] - a[0]) * metresEast((a[1] + b[1]) / 2)
  return Math.hypot(east, (b[1] - a[1]) * METRES_A_DEGREE)
}

/** Distance in metres from a position to a surface, 0 inside it. A buffer test compares it with the buffer's width. */
export function metresToSurface(surface: Surface, at: Position): number {
  if (contains(surface, at[0], at[1])) return 0
  let nearest = Infinity
  for (const ring of ringsOf(surface).flat()) nearest = Math.min(nearest, metresToRing(ring, at))
  return nearest
}

function metresToRing(ring: Ring, at: Position): number {
  const east = metresEast(at[1])
  let nearest = Infinity
  // Called about 100,000 times for one board: no array is allocated and the square root is taken once.
  for (let i = 0; i < ring.length; i++) {
    const from = ring[i] ?? at
    const to = ring[i + 1] ?? from
    const [x, y] = [(from[0] - at[0]) * east, (from[1] - at[1]) * METRES_A_DEGREE]
    const [dx, dy] = [(to[0] - at[0]) * east - x, (to[1] - at[1]) * METRES_A_DEGREE - y]
    const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)))
    const [nearX, nearY] = [x + along * dx, y + along * dy]
    nearest = Math.min(nearest, nearX * nearX + nearY * nearY)
  }
  return Math.sqrt(nearest)
}

/**
 * Position inside the surface for a label or symbol: the centroid of the largest polygon; where that falls outside (a
 * crescent, a hole), the middle of the widest section at the same latitude.
 * @throws RangeError for a surface without a polygon
 */
export function surfaceCentre(surface: Surface): Position {
  const cached = centres.get(surface)
  if (cached) return cached
  const centre = centreOf(surface)
  centres.set(surface, centre)
  return centre
}
/** Label positions by surface: read at every frame, and surfaces are immutable. */
const centres = new WeakMap<Surface, Position>()

function centreOf(surface: Surface): Position {
  const weighed = ringsOf(surface).map((rings) => ({ rings, ...massOf(rings[0] ?? []) }))
  const [largest] = weighed.toSorted((a, b) => b.area - a.area)
  if (!largest) throw new RangeError('a surface without a polygon has no centre')
  const [x, y] = largest.centre
  if (contains(surface, x, y)) return largest.centre
  return [middleOfWidest(largest.rings, y) ?? x, y]
}

/**
 * Area (square degrees) and centroid of a ring by the shoelace formula, relative to the first corner for precision.
 * Turf's `centerOfMass` gives the same, but adds a convex hull: 6 kB gzip on the page.
 */
function massOf(ring: Ring): { readonly area: number; readonly centre: Position } {
  const [x0, y0] = ring[0] ?? [0, 0]
  let [twice, sumX, sumY] = [0, 0, 0]
  for (const [i, [longitude, latitude]] of ring.entries()) {
    const [nextLongitude, nextLatitude] = ring[i + 1] ?? [x0, y0]
    const [x, y, u, v] = [longitude - x0, latitude - y0, nextLongitude - x0, nextLatitude - y0]
    const cross = x * v - u * y
    twice += cross
    sumX += (x + u) * cross
    sumY += (y + v) * cross
  }
  if (twice === 0) return { area: 0, centre: [x0, y0] }
  return { area: Math.abs(twice) / 2, centre: [x0 + sumX / (3 * twice), y0 + sumY / (3 * twice)] }
}

function middleOfWidest(rings: readonly Ring[], latitude: number): number | null {
  const crossings = rings.flatMap((ring) => crossingsAt(ring, latitude)).toSorted((a, b) => a - b)
  let [widest, middle]: [number, number | null] = [-1, null]
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i] ?? 0, crossings[i + 1] ?? 0]
    if (east - west > widest) [widest, middle] = [east - west, (west + east) / 2]
  }
  return middle
}

const crossingsAt = (ring: Ring, latitude: number): number[] =>
  ring.slice(1).flatMap(([x2, y2], i) => {
    const [x, y] = ring[i] ?? [x2, y2]
    return y > latitude === y2 > latitude ? [] : [x + ((latitude - y) / (y2 - y)) * (x2 - x)]
  })
