/** Invalid geometries, each with the reason for which a reader sets its row aside. */
import type { Polygon, Position, Shape } from '../../domain/geography.ts'
import { spotAt } from './grid-polygons.ts'

/** An invalid geometry and the reason for which it is set aside. */
export interface BrokenShape {
  readonly reason: string
  /** Undefined: the row has no `geometry` member. */
  readonly geometry: unknown
}

const EARTH_RADIUS_METRES = 6_378_137
const FAR_EAST_DEGREES = 1.5
const TOO_LARGE = 1e308

/**
 * Invalid variants of a shape.
 * @param isNeeded whether rows of the kind must have a geometry
 */
export function brokenShapes(shape: Shape, isNeeded: boolean): readonly BrokenShape[] {
  const changed = (reason: string, change: (position: Position) => readonly unknown[]): BrokenShape => ({
    reason,
    geometry: { ...shape, coordinates: mapped(shape.coordinates, change) },
  })
  const missing = [null, undefined].map((geometry): BrokenShape => ({ reason: 'missing-geometry', geometry }))
  return [
    ...(isNeeded ? missing : []),
    ...illFormed(shape).map((geometry): BrokenShape => ({ reason: 'bad-geometry', geometry })),
    changed('bad-coordinates', ([, latitude]) => ['NaN', latitude]),
    changed('bad-coordinates', (position) => position.map(String)),
    changed('bad-coordinates', () => [null, null]),
    changed('bad-coordinates', ([, latitude]) => [TOO_LARGE, latitude]),
    changed('bad-coordinates', ([longitude]) => [longitude, 95.2]),
    changed('swapped-axes', ([longitude, latitude]) => [latitude, longitude]),
    changed('metres', (position) => spotAt(position).map(Math.round)),
    changed('metres', webMercator),
    changed('outside', ([longitude, latitude]) => [longitude + FAR_EAST_DEGREES, latitude]),
    changed('outside', () => [0, 0]),
  ]
}

const illFormed = (shape: Shape): readonly unknown[] => [
  { type: 'Circle', coordinates: [-2.63, 53.54], radius: 50 },
  { type: 'GeometryCollection', geometries: [shape] },
  { type: 'MultiPoint', coordinates: [[-2.63, 53.54]] },
  { ...shape, coordinates: [] },
  { ...shape, coordinates: null },
  { ...shape, coordinates: [shape.coordinates] },
  { coordinates: shape.coordinates },
  'somewhere in Wigan',
]

/** Polygons with an invalid ring: empty, open, too few corners, or a null corner. */
export function brokenRings(about: Position): readonly BrokenShape[] {
  const { coordinates } = squareAbout(about)
  const [ring = []] = coordinates
  const rings: readonly unknown[] = [
    [],
    ring.slice(0, 4),
    [ring[0], ring[1], ring[0]],
    [ring[0], null, ...ring],
  ]
  return rings.map((broken) => ({
    reason: 'bad-geometry',
    geometry: { type: 'Polygon', coordinates: [broken] },
  }))
}

const HALF_SIDE_DEGREES = 0.0005
/** At this latitude 45 ha. */
export const WIDE_HALF_SIDE_DEGREES = 0.0039

/** A small square around a position. */
export function squareAbout([longitude, latitude]: Position, halfSide = HALF_SIDE_DEGREES): Polygon {
  const corner = (east: number, north: number): Position => [
    longitude + east * halfSide,
    latitude + north * halfSide,
  ]
  return {
    type: 'Polygon',
    coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]],
  }
}

/** A square with two corners exchanged, so that its boundary crosses itself. */
export function bowTieAbout(about: Position): Polygon {
  const [[one, two, three, four] = []] = squareAbout(about).coordinates
  const ring = [one, three, two, four, one].filter((corner) => corner !== undefined)
  return { type: 'Polygon', coordinates: [ring] }
}

/** Applies a change to every position of nested coordinates; a list of numbers is a position. */
function mapped(coordinates: unknown, change: (position: Position) => readonly unknown[]): unknown {
  if (!isList(coordinates)) return coordinates
  const [longitude, latitude] = coordinates
  if (typeof longitude === 'number' && typeof latitude === 'number') return change([longitude, latitude])
  return coordinates.map((inner) => mapped(inner, change))
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Position in EPSG:3857, which some map exports use. */
function webMercator([longitude, latitude]: Position): readonly number[] {
  const radians = Math.PI / 180
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2))
  return [longitude * radians, north].map((share) => Math.round(share * EARTH_RADIUS_METRES))
}
