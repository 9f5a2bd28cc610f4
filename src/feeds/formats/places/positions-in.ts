/** Walks the coordinates of a geometry of any type, however it is nested. */
import type { Position } from '../../../domain/geography.ts'
import type { JsonObject } from '../../rows/json-object.ts'
import { isList, isObject } from '../../rows/json-object.ts'

const DEEPEST = 12

type Pair = readonly [x: number, y: number]

const isPair = (value: unknown): value is readonly [number, number, ...unknown[]] =>
  isList(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** Every pair of numbers of a geometry; of none, none. */
export function positionsIn(geometry: unknown): readonly Pair[] {
  if (!isObject(geometry)) return []
  const found: Pair[] = []
  gather(geometry['coordinates'], found, 0)
  if (isList(geometry['geometries']))
    for (const part of geometry['geometries'].slice(0, DEEPEST))
      if (isObject(part)) gather(part['coordinates'], found, 0)
  return found
}

function gather(value: unknown, found: Pair[], depth: number): void {
  if (isPair(value)) found.push([value[0], value[1]])
  else if (isList(value) && depth < DEEPEST) for (const item of value) gather(item, found, depth + 1)
}

/** A pair in other coordinates; null where it cannot be told in them, and stays as it was. */
export type CoordinateFix = (x: number, y: number) => Position | null

/**
 * The same geometry with every pair mended, heights left off. What stands alone in a collection, or in a shape of
 * many, is taken out of it, since feeds know single shapes only.
 */
export function fixedGeometry(geometry: unknown, mend: CoordinateFix): unknown {
  if (!isObject(geometry)) return geometry
  const single = singled(geometry)
  return { type: single['type'], coordinates: mended(single['coordinates'], mend, 0) }
}

function mended(value: unknown, mend: CoordinateFix, depth: number): unknown {
  if (isPair(value)) return mend(value[0], value[1]) ?? value
  return isList(value) && depth < DEEPEST ? value.map((item) => mended(item, mend, depth + 1)) : value
}

const SINGLE: Readonly<Record<string, string>> = {
  MultiPoint: 'Point',
  MultiLineString: 'LineString',
  MultiPolygon: 'Polygon',
}

function singled(geometry: JsonObject): JsonObject {
  const { type, coordinates, geometries } = geometry
  const only =
    type === 'GeometryCollection' && isList(geometries) && geometries.length === 1 ? geometries[0] : null
  if (isObject(only)) return only['type'] === 'GeometryCollection' ? only : singled(only)
  const name = typeof type === 'string' && Object.hasOwn(SINGLE, type) ? SINGLE[type] : undefined
  return name !== undefined && isList(coordinates) && coordinates.length === 1
    ? { type: name, coordinates: coordinates[0] }
    : geometry
}
