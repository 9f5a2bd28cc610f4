/** Streets of the borough in National Grid metres, by which the invented incidents are located. */
import type { Street } from '../../domain/borough/borough.ts'
import { itemAt } from '../demonstration/random.ts'
import { spotAt, type Spot } from '../demonstration/grid-polygons.ts'

/** An anonymised point of a street, already at the decimals that are written in feeds. */
export interface StreetPoint {
  readonly name: string
  readonly spot: Spot
}

/** Projects the points of streets. Throws for an empty list. */
export function streetPointsOf(streets: readonly Street[]): readonly StreetPoint[] {
  if (streets.length === 0) throw new Error('No street is known to place incidents by')
  return streets.map(({ name, at }) => ({ name, spot: spotAt(at) }))
}

/** Name of the street with the nearest point. */
export function nearestStreet(points: readonly StreetPoint[], [easting, northing]: Spot): string {
  let nearest = 0
  let least = Infinity
  for (const [index, { spot }] of points.entries()) {
    const square = (spot[0] - easting) ** 2 + (spot[1] - northing) ** 2
    if (square >= least) continue
    least = square
    nearest = index
  }
  return itemAt(points, nearest).name
}
