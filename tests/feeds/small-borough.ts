/** A square borough for tests: from 2.7 to 2.5 degrees west, from 53.45 to 53.6 north. */
import type { Borough } from '../../src/domain/borough/borough.ts'
import type { Polygon } from '../../src/domain/geography.ts'
import { PLACE } from '../domain/shipped-place.ts'

const square = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
const half = (code: string, west: number, east: number) => ({
  code,
  name: `Ward ${code}`,
  level: 'ward' as const,
  shape: square(west, 53.45, east, 53.6),
  population: 10_000,
  deprivationDecile: null,
  ward: null,
  rates: null,
})

export const SMALL_BOROUGH: Borough = {
  outline: square(-2.7, 53.45, -2.5, 53.6),
  wards: [half('W1', -2.7, -2.6), half('W2', -2.6, -2.5)],
  lsoas: [],
  msoas: [],
  town: { type: 'MultiPolygon', coordinates: [] },
  townAtStreet: { type: 'MultiPolygon', coordinates: [] },
  builtUp: [],
  water: [],
  places: [
    { name: 'Westby', kind: 'town', population: 20_000, at: [-2.65, 53.52] },
    { name: 'Eastby', kind: 'town', population: 10_000, at: [-2.55, 53.52] },
  ],
  stations: [],
}

/** Context of feeds in tests: the shipped place with the geography of the small borough. */
export const ON_SMALL_BOROUGH = { place: PLACE, borough: SMALL_BOROUGH }
