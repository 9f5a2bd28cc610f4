/**
 * Planar geometry in integer units of 1/100,000 degree, with distances in metres at the place's reference latitude.
 */
import { readFileSync } from 'node:fs'
import { fromRoot } from '../fresh.mjs'

/** Parsed data/place/place.json. */
export const PLACE = JSON.parse(readFileSync(fromRoot('data/place/place.json'), 'utf8'))

const UNITS_IN_A_DEGREE = 100_000
/** WGS84 ellipsoid: equatorial radius in metres and squared eccentricity. */
const RADIUS_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.00669437999014

/** Metres per unit eastwards and northwards at a latitude in degrees, rounded to five decimals. */
function metresInUnit(latitude) {
  const radians = Math.PI / 180
  const flat = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * radians) ** 2
  const east = (RADIUS_METRES / Math.sqrt(flat)) * Math.cos(latitude * radians)
  const north = (RADIUS_METRES * (1 - ECCENTRICITY_SQUARED)) / flat ** 1.5
  return [east, north].map((metres) => Number(((metres * radians) / UNITS_IN_A_DEGREE).toFixed(5)))
}
const [METRES_EAST, METRES_NORTH] = metresInUnit(PLACE.referenceLatitude)

/** Longitude and latitude in degrees as integer units. */
export const toUnits = ([longitude, latitude]) => [
  Math.round(longitude * UNITS_IN_A_DEGREE),
  Math.round(latitude * UNITS_IN_A_DEGREE),
]
/** Units as metres eastwards and northwards. */
export const toMetres = ([x, y]) => [x * METRES_EAST, y * METRES_NORTH]
export const fromMetres = ([east, north]) => [
  Math.round(east / METRES_EAST),
  Math.round(north / METRES_NORTH),
]

/** Key of a point for maps and sets. */
export const keyOf = ([x, y]) => `${x},${y}`
/** Key of an edge, independent of its direction. */
export const edgeKey = (a, b) => (keyOf(a) < keyOf(b) ? `${keyOf(a)} ${keyOf(b)}` : `${keyOf(b)} ${keyOf(a)}`)
/** Pairs of consecutive points of an open ring. */
export const edgesOf = (ring) => ring.map((point, i) => [point, ring[(i + 1) % ring.length]])

/** Position (0 to 1) of the perpendicular foot of `point` on the segment a-b, and its distance in metres. */
export function footOn(point, a, b) {
  const [px, py] = toMetres(point)
  const [ax, ay] = toMetres(a)
  const [bx, by] = toMetres(b)
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length2 === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2
  const t = Math.min(1, Math.max(0, along))
  return { t, metres: Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)) }
}

export function metresBetween(a, b) {
  const [ax, ay] = toMetres(a)
  const [bx, by] = toMetres(b)
  return Math.hypot(bx - ax, by - ay)
}

/** Twice the signed area in square units, exact; positive for anticlockwise rings. */
export const doubleArea = (ring) =>
  edgesOf(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + (ax * by - bx * ay), 0)

export const squareMetres = (ring) => (Math.abs(doubleArea(ring)) / 2) * METRES_EAST * METRES_NORTH

/** Whether a point is inside an open ring (ray casting). */
export function isInside([x, y], ring) {
  let inside = false
  for (const [[ax, ay], [bx, by]] of edgesOf(ring)) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  }
  return inside
}

/** Line simplification by Douglas and Peucker (1973) with a tolerance in metres. */
function simplifyLine(points, tolerance) {
  if (points.length < 3) return points
  const last = points.at(-1)
  let worst = { metres: -1, at: 0 }
  for (let at = 1; at < points.length - 1; at++) {
    const { metres } = footOn(points[at], points[0], last)
    if (metres > worst.metres) worst = { metres, at }
  }
  if (worst.metres <= tolerance) return [points[0], last]
  const head = simplifyLine(points.slice(0, worst.at + 1), tolerance)
  return [...head.slice(0, -1), ...simplifyLine(points.slice(worst.at), tolerance)]
}

/** Simplifies a ring as two lines, split at its first point and the point farthest from it. */
export function simplifyRing(ring, tolerance) {
  const distances = ring.map((point) => metresBetween(ring[0], point))
  const far = distances.indexOf(Math.max(...distances))
  const there = simplifyLine(ring.slice(0, far + 1), tolerance)
  const back = simplifyLine([...ring.slice(far), ring[0]], tolerance)
  return [...there.slice(0, -1), ...back.slice(0, -1)]
}
