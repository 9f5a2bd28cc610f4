/** Geometries that a feed must not have, each with the reason for which a reader sets its row aside. */
import type { Position, Shape } from '../../../domain/geography.ts'
import { spotAt } from '../ground.ts'

export interface Broken {
  readonly reason: string
  /** Undefined: the row has no such member at all. */
  readonly geometry: unknown
}

const EARTH_RADIUS_METRES = 6_378_137
const FAR_EAST_DEGREES = 1.5

/** @param isNeeded whether the kind of feed must say where. */
export function brokenShapes(shape: Shape, isNeeded: boolean): readonly Broken[] {
  const changed = (reason: string, change: (position: Position) => readonly unknown[]): Broken => ({
    reason,
    geometry: { ...shape, coordinates: mapped(shape.coordinates, change) },
  })
  const missing = [null, undefined].map((geometry): Broken => ({ reason: 'missing-geometry', geometry }))
  return [
    ...(isNeeded ? missing : []),
    { reason: 'bad-geometry', geometry: { type: 'Circle', coordinates: [-2.63, 53.54], radius: 50 } },
    { reason: 'bad-geometry', geometry: { ...shape, coordinates: [] } },
    { reason: 'bad-geometry', geometry: 'somewhere in Wigan' },
    changed('bad-coordinates', ([, latitude]) => ['NaN', latitude]),
    changed('bad-coordinates', () => [null, null]),
    changed('bad-coordinates', ([longitude]) => [longitude, 95.2]),
    changed('swapped-axes', ([longitude, latitude]) => [latitude, longitude]),
    changed('metres', (position) => spotAt(position).map(Math.round)),
    changed('metres', webMercator),
    changed('outside', ([longitude, latitude]) => [longitude + FAR_EAST_DEGREES, latitude]),
    changed('outside', () => [0, 0]),
  ]
}

/** A list of numbers is a position; anything else is a list of such lists. */
function mapped(coordinates: unknown, change: (position: Position) => readonly unknown[]): unknown {
  if (!isList(coordinates)) return coordinates
  const [longitude, latitude] = coordinates
  if (typeof longitude === 'number' && typeof latitude === 'number') return change([longitude, latitude])
  return coordinates.map((inner) => mapped(inner, change))
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** EPSG:3857, which some map exports are in. */
function webMercator([longitude, latitude]: Position): readonly number[] {
  const radians = Math.PI / 180
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2))
  return [longitude * radians, north].map((share) => Math.round(share * EARTH_RADIUS_METRES))
}
