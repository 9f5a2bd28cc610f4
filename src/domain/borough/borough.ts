/** The borough's own ground, decoded: areas with their figures, and what the base map is drawn from. */

import type { Line, MultiPolygon, Position, Surface } from '../geography.ts'

export interface BoroughArea {
  readonly code: string
  readonly name: string
  readonly level: 'ward' | 'lsoa' | 'msoa'
  readonly shape: Surface
  /** Residents; null where the figures do not say (MSOAs: the sum of their LSOAs where they nest). */
  readonly population: number | null
  readonly deprivationDecile: number | null
  /** Code of the best-fit ward of an LSOA. */
  readonly ward: string | null
  /** Reports per 1,000 residents a year, LSOAs only. */
  readonly rates: { readonly asb: number; readonly burglary: number; readonly violence: number } | null
}
export interface Watercourse {
  readonly kind: 'river' | 'canal' | 'lake'
  readonly name: string | null
  readonly line: Line
}
export interface NamedPlace {
  readonly name: string
  readonly kind: string
  readonly population: number | null
  readonly at: Position
}
export interface Station {
  readonly name: string
  readonly at: Position
}
export interface Borough {
  readonly outline: Surface
  readonly wards: readonly BoroughArea[]
  readonly lsoas: readonly BoroughArea[]
  readonly msoas: readonly BoroughArea[]
  /** Town tint: discs round dense unit postcodes, dissolved; `street` for street zooms. */
  readonly town: MultiPolygon
  readonly townAtStreet: MultiPolygon
  readonly builtUp: readonly { readonly name: string; readonly shape: Surface }[]
  readonly water: readonly Watercourse[]
  readonly places: readonly NamedPlace[]
  readonly stations: readonly Station[]
}
export interface Road {
  readonly class: string
  readonly name: string | null
  readonly line: Line
}
/** A unit postcode, about fifteen addresses, and the middle of them. */
export interface Postcode {
  readonly postcode: string
  readonly at: Position
}

/** Names a spot by the place label nearest to it, so that a list of spots can be read. */

/** The name of the nearest place, or null where there is none. Distances as on a plane, which the borough nearly is. */
export function nearestPlace(places: readonly NamedPlace[], [longitude, latitude]: Position): string | null {
  const narrowing = Math.cos((latitude * Math.PI) / 180)
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const { name, at } of places) {
    const distance = Math.hypot((at[0] - longitude) * narrowing, at[1] - latitude)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name ?? null
}
