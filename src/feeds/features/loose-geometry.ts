/** Geometries that are not as feeds have them, but whose meaning is certain. */
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'
import { numberIn } from '../tables/cells/coordinate-text.ts'

const MAX_DEPTH = 12

/** The geometry with coordinates as numbers; a polygon with its label point is the polygon alone. */
export function mendedGeometry(geometry: unknown): unknown {
  if (!isObject(geometry)) return geometry
  if (geometry['type'] === 'GeometryCollection') return polygonsAlone(geometry) ?? geometry
  const { coordinates } = geometry
  return hasText(coordinates, 0) ? { ...geometry, coordinates: numbersIn(coordinates, 0) } : geometry
}

function hasText(value: unknown, depth: number): boolean {
  return isList(value) && depth < MAX_DEPTH
    ? value.some((item) => typeof item === 'string' || hasText(item, depth + 1))
    : false
}

function numbersIn(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return numberIn(value.trim()) ?? value
  return isList(value) && depth < MAX_DEPTH ? value.map((item) => numbersIn(item, depth + 1)) : value
}

/** The polygons of a collection that holds only polygons and points; null for any other. */
function polygonsAlone({ geometries }: JsonObject): JsonObject | null {
  if (!isList(geometries)) return null
  const polygons: unknown[] = []
  for (const part of geometries.map(mendedGeometry)) {
    if (!isObject(part)) return null
    if (part['type'] === 'Polygon') polygons.push(part['coordinates'])
    else if (part['type'] === 'MultiPolygon' && isList(part['coordinates']))
      polygons.push(...part['coordinates'])
    else if (part['type'] !== 'Point') return null
  }
  if (polygons.length === 0) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}
