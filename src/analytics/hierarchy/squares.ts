/** The occupied 150 m squares: which square each place lies in, in an order that the feed's rows cannot change. */
import { centreOf, SQUARE_METRES, squareAt } from '../../domain/borough/national-grid.ts'
import type { Square } from '../../domain/borough/national-grid.ts'
import type { Position } from '../../domain/geography.ts'
import { toDegrees, toGrid } from '../grid.ts'
import type { Places } from './places.ts'

export interface OccupiedSquares {
  /** Centres in degrees: most incidents first, then by easting, then by northing. */
  readonly centres: readonly Position[]
  /** Square of each place, as an index into `centres`. */
  readonly of: Uint32Array
}

/**
 * Cost: some 700 ns a place, most of it projection.
 * @param incidentsAt incidents at each place
 * @throws RangeError at a place that no projection reaches, such as metres in place of degrees
 */
export function occupiedSquares(places: Places, incidentsAt: Uint32Array): OccupiedSquares {
  const found: { readonly square: Square; incidents: number }[] = []
  const known = new Map<number, number>()
  const of = new Uint32Array(places.count)
  for (let place = 0; place < places.count; place++) {
    const [longitude, latitude] = [places.longitude[place] ?? 0, places.latitude[place] ?? 0]
    const { easting, northing } = toGrid(longitude, latitude)
    if (!Number.isFinite(easting + northing)) {
      throw new RangeError(`${longitude}, ${latitude} lies beyond the National Grid`)
    }
    const square = squareAt(easting, northing)
    const key = (square.easting / SQUARE_METRES) * 2 ** 16 + square.northing / SQUARE_METRES
    let at = known.get(key)
    if (at === undefined) {
      at = found.push({ square, incidents: 0 }) - 1
      known.set(key, at)
    }
    const entry = found[at]
    if (entry) entry.incidents += incidentsAt[place] ?? 0
    of[place] = at
  }
  const ordered = [...found.entries()].toSorted(
    ([, a], [, b]) =>
      b.incidents - a.incidents ||
      a.square.easting - b.square.easting ||
      a.square.northing - b.square.northing,
  )
  const rank = new Uint32Array(found.length)
  for (const [position, [at]] of ordered.entries()) rank[at] = position
  return {
    centres: ordered.map(([, { square }]) => toDegrees(centreOf(square))),
    of: of.map((at) => rank[at] ?? 0),
  }
}
