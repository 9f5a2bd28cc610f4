/** Places on the ground: positions, shapes and the borough's own lines, as the whole house passes them about. */

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

export function boxOf(surface: Surface): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [longitude, latitude] of ringsOf(surface).flat(2)) {
    box.west = Math.min(box.west, longitude)
    box.south = Math.min(box.south, latitude)
    box.east = Math.max(box.east, longitude)
    box.north = Math.max(box.north, latitude)
  }
  return box
}
