/**
 * Outlines of areas as SVG paths. A border shared by two areas is simplified once (Douglas and Peucker 1973, by turf),
 * between the points where three borders meet, so that no gaps open.
 */
import { lineString, simplify } from '@turf/turf'
import { toGrid } from '../analytics/grid.ts'
import type { Area } from '../domain/area.ts'
import { type Ring, type Surface, ringsOf } from '../domain/geography.ts'
import type { PublicShapes } from '../summary/public-summary.ts'

/** Longer side of the image in its own units, and simplification tolerance: about 30 m at the size of a borough. */
const LONGER_SIDE = 1000
const TOLERANCE = 1.5
/** Minimum area of a ring in square units; smaller rings are tiny islands or digitising errors. */
const LEAST_AREA = 4

type Corner = readonly [x: number, y: number]
interface AreaOutline {
  readonly area: string
  readonly rings: readonly (readonly Corner[])[]
}

/** Cost: one pass over all corners, and n log n for each border. */
export function publicShapes(areas: readonly Pick<Area, 'code' | 'shape'>[]): PublicShapes {
  const { outlines, width, height } = outlinesInImage(areas)
  const isMeeting = meetingPoints(outlines)
  const paths = outlines.map(({ area, rings }) => ({
    area,
    d: rings.map((ring) => pathOf(simplified(ring, isMeeting))).join(''),
  }))
  return { width, height, paths }
}

function outlinesInImage(areas: readonly Pick<Area, 'code' | 'shape'>[]) {
  const onGrid = areas.map(({ code, shape }) => ({ area: code, rings: openRings(shape) }))
  const corners = onGrid.flatMap(({ rings }) => rings.flat())
  const edge = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [x, y] of corners) {
    edge.west = Math.min(edge.west, x)
    edge.east = Math.max(edge.east, x)
    edge.south = Math.min(edge.south, y)
    edge.north = Math.max(edge.north, y)
  }
  const scale = LONGER_SIDE / Math.max(edge.east - edge.west, edge.north - edge.south)
  const place = ([x, y]: Corner): Corner => [(x - edge.west) * scale, (edge.north - y) * scale]
  const outlines: readonly AreaOutline[] = onGrid.map(({ area, rings }) => ({
    area,
    rings: rings.map((ring) => ring.map(place)),
  }))
  return {
    outlines,
    width: Math.ceil((edge.east - edge.west) * scale),
    height: Math.ceil((edge.north - edge.south) * scale),
  }
}

/** Outer rings and holes in metres, without the repeated last corner. */
const openRings = (shape: Surface): readonly (readonly Corner[])[] =>
  ringsOf(shape)
    .flat()
    .map((ring: Ring) =>
      ring.slice(0, -1).map(([longitude, latitude]): Corner => {
        const { easting, northing } = toGrid(longitude, latitude)
        return [easting, northing]
      }),
    )

const nameOf = ([x, y]: Corner) => `${x.toFixed(3)} ${y.toFixed(3)}`

/** Returns whether three or more borders meet at a corner: it has more than two distinct neighbours. */
function meetingPoints(outlines: readonly AreaOutline[]): (corner: Corner) => boolean {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of outlines.flatMap(({ rings }) => rings)) {
    const names = ring.map(nameOf)
    for (const [i, name] of names.entries()) {
      const distinct = neighbours.get(name) ?? new Set<string>()
      distinct.add(names.at(i - 1) ?? name).add(names[(i + 1) % names.length] ?? name)
      neighbours.set(name, distinct)
    }
  }
  return (corner) => (neighbours.get(nameOf(corner))?.size ?? 0) > 2
}

/** The ring with each border simplified, from one meeting point to the next. */
function simplified(ring: readonly Corner[], isMeeting: (corner: Corner) => boolean): readonly Corner[] {
  const start = ring.findIndex(isMeeting)
  const rotated = start < 0 ? fromWesternmost(ring) : [...ring.slice(start), ...ring.slice(0, start)]
  const [first] = rotated
  if (!first) return []
  const closed = [...rotated, first]
  const simplifiedRing: Corner[] = []
  let from = 0
  for (let at = 1; at < closed.length; at++) {
    const corner = closed[at]
    if (at < closed.length - 1 && (!corner || !isMeeting(corner))) continue
    simplifiedRing.push(...simplifiedBorder(closed.slice(from, at + 1)).slice(0, -1))
    from = at
  }
  return simplifiedRing
}

/** Starts a ring without meeting points at its westernmost corner, whichever area it belongs to. */
function fromWesternmost(ring: readonly Corner[]): readonly Corner[] {
  let start = 0
  for (const [i, [x, y]] of ring.entries()) {
    const [leastX, leastY] = ring[start] ?? [x, y]
    if (x < leastX || (x === leastX && y < leastY)) start = i
  }
  return [...ring.slice(start), ...ring.slice(0, start)]
}

/** Simplifies in a fixed direction, so that the result is the same from both sides. */
function simplifiedBorder(border: readonly Corner[]): readonly Corner[] {
  const [first, last] = [border[0], border.at(-1)]
  if (!first || !last || border.length < 3) return border
  const isReversed = last[0] < first[0] || (last[0] === first[0] && last[1] < first[1])
  const directed = isReversed ? border.toReversed() : border
  const line = lineString(directed.map(([x, y]) => [x, y]))
  const thinned = simplify(line, { tolerance: TOLERANCE, highQuality: true, mutate: true })
  const corners = thinned.geometry.coordinates.map(([x = NaN, y = NaN]): Corner => [x, y])
  return isReversed ? corners.toReversed() : corners
}

/** Path with integer relative steps, half the size of absolute coordinates; empty below `LEAST_AREA`. */
function pathOf(ring: readonly Corner[]): string {
  const rounded = ring.map(([x, y]): Corner => [Math.round(x), Math.round(y)])
  const corners = rounded.filter(([x, y], i) => {
    const [beforeX, beforeY] = rounded.at(i - 1) ?? [NaN, NaN]
    return x !== beforeX || y !== beforeY
  })
  const [first, ...rest] = corners
  if (!first || areaOf(corners) < LEAST_AREA) return ''
  let [x0, y0] = first
  const steps = rest.map(([x, y]) => {
    const step = `${x - x0} ${y - y0}`
    ;[x0, y0] = [x, y]
    return step
  })
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`
}

function areaOf(corners: readonly Corner[]): number {
  let twice = 0
  for (const [i, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(i + 1) % corners.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return Math.abs(twice) / 2
}
