/** Positions, shapes and bounding boxes in degrees (WGS84), after GeoJSON. */
import { area, bbox, earthRadius } from '@turf/turf'

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

/** Whether all of a box lies in another. */
export const isBoxInside = (box: Box, frame: Box): boolean =>
  box.west >= frame.west && box.east <= frame.east && box.south >= frame.south && box.north <= frame.north

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

/** Metres east and north of the origin of a local plane. */
export interface Metres {
  readonly x: number
  readonly y: number
}
/** Local plane: conversion between degrees and metres. */
interface Plane {
  readonly toMetres: (at: Position) => Metres
  readonly toDegrees: (at: Metres) => Position
}

const EQUATOR_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_38

/** Plane tangent to the WGS84 ellipsoid at a position: lengths are within 0.1 % over 20 km. */
export function planeAt([longitude, latitude]: Position): Plane {
  const angle = (latitude * Math.PI) / 180
  const curvature = 1 - ECCENTRICITY_SQUARED * Math.sin(angle) ** 2
  const north = ((EQUATOR_METRES * (1 - ECCENTRICITY_SQUARED)) / curvature ** 1.5) * (Math.PI / 180)
  const east = (EQUATOR_METRES / Math.sqrt(curvature)) * Math.cos(angle) * (Math.PI / 180)
  return {
    toMetres: ([x, y]) => ({ x: (x - longitude) * east, y: (y - latitude) * north }),
    toDegrees: ({ x, y }) => [longitude + x / east, latitude + y / north],
  }
}

/**
 * Area in square metres, holes subtracted. Turf measures on a sphere of mean Earth radius, 0.4 % too small at these
 * latitudes; the result is scaled by the size of a degree on the WGS84 ellipsoid at the surface's middle latitude,
 * which makes three digits of an area in hectares correct.
 */
export function squareMetres(surface: Surface): number {
  const { south, north } = boxOf(surface)
  const middle = (south + north) / 2
  const { x, y } = planeAt([0, middle]).toMetres([1, middle + 1])
  return (
    (area(forTurf(surface)) * (x * y)) /
    (METRES_A_DEGREE * Math.cos((middle * Math.PI) / 180) * METRES_A_DEGREE)
  )
}
