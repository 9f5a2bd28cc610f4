/** Names places by the label nearest to them and the side of it on which they lie. */
import { metresBetween } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'

/** Nearer to its label than this, a place is the middle of it. */
const MIDDLE_METRES = 200
const SIDES = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west']

/** `Upper Town, east`; `Square` and its number where the ground names nothing at all. */
export function placeName(places: readonly NamedPlace[], at: Position): string {
  const near = places.map((place) => ({ place, metres: metresBetween(place.at, at) }))
  const [nearest] = near.toSorted((a, b) => a.metres - b.metres)
  if (!nearest) return 'A place without a name near it'
  return `${nearest.place.name}, ${nearest.metres < MIDDLE_METRES ? 'middle' : sideOf(nearest.place.at, at)}`
}

function sideOf([longitude, latitude]: Position, [x, y]: Position): string {
  const east = (x - longitude) * Math.cos((latitude * Math.PI) / 180)
  const turn = Math.atan2(east, y - latitude) / (Math.PI / 4)
  return SIDES[(Math.round(turn) + SIDES.length) % SIDES.length] ?? ''
}

/** The same names, the second of a name with a 2 after it, and so on. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}
