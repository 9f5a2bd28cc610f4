/** Decoded geography of the borough: areas with their figures, and the features of the base map. */
import type { Line, MultiPolygon, Position, Surface } from '../geography.ts'

/** Ward or census area. */
export interface BoroughArea {
  readonly code: string
  readonly name: string
  readonly level: 'ward' | 'lsoa' | 'msoa'
  readonly shape: Surface
  /** Residents; null where unknown (MSOAs: the sum of their LSOAs where these nest). */
  readonly population: number | null
  readonly deprivationDecile: number | null
  /** Code of the best-fit ward of an LSOA; null for other levels, and where the place has no wards. */
  readonly ward: string | null
  /** Reports per 1,000 residents a year; LSOAs only, null where unknown. */
  readonly rates: { readonly asb: number; readonly burglary: number; readonly violence: number } | null
}
/** River, canal or lake shore as a line. */
export interface Watercourse {
  readonly kind: 'river' | 'canal' | 'lake'
  readonly name: string | null
  readonly line: Line
}
/** Kind of a place that is a ward, where no settlement of the place is known. */
export const WARD_NAME = 'ward'
/** Settlement or other labelled place. */
export interface NamedPlace {
  readonly name: string
  readonly kind: string
  readonly population: number | null
  readonly at: Position
}
/** Railway station. */
interface Station {
  readonly name: string
  readonly at: Position
}
/** All geography but roads and postcodes, in degrees. */
export interface Borough {
  readonly outline: Surface
  readonly wards: readonly BoroughArea[]
  readonly lsoas: readonly BoroughArea[]
  readonly msoas: readonly BoroughArea[]
  /** Urban tint: dissolved discs round dense unit postcodes; `townAtStreet` is for street-level zooms. */
  readonly town: MultiPolygon
  readonly townAtStreet: MultiPolygon
  readonly builtUp: readonly { readonly name: string; readonly shape: Surface }[]
  readonly water: readonly Watercourse[]
  readonly places: readonly NamedPlace[]
  readonly stations: readonly Station[]
}
/** Road with its class. */
export interface Road {
  readonly class: string
  readonly name: string | null
  readonly line: Line
}
/** Unit postcode (about fifteen addresses) and their centroid. */
export interface Postcode {
  readonly postcode: string
  readonly at: Position
}

/** Street name at one of its anonymised points: on or near the street, not its course. */
export interface Street {
  readonly name: string
  readonly at: Position
}

/** Name of the nearest labelled place; null for an empty list. Distances on a plane, adequate for a borough. */
export function nearestPlace(places: readonly NamedPlace[], [longitude, latitude]: Position): string | null {
  const narrowing = Math.cos((latitude * Math.PI) / 180)
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const { name, at } of places) {
    const distance = Math.hypot((at[0] - longitude) * narrowing, at[1] - latitude)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name ?? null
}
