/**
 * Moves rows to one fixed point of their square and their areas, so that counts of squares and of areas stay those of the
 * exact positions while no exact position is written.
 */
import { toDegrees } from '../../analytics/grid.ts'
import { assignAreas } from '../../analytics/geometry.ts'
import { sixDecimals, SQUARE_METRES, type Square } from '../../domain/borough/grids.ts'
import { LEVELS, type Area } from '../../domain/area.ts'
import type { Position } from '../../domain/geography.ts'

/** Exact positions: metres of the grid and the same in degrees, row by row. */
interface ExactPositions {
  readonly squares: readonly Square[]
  readonly longitude: Float64Array
  readonly latitude: Float64Array
}
interface FixedPoints {
  /** One position a row. */
  readonly points: readonly Position[]
  /** Rows in a part of their square so narrow that no point of the lattice lies in it: left where they are, to a metre. */
  readonly leftExact: number
}

/** Distance between the points tried, in metres, the coarse ones first; the last finds any part of a square metre. */
const STEPS = [150, 25, 5, 1] as const
/** Squares whose points are looked up together. */
const SQUARES_AT_ONCE = 200

/** @param areas of all levels that counts must hold for */
export function fixedPoints(exact: ExactPositions, areas: readonly Area[]): FixedPoints {
  const levels = LEVELS.map((level) => areas.filter((area) => area.level === level)).filter(
    ({ length }) => length > 0,
  )
  const keys = combinationsAt(exact, levels)
  const found = pointsFor(wantedOf(exact.squares, keys), levels)
  let leftExact = 0
  const points = exact.squares.map((square, row): Position => {
    const point = found.get(`${squareName(square)} ${keys[row] ?? ''}`)
    if (point) return point
    leftExact += 1
    return [sixDecimals(exact.longitude[row] ?? 0), sixDecimals(exact.latitude[row] ?? 0)]
  })
  return { points, leftExact }
}

interface WantedSquare {
  readonly square: Square
  readonly combinations: ReadonlySet<string>
}

/** The squares that hold rows, by name, with the combinations of areas that their rows lie in. */
function wantedOf(squares: readonly Square[], keys: readonly string[]): ReadonlyMap<string, WantedSquare> {
  const wanted = new Map<string, { readonly square: Square; readonly combinations: Set<string> }>()
  for (const [row, square] of squares.entries()) {
    const name = squareName(square)
    const entry = wanted.get(name) ?? { square, combinations: new Set<string>() }
    entry.combinations.add(keys[row] ?? '')
    wanted.set(name, entry)
  }
  return wanted
}

/** A point by names of square and combination; none where no point of the finest lattice lies in it. */
function pointsFor(wanted: ReadonlyMap<string, WantedSquare>, levels: readonly (readonly Area[])[]) {
  const found = new Map<string, Position>()
  let left = [...wanted].map(([name, { square, combinations }]) => ({
    name,
    square,
    missing: new Set(combinations),
  }))
  for (const step of STEPS) {
    const offsets = latticeOffsets(step)
    for (let from = 0; from < left.length; from += SQUARES_AT_ONCE) {
      const some = left.slice(from, from + SQUARES_AT_ONCE)
      const lattice = pointsOf(
        some.map(({ square }) => square),
        offsets,
      )
      for (const [at, key] of combinationsAt(lattice, levels).entries()) {
        const [square, point] = [some[Math.floor(at / offsets.length)], lattice.points[at]]
        if (square && point && square.missing.delete(key)) found.set(`${square.name} ${key}`, point)
      }
    }
    left = left.filter(({ missing }) => missing.size > 0)
  }
  return found
}

const squareName = ({ easting, northing }: Square) => `${easting} ${northing}`

/** The area of each level at each position, as one text. */
function combinationsAt(
  { longitude, latitude }: Pick<ExactPositions, 'longitude' | 'latitude'>,
  levels: readonly (readonly Area[])[],
): readonly string[] {
  const columns = { count: longitude.length, longitude, latitude }
  const ofLevel = levels.map((areas) => assignAreas(columns, areas))
  // Most rows share theirs with others: each is held once.
  const known = new Map<string, string>()
  return Array.from(longitude, (_, row) => {
    const key = ofLevel.map((indexes) => indexes[row] ?? -1).join(' ')
    const same = known.get(key) ?? key
    known.set(same, same)
    return same
  })
}

/** Metres from the corner of a square, those nearest to its middle first. */
function latticeOffsets(step: number): readonly Square[] {
  const middle = SQUARE_METRES / 2
  const along = Array.from({ length: SQUARE_METRES / step }, (_, at) => (at + 0.5) * step)
  const toMiddle = ({ easting, northing }: Square) => Math.hypot(easting - middle, northing - middle)
  return along
    .flatMap((easting) => along.map((northing) => ({ easting, northing })))
    .toSorted((a, b) => toMiddle(a) - toMiddle(b))
}

/** The same points in every square, in degrees as they are written. */
function pointsOf(squares: readonly Square[], offsets: readonly Square[]) {
  const points = squares.flatMap(({ easting, northing }) =>
    offsets.map((offset): Position => {
      const [longitude, latitude] = toDegrees({
        easting: easting + offset.easting,
        northing: northing + offset.northing,
      })
      return [sixDecimals(longitude), sixDecimals(latitude)]
    }),
  )
  return {
    points,
    longitude: Float64Array.from(points, ([longitude]) => longitude),
    latitude: Float64Array.from(points, ([, latitude]) => latitude),
  }
}
