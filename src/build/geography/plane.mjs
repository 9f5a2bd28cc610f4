/**
 * Planar geometry in integer units of 1/100,000 degree, with distances in metres at a place's reference latitude.
 */
// @ts-check

/**
 * A point in units, or in metres.
 * @typedef {readonly [x: number, y: number]} Point
 * @typedef {ReturnType<typeof planeAt>} Plane
 * Position (0 to 1) of the perpendicular foot of a point on the segment a-b, and its distance in metres.
 * @typedef {(point: Point, a: Point, b: Point) => { readonly t: number, readonly metres: number }} FootOn
 */

const UNITS_IN_A_DEGREE = 100_000
/** WGS84 ellipsoid: equatorial radius in metres and squared eccentricity. */
const RADIUS_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.00669437999014

/**
 * Metres per unit eastwards and northwards at a latitude in degrees, rounded to five decimals.
 * @param {number} latitude
 */
function metresInUnit(latitude) {
  const radians = Math.PI / 180
  const flat = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * radians) ** 2
  const east = (RADIUS_METRES / Math.sqrt(flat)) * Math.cos(latitude * radians)
  const north = (RADIUS_METRES * (1 - ECCENTRICITY_SQUARED)) / flat ** 1.5
  const rounded = (/** @type {number} */ metres) =>
    Number(((metres * radians) / UNITS_IN_A_DEGREE).toFixed(5))
  return { east: rounded(east), north: rounded(north) }
}

/**
 * Longitude and latitude in degrees as integer units.
 * @param {Point} degrees
 * @returns {Point}
 */
export const toUnits = ([longitude, latitude]) => [
  Math.round(longitude * UNITS_IN_A_DEGREE),
  Math.round(latitude * UNITS_IN_A_DEGREE),
]

/**
 * Key of a point for maps and sets.
 * @param {Point} point
 */
export const keyOf = ([x, y]) => `${x},${y}`
/**
 * Key of an edge, independent of its direction.
 * @param {Point} a
 * @param {Point} b
 */
export const edgeKey = (a, b) => (keyOf(a) < keyOf(b) ? `${keyOf(a)} ${keyOf(b)}` : `${keyOf(b)} ${keyOf(a)}`)
/**
 * Pairs of consecutive points of an open ring.
 * @param {readonly Point[]} ring
 * @returns {(readonly [Point, Point])[]}
 */
export const edgesOf = (ring) =>
  ring.map((point, i) => [point, /** @type {Point} */ (ring[(i + 1) % ring.length])])

/**
 * Twice the signed area in square units, exact; positive for anticlockwise rings.
 * @param {readonly Point[]} ring
 */
export const doubleArea = (ring) =>
  edgesOf(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + (ax * by - bx * ay), 0)

/**
 * Whether a point is inside an open ring (ray casting).
 * @param {Point} point
 * @param {readonly Point[]} ring
 */
export function isInside([x, y], ring) {
  let inside = false
  for (const [[ax, ay], [bx, by]] of edgesOf(ring)) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  }
  return inside
}

/**
 * Distances in metres at a latitude in degrees.
 * @param {number} latitude
 */
export function planeAt(latitude) {
  const { east: metresEast, north: metresNorth } = metresInUnit(latitude)

  /**
   * Units as metres eastwards and northwards.
   * @param {Point} point
   * @returns {Point}
   */
  const toMetres = ([x, y]) => [x * metresEast, y * metresNorth]
  /**
   * @param {Point} metres
   * @returns {Point}
   */
  const fromMetres = ([east, north]) => [Math.round(east / metresEast), Math.round(north / metresNorth)]

  /** @type {FootOn} */
  const footOn = (point, a, b) => {
    const [px, py] = toMetres(point)
    const [ax, ay] = toMetres(a)
    const [bx, by] = toMetres(b)
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2
    const along = length2 === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2
    const t = Math.min(1, Math.max(0, along))
    return { t, metres: Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)) }
  }
  /** @type {(a: Point, b: Point) => number} */
  const metresBetween = (a, b) => {
    const [ax, ay] = toMetres(a)
    const [bx, by] = toMetres(b)
    return Math.hypot(bx - ax, by - ay)
  }
  /** @param {readonly Point[]} ring */
  const squareMetres = (ring) => (Math.abs(doubleArea(ring)) / 2) * metresEast * metresNorth

  return {
    toMetres,
    fromMetres,
    footOn,
    metresBetween,
    squareMetres,
    ...simplification({ footOn, metresBetween }),
  }
}

/**
 * Simplification of lines and rings with a tolerance in metres.
 * @param {{ readonly footOn: FootOn, readonly metresBetween: (a: Point, b: Point) => number }} distances
 */
function simplification({ footOn, metresBetween }) {
  /**
   * By Douglas and Peucker (1973).
   * @param {readonly Point[]} points
   * @param {number} tolerance
   * @returns {readonly Point[]}
   */
  function simplifyLine(points, tolerance) {
    const [first, last] = [points[0], points.at(-1)]
    if (points.length < 3 || !first || !last) return points
    let worst = { metres: -1, at: 0 }
    for (let at = 1; at < points.length - 1; at++) {
      const { metres } = footOn(/** @type {Point} */ (points[at]), first, last)
      if (metres > worst.metres) worst = { metres, at }
    }
    if (worst.metres <= tolerance) return [first, last]
    const head = simplifyLine(points.slice(0, worst.at + 1), tolerance)
    return [...head.slice(0, -1), ...simplifyLine(points.slice(worst.at), tolerance)]
  }

  /**
   * A ring as two lines, split at its first point and the point farthest from it.
   * @param {readonly Point[]} ring
   * @param {number} tolerance
   */
  function simplifyRing(ring, tolerance) {
    const [first] = ring
    if (!first) return ring
    const distances = ring.map((point) => metresBetween(first, point))
    const far = distances.indexOf(Math.max(...distances))
    const there = simplifyLine(ring.slice(0, far + 1), tolerance)
    const back = simplifyLine([...ring.slice(far), first], tolerance)
    return [...there.slice(0, -1), ...back.slice(0, -1)]
  }
  return { simplifyLine, simplifyRing }
}
