/** Reads a GeoJSON geometry as a shape of the kinds allowed, or says what is wrong with it. */

import { ringsOf, type Position, type Ring, type Shape } from '../../domain/geography.ts'
import type { Proximity, Vicinity } from '../vicinity.ts'
import { isList, isObject, type JsonObject } from './json-object.ts'
import { isRefusal, refusal, type Refusal } from './verdict.ts'

export type ShapeName = Shape['type']
type ShapeOf<N extends ShapeName> = Extract<Shape, { readonly type: N }>
/** A shape that is well formed and stands in or near the borough. */
export interface Placed<S> {
  readonly kind: 'placed'
  readonly shape: S
  readonly standing: Proximity
  /** A boundary crosses or touches itself: which side is inside may not be what was meant. */
  readonly crossesItself: boolean
}

/** More than any degree and less than any easting: neither degrees nor metres. */
const LEAST_METRES = 1000
const MOST_METRES = 20_037_509
const LEAST_RING = 4

/** Null where there is no geometry; positions keep longitude and latitude only. */
export function readShape<N extends ShapeName>(
  geometry: unknown,
  allowed: readonly N[],
  vicinity: Vicinity,
): Placed<ShapeOf<N>> | Refusal | null {
  if (geometry === null || geometry === undefined) return null
  if (!isObject(geometry)) return refusal('bad-geometry', 'geometry', geometry)
  const shape = shapeFrom(geometry)
  if (isRefusal(shape)) return shape
  if (!isOneOf(shape, allowed)) return refusal('bad-geometry', 'geometry', shape.type)
  const standing = standingOf(shape, vicinity)
  if (!isFound(standing)) return standing
  return { kind: 'placed', shape, standing, crossesItself: isCrossing(shape) }
}

/** The same where the kind cannot do without a place. */
export const needShape = <N extends ShapeName>(
  geometry: unknown,
  allowed: readonly N[],
  vicinity: Vicinity,
): Placed<ShapeOf<N>> | Refusal => readShape(geometry, allowed, vicinity) ?? refusal('missing-geometry')

const isOneOf = <N extends ShapeName>(shape: Shape, allowed: readonly N[]): shape is ShapeOf<N> =>
  allowed.some((name) => name === shape.type)
const isFound = (standing: Proximity | Refusal): standing is Proximity => typeof standing === 'string'

function shapeFrom(geometry: JsonObject): Shape | Refusal {
  const { type, coordinates } = geometry
  switch (type) {
    case 'Point':
      return whole(readPosition(coordinates), (position) => ({ type, coordinates: position }))
    case 'LineString':
      return whole(readLine(coordinates), (line) => ({ type, coordinates: line }))
    case 'Polygon':
      return whole(readList(coordinates, readRing), (rings) => ({ type, coordinates: rings }))
    case 'MultiPolygon':
      return whole(
        readList(coordinates, (rings) => readList(rings, readRing)),
        (polygons) => ({ type, coordinates: polygons }),
      )
    default:
      return refusal('bad-geometry', 'geometry', type)
  }
}

const whole = <T extends object, S>(read: T | Refusal, make: (value: T) => S): S | Refusal =>
  isRefusal(read) ? read : make(read)

/** Longitude and latitude within the degrees that exist; a third number, the height, is left off. */
function readPosition(coordinates: unknown): Position | Refusal {
  if (!isList(coordinates) || coordinates.length < 2) return refusal('bad-geometry', 'geometry', coordinates)
  const [longitude, latitude] = coordinates
  if (isList(longitude) || isList(latitude)) return refusal('bad-geometry', 'geometry')
  if (!isNumber(longitude) || !isNumber(latitude)) return refusal('bad-coordinates', 'geometry', coordinates)
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return [longitude, latitude]
  const most = Math.max(Math.abs(longitude), Math.abs(latitude))
  const reason = most >= LEAST_METRES && most <= MOST_METRES ? 'metres' : 'bad-coordinates'
  return refusal(reason, 'geometry', coordinates)
}
const isNumber = (value: unknown): value is number => Number.isFinite(value)

