/**
 * Town tint: the dissolved union of discs around unit postcodes where these are dense. Computed as the contour at one
 * radius of a distance grid (marching squares, Lorensen and Cline 1987).
 */
import { doubleArea, isInside } from './plane.mjs'

/**
 * @typedef {import('./plane.mjs').Point} Point
 * @typedef {import('./plane.mjs').Plane} Plane
 */

/** Radii of the discs, in metres. */
export const TOWN_RADIUS_METRES = { overview: 115, street: 180 }

/**
 * A postcode is dense if more than this number of others lie within reach; farm lanes have fewer, residential streets
 * more.
 */
const NEIGHBOURS = 4
const REACH_METRES = 200
const STEP_METRES = 15
const TOLERANCE_METRES = 2.5
/** Smaller islands and gaps are noise at every zoom that draws the tint. */
const SMALLEST_SQUARE_METRES = 6_000

/**
 * The points (in units) with enough others near.
 * @param {readonly Point[]} points
 * @param {Plane} plane
 * @returns {readonly Point[]}
 */
export function densePostcodes(points, { toMetres }) {
  const metres = points.map(toMetres)
  const cells = cellsOf(metres)
  return points.filter((_, i) => {
    const [x, y] = metres[i]
    const near = around(cells, metres[i]).filter(
      ([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) <= REACH_METRES,
    )
    return near.length > NEIGHBOURS
  })
}

const cellOf = (metres) => Math.floor(metres / REACH_METRES)

/** Points by the square of a grid that they lie in, whose side is the reach. */
function cellsOf(metres) {
  const cells = new Map()
  for (const point of metres) {
    const key = `${cellOf(point[0])},${cellOf(point[1])}`
    const members = cells.get(key)
    if (members) members.push(point)
    else cells.set(key, [point])
  }
  return cells
}

/** Points in the square of a point and in the eight beside it. */
function around(cells, [x, y]) {
  const near = []
  for (const across of [-1, 0, 1])
    for (const up of [-1, 0, 1]) near.push(...(cells.get(`${cellOf(x) + across},${cellOf(y) + up}`) ?? []))
  return near
}

/**
 * Polygons of the area within `radius` metres of a point: open rings in units, the outer ring first, then its holes.
 * @param {readonly Point[]} points at least one
 * @param {number} radius
 * @param {Plane} plane
 * @returns {readonly (readonly (readonly Point[])[])[]}
 */
export function discsDissolved(points, radius, { fromMetres, simplifyRing, squareMetres, toMetres }) {
  const grid = distances(points.map(toMetres), radius)
  const rings = contour(grid, radius)
    .map((ring) => simplifyRing(ring.map(fromMetres), TOLERANCE_METRES))
    .filter((ring) => ring.length > 2 && squareMetres(ring) >= SMALLEST_SQUARE_METRES)
  const outer = rings.filter((ring) => doubleArea(ring) > 0).map((ring) => [ring])
  for (const gap of rings.filter((ring) => doubleArea(ring) < 0)) {
    const surrounding = outer.filter(([ring]) => isInside(gap[0], ring))
    surrounding.sort(([one], [other]) => doubleArea(one) - doubleArea(other))[0]?.push(gap)
  }
  return outer
}

/**
 * Distance in metres from every grid point to the nearest point; beyond the radius plus two steps a large constant.
 */
function distances(points, radius) {
  const margin = radius + 3 * STEP_METRES
  const west = Math.min(...points.map(([x]) => x)) - margin
  const south = Math.min(...points.map(([, y]) => y)) - margin
  const columns = Math.ceil((Math.max(...points.map(([x]) => x)) + margin - west) / STEP_METRES)
  const rows = Math.ceil((Math.max(...points.map(([, y]) => y)) + margin - south) / STEP_METRES)
  const values = new Float64Array(columns * rows).fill(1e6)
  const span = Math.ceil(radius / STEP_METRES) + 2
  for (const [x, y] of points) {
    const column = Math.round((x - west) / STEP_METRES)
    const row = Math.round((y - south) / STEP_METRES)
    for (let r = Math.max(0, row - span); r <= Math.min(rows - 1, row + span); r++) {
      for (let c = Math.max(0, column - span); c <= Math.min(columns - 1, column + span); c++) {
        const metres = Math.hypot(west + c * STEP_METRES - x, south + r * STEP_METRES - y)
        if (metres < values[r * columns + c]) values[r * columns + c] = metres
      }
    }
  }
  return { values, columns, rows, at: (c, r) => [west + c * STEP_METRES, south + r * STEP_METRES] }
}

/** Rings along which the grid takes the value `level`, with lower values to the left. */
function contour(grid, level) {
  const onward = new Map()
  for (let r = 0; r < grid.rows - 1; r++) {
    for (let c = 0; c < grid.columns - 1; c++) {
      for (const [from, to] of crossingsOf(grid, level, [c, r])) onward.set(from, to)
    }
  }
  const rings = []
  for (const first of onward.keys()) {
    const ring = []
    for (let side = first; onward.has(side);) {
      ring.push(pointOn(grid, level, side))
      const next = onward.get(side)
      onward.delete(side)
      side = next
    }
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}

/**
 * Segments of the contour through one cell, as pairs of cell sides (entry, exit). Going round the cell anticlockwise,
 * the contour exits where values rise above the level and enters where they fall below it.
 */
function crossingsOf({ values, columns }, level, [c, r]) {
  const corners = [
    [c, r],
    [c + 1, r],
    [c + 1, r + 1],
    [c, r + 1],
  ]
  const within = corners.map(([x, y]) => values[y * columns + x] < level)
  const sides = corners.map(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4]
    return `${Math.min(x, nextX)},${Math.min(y, nextY)},${x === nextX ? 'north' : 'east'}`
  })
  const pairs = []
  for (let i = 0; i < 4; i++) {
    if (!within[i] || within[(i + 1) % 4]) continue
    const back = [1, 2, 3].find((step) => within[(i + step + 1) % 4])
    pairs.push([sides[i], sides[(i + back) % 4]])
  }
  return pairs
}

/** Where the level is crossed on a grid side, by linear interpolation. */
function pointOn({ values, columns, at }, level, side) {
  const [column, row, heading] = side.split(',')
  const [c, r] = [Number(column), Number(row)]
  const [c2, r2] = heading === 'east' ? [c + 1, r] : [c, r + 1]
  const [one, other] = [values[r * columns + c], values[r2 * columns + c2]]
  const t = (level - one) / (other - one)
  const [[x, y], [x2, y2]] = [at(c, r), at(c2, r2)]
  return [x + t * (x2 - x), y + t * (y2 - y)]
}
