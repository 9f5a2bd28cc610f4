/** Reads a GeoJSON geometry as a shape of the allowed types, or gives the reason why the row is set aside. */
import { ringsOf, type Position, type Ring, type Shape } from '../../domain/geography.ts'
import type { Proximity, Vicinity } from '../vicinity.ts'
import { isList, isObject, type JsonObject } from './json-object.ts'
import { isRefusal, refusal, type Refusal } from './row-outcome.ts'

export type ShapeName = Shape['type']
type ShapeOf<N extends ShapeName> = Extract<Shape, { readonly type: N }>
/** A well-formed shape in or near the borough. */
export interface Placed<S> {
  readonly kind: 'placed'
  readonly shape: S
  readonly proximity: Proximity
  /** A ring crosses or touches itself, so its inside may not be what was meant. */
  readonly crossesItself: boolean
}

/** Range of absolute coordinates taken for metres: above any degree, up to the edge of Web Mercator. */
const LEAST_METRES = 1000
const MOST_METRES = 20_037_509
const LEAST_RING = 4

/** The shape, with longitude and latitude only; a refusal; or null where there is no geometry. */
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
  const proximity = proximityOf(shape, vicinity)
  if (!isProximity(proximity)) return proximity
  return { kind: 'placed', shape, proximity, crossesItself: isCrossing(shape) }
}

/** The same for kinds that require a geometry. */
export const needShape = <N extends ShapeName>(
  geometry: unknown,
  allowed: readonly N[],
  vicinity: Vicinity,
): Placed<ShapeOf<N>> | Refusal => readShape(geometry, allowed, vicinity) ?? refusal('missing-geometry')

const isOneOf = <N extends ShapeName>(shape: Shape, allowed: readonly N[]): shape is ShapeOf<N> =>
  allowed.some((name) => name === shape.type)
const isProximity = (value: Proximity | Refusal): value is Proximity => typeof value === 'string'

function shapeFrom(geometry: JsonObject): Shape | Refusal {
  const { type, coordinates } = geometry
  switch (type) {
    case 'Point':
      return mapped(readPosition(coordinates), (position) => ({ type, coordinates: position }))
    case 'LineString':
      return mapped(readLine(coordinates), (line) => ({ type, coordinates: line }))
    case 'Polygon':
      return mapped(readList(coordinates, readRing), (rings) => ({ type, coordinates: rings }))
    case 'MultiPolygon':
      return mapped(
        readList(coordinates, (rings) => readList(rings, readRing)),
        (polygons) => ({ type, coordinates: polygons }),
      )
    default:
      return refusal('bad-geometry', 'geometry', type)
  }
}

const mapped = <T extends object, S>(read: T | Refusal, create: (value: T) => S): S | Refusal =>
  isRefusal(read) ? read : create(read)

/** Longitude and latitude in valid degrees; a third number, the height, is dropped. */
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

/** The best proximity of any corner, since an area may reach over the border. */
function proximityOf(shape: Shape, vicinity: Vicinity): Proximity | Refusal {
  let best: Proximity = 'far'
  for (const [longitude, latitude] of positionsOf(shape)) {
    const proximity = vicinity.proximityAt(longitude, latitude)
    if (proximity === 'inside') return proximity
    if (proximity === 'near') best = proximity
  }
  return best === 'far' ? misplaced(positionsOf(shape)[0], vicinity) : best
}

/** The refusal of a position that is too far away: swapped axes if swapping brings it near, else outside. */
function misplaced(position: Position | undefined, vicinity: Vicinity): Refusal {
  if (!position) return refusal('bad-geometry', 'geometry')
  const isSwapped = vicinity.proximityAt(position[1], position[0]) !== 'far'
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

interface Edge {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly east: number
  readonly index: number
}

/** Whether any ring of the shape crosses or touches itself; false for points and lines. */
export function isCrossing(shape: Shape): boolean {
  if (shape.type === 'Point' || shape.type === 'LineString') return false
  return ringsOf(shape).some((rings) => rings.some(crossesItself))
}

/** Sweeps the edges from west to east: each is compared only with those that begin before it ends. */
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

/** Edges without repeated corners. */
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
  return isOnBothSides(one, other) && isOnBothSides(other, one)
}

/** Whether the ends of `other` lie on different sides of the line through the edge, or on it. */
const isOnBothSides = ({ from, to }: Edge, other: Edge) =>
  Math.sign(sideOf(from, to, other.from)) * Math.sign(sideOf(from, to, other.to)) <= 0

const sideOf = (from: Position, to: Position, at: Position) =>
  (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0])
