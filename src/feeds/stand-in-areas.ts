/** Areas of the borough's own geography, for levels that no feed has. */
import type { Area } from '../domain/area.ts'
import type { Borough, BoroughArea } from '../domain/borough/borough.ts'
import type { Place } from '../domain/place/place.ts'

/** A place and its decoded geography. */
export interface PlaceAndBorough {
  readonly place: Place
  readonly borough: Borough
}

/** Wards, LSOAs, MSOAs and the borough as a whole, except levels and codes that are in `feedAreas`, the areas of feeds. */
export function standInAreas(
  feedAreas: readonly Area[],
  { place, borough }: PlaceAndBorough,
): readonly Area[] {
  const levels = new Set(feedAreas.map((area) => area.level))
  const codes = new Set(feedAreas.map((area) => area.code))
  const own = [
    wholeOf(place, borough),
    ...[...borough.wards, ...borough.lsoas, ...borough.msoas].map(areaFrom),
  ]
  return own.filter((area) => !levels.has(area.level) && !codes.has(area.code))
}

const wholeOf = ({ code, name }: Place, { outline, lsoas }: Borough): Area => ({
  code,
  name,
  level: 'borough',
  shape: outline,
  population: residentsOf(lsoas),
  deprivationDecile: null,
  from: null,
  to: null,
})

function residentsOf(areas: readonly BoroughArea[]): number | null {
  const counted = areas.flatMap(({ population }) => (population === null ? [] : [population]))
  return counted.length > 0 && counted.length === areas.length ? counted.reduce((a, b) => a + b) : null
}

const areaFrom = ({ code, name, level, shape, population, deprivationDecile }: BoroughArea): Area => ({
  code,
  name,
  level,
  shape,
  population,
  deprivationDecile,
  from: null,
  to: null,
})
