/** Names that are loaded once the map is close: streets, and postcode sectors, as features of the base map. */
import type { Postcode, Street } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'

/** What is named when the map is close. */
export interface GroundNames {
  readonly streets: readonly Street[]
  readonly postcodes: readonly Postcode[]
}

/** Zooms from which postcode sectors and streets are named. */
export const SECTOR_ZOOM = 14
export const STREET_ZOOM = 15

/** A text at a position. */
export interface NamedPoint {
  readonly name: string
  readonly at: Position
}

/** Points of one name closer than this, in degrees of latitude (about 220 m), are named once. */
const SAME_NAME_DEGREES = 0.002
const ROAD_NUMBER = /^[ABM]\d+/

/** Streets with one point for each stretch; road numbers are shown as shields instead. */
export function streetPoints(streets: readonly Street[]): readonly NamedPoint[] {
  const kept = new Map<string, Position[]>()
  return streets.filter(({ name, at }) => {
    if (ROAD_NUMBER.test(name)) return false
    const others = kept.get(name) ?? []
    kept.set(name, others)
    if (others.some((other) => isNear(other, at))) return false
    others.push(at)
    return true
  })
}

function isNear(a: Position, b: Position): boolean {
  const east = (a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(east, a[1] - b[1]) < SAME_NAME_DEGREES
}

/** Each postcode sector (`ZZ1 1`) at the middle of its unit postcodes. */
export function sectorPoints(postcodes: readonly Postcode[]): readonly NamedPoint[] {
  const sectors = new Map<string, Position[]>()
  for (const { postcode, at } of postcodes) {
    const sector = postcode.slice(0, -2)
    sectors.set(sector, [...(sectors.get(sector) ?? []), at])
  }
  return [...sectors].map(([name, units]) => ({ name, at: middleOf(units) }))
}

const middleOf = (units: readonly Position[]): Position => [
  units.reduce((sum, [longitude]) => sum + longitude, 0) / units.length,
  units.reduce((sum, [, latitude]) => sum + latitude, 0) / units.length,
]
