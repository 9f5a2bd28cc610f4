/** Shapes of a place's source files: surfaces from unchecked geometry, and samples of points that lie in them. */
import {
  boxOf,
  isInBox,
  type Box,
  type MultiPolygon,
  type Position,
  type Ring,
  type Surface,
} from '../../domain/geography.ts'
import { vicinityOf } from '../../feeds/vicinity.ts'
import { isList, type JsonObject } from '../../feeds/rows/json-object.ts'

const isPosition = (value: unknown): value is Position =>
  isList(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])

const positionIn = (value: unknown): Position | null => (isPosition(value) ? [value[0], value[1]] : null)

/** Positions of a ring or line, without heights; null where one is no position. */
export function positionsIn(value: unknown): readonly Position[] | null {
  if (!isList(value)) return null
  const positions = value.map(positionIn)
  return positions.every((position) => position !== null) ? positions : null
}

const LEAST_RING = 4

/** The polygons of a geometry; null where it has none, or is broken. */
export function surfaceIn(geometry: JsonObject | null): MultiPolygon | null {
  const polygons =
    geometry?.['type'] === 'Polygon'
      ? [geometry['coordinates']]
      : geometry?.['type'] === 'MultiPolygon'
        ? geometry['coordinates']
        : null
  if (!isList(polygons) || polygons.length === 0) return null
  const coordinates: Ring[][] = []
  for (const polygon of polygons) {
    const rings = isList(polygon) ? polygon.map(positionsIn) : []
    const whole = rings.filter((ring): ring is Ring => ring !== null && ring.length >= LEAST_RING)
    if (whole.length === 0 || whole.length !== rings.length) return null
    coordinates.push(whole)
  }
  return { type: 'MultiPolygon', coordinates }
}

/** Whether a position lies in a surface. */
export function insideOf(surface: Surface): (at: Position) => boolean {
  const box = boxOf(surface)
  const vicinity = vicinityOf(surface, 0)
  return ([longitude, latitude]) =>
    isInBox(longitude, latitude, box) && vicinity.proximityAt(longitude, latitude) === 'inside'
}

/** Middles of the squares of a grid over a box, `side` squares a side. */
export function gridPoints({ west, south, east, north }: Box, side: number): readonly Position[] {
  return Array.from({ length: side * side }, (_, at): Position => [
    west + ((east - west) * ((at % side) + 0.5)) / side,
    south + ((north - south) * (Math.floor(at / side) + 0.5)) / side,
  ])
}

const SAMPLE_SIDES = [12, 48]

/** Points in a surface, evenly spread; its first corner where it is too thin for any. */
export function samplesOf(surface: MultiPolygon): readonly Position[] {
  const isInside = insideOf(surface)
  for (const side of SAMPLE_SIDES) {
    const points = gridPoints(boxOf(surface), side).filter(isInside)
    if (points.length > 0) return points
  }
  return surface.coordinates[0]?.[0]?.slice(0, 1) ?? []
}

export const doBoxesMeet = (one: Box, other: Box) =>
  one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north
