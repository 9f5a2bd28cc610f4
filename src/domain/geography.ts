/** Places on the ground: positions, shapes and the borough's own lines, as the whole house passes them about. */
import { bbox, earthRadius } from '@turf/turf'

/** Longitude, latitude in degrees (WGS84). */
export type Position = readonly [longitude: number, latitude: number]
/** A closed ring: the first position is repeated as the last. */
export type Ring = readonly Position[]

export interface Point {
  readonly type: 'Point'
  readonly coordinates: Position
}
export interface Line {
  readonly type: 'LineString'
  readonly coordinates: readonly Position[]
}
export interface Polygon {
  readonly type: 'Polygon'
  readonly coordinates: readonly Ring[]
}
export interface MultiPolygon {
  readonly type: 'MultiPolygon'
  readonly coordinates: readonly (readonly Ring[])[]
}
export type Surface = Polygon | MultiPolygon
export type Shape = Point | Line | Surface

/** West, south, east, north in degrees; the edges belong to it. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export const isInBox = (longitude: number, latitude: number, box: Box) =>
  longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north

export const ringsOf = (surface: Surface): readonly (readonly Ring[])[] =>
  surface.type === 'Polygon' ? [surface.coordinates] : surface.coordinates

/** A surface as turf asks for it: as if it might write to it. */
type TurfSurface =
  | { readonly type: 'Polygon'; readonly coordinates: [number, number][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] }

/** The same surface, not copied, for the functions of turf, which read alone. */
export const forTurf = (surface: Surface) => surface as TurfSurface

/** The box that holds every one of the surfaces; of none, one that holds nothing. */
export function boxOf(...surfaces: readonly Surface[]): Box {
  const [west, south, east, north] = bbox({
    type: 'GeometryCollection',
    geometries: surfaces.map(forTurf),
  })
  return { west, south, east, north }
}

/** Metres in a degree of latitude on a sphere of the Earth's mean radius, as turf has it. */
export const METRES_A_DEGREE = (earthRadius * Math.PI) / 180
