/** Positions, shapes and bounding boxes in degrees (WGS84), after GeoJSON. */
import { bbox, earthRadius } from '@turf/turf'

/** Longitude and latitude in degrees (WGS84). */
export type Position = readonly [longitude: number, latitude: number]
/** Closed ring: the first position is repeated as the last. */
export type Ring = readonly Position[]

/** Geometries of GeoJSON (RFC 7946), read-only. */
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
/** Area geometry. */
export type Surface = Polygon | MultiPolygon
export type Shape = Point | Line | Surface

/** Bounding box in degrees; its edges belong to it. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Whether a position lies in the box, edges included. */
export const isInBox = (longitude: number, latitude: number, box: Box) =>
  longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north

/** Rings of each polygon of a surface: the exterior, then its holes. */
export const ringsOf = (surface: Surface): readonly (readonly Ring[])[] =>
  surface.type === 'Polygon' ? [surface.coordinates] : surface.coordinates

/** Mutable type of a surface, as the signatures of turf demand. */
type TurfSurface =
  | { readonly type: 'Polygon'; readonly coordinates: [number, number][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] }

/** The same surface, not copied; turf functions that only read may take it. */
export const forTurf = (surface: Surface) => surface as TurfSurface

/** Bounding box of all surfaces; of none, a box that contains nothing. */
export function boxOf(...surfaces: readonly Surface[]): Box {
  const [west, south, east, north] = bbox({
    type: 'GeometryCollection',
    geometries: surfaces.map(forTurf),
  })
  return { west, south, east, north }
}

/** Metres in a degree of latitude on a sphere of mean Earth radius, as in turf. */
export const METRES_A_DEGREE = (earthRadius * Math.PI) / 180