function readList<T extends object>(
  list: unknown,
  read: (item: unknown) => T | Refusal,
): readonly T[] | Refusal {
  if (!isList(list) || list.length === 0) return refusal('bad-geometry', 'geometry')
  const items: T[] = []
  for (const raw of list) {
    const item = read(raw)
    if (isRefusal(item)) return item
    items.push(item)
  }
  return items
}

function readLine(list: unknown): readonly Position[] | Refusal {
  const line = readList(list, readPosition)
  return isRefusal(line) || line.length > 1 ? line : refusal('bad-geometry', 'geometry')
}

function readRing(list: unknown): Ring | Refusal {
  const ring = readList(list, readPosition)
  if (isRefusal(ring)) return ring
  const [first, last] = [ring[0], ring.at(-1)]
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1]
  return isClosed && ring.length >= LEAST_RING ? ring : refusal('bad-geometry', 'geometry')
}

/** A shape stands where its best placed corner stands: an area may reach over the border. */
function standingOf(shape: Shape, vicinity: Vicinity): Proximity | Refusal {
  let best: Proximity = 'far'
  for (const [longitude, latitude] of positionsOf(shape)) {
    const standing = vicinity.standing(longitude, latitude)
    if (standing === 'inside') return standing
    if (standing === 'near') best = standing
  }
  return best === 'far' ? misplaced(positionsOf(shape)[0], vicinity) : best
}

/** Why a place too far away is where it is: latitude first, or simply elsewhere. */
function misplaced(position: Position | undefined, vicinity: Vicinity): Refusal {
  if (!position) return refusal('bad-geometry', 'geometry')
  const isSwapped = vicinity.standing(position[1], position[0]) !== 'far'
  return refusal(isSwapped ? 'swapped-axes' : 'outside', 'geometry', position)
}

function positionsOf(shape: Shape): readonly Position[] {
  switch (shape.type) {
    case 'Point':
      return [shape.coordinates]
    case 'LineString':
      return shape.coordinates
    case 'Polygon':
      return shape.coordinates.flat()
    case 'MultiPolygon':
      return shape.coordinates.flat(2)
  }
}

/** Whether the boundary of a surface crosses or touches itself, as boundaries drawn in haste do. */

interface Edge {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly east: number
  readonly index: number
}

/** Points and lines have no inside that could be doubted; rings are looked at one by one. */
export function isCrossing(shape: Shape): boolean {
  if (shape.type === 'Point' || shape.type === 'LineString') return false
  return ringsOf(shape).some((rings) => rings.some(crossesItself))
}

/** Edges from west to east: each is held only against those that begin before it ends. */
function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring)
  const byWest = edges.toSorted((a, b) => a.west - b.west)
  return byWest.some((edge, at) => {
    for (let next = at + 1; next < byWest.length; next += 1) {
      const other = byWest[next]
      if (!other || other.west > edge.east) return false
      if (!areNeighbours(edge, other, edges.length) && meet(edge, other)) return true
    }
    return false
  })
}

/** Without the corners that are told twice in a row. */
function edgesOf(ring: Ring): readonly Edge[] {
  const corners = ring.filter((corner, at) => at === 0 || !isSame(corner, ring[at - 1]))
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index]
    return from ? [{ from, to, index, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }] : []
  })
}
const isSame = (one: Position, other: Position | undefined) => one[0] === other?.[0] && one[1] === other[1]

const areNeighbours = (one: Edge, other: Edge, count: number) => {
  const apart = Math.abs(one.index - other.index)
  return apart === 1 || apart === count - 1
}

function meet(one: Edge, other: Edge): boolean {
  const south = Math.max(Math.min(one.from[1], one.to[1]), Math.min(other.from[1], other.to[1]))
  const north = Math.min(Math.max(one.from[1], one.to[1]), Math.max(other.from[1], other.to[1]))
  if (south > north) return false
  return areApart(one, other) && areApart(other, one)
}

/** Whether the ends of the other lie on different sides of the line through the one, or on it. */
const areApart = ({ from, to }: Edge, other: Edge) =>
  Math.sign(sideOf(from, to, other.from)) * Math.sign(sideOf(from, to, other.to)) <= 0

const sideOf = (from: Position, to: Position, at: Position) =>
  (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0])
