/** Where a large feed has incidents, from a part of it, for a picture before its rows are read. */
import type { Position } from '../../domain/geography.ts'
import type { Handling } from '../../domain/feed.ts'
import { middleOfSquare } from '../incidents/guarding.ts'
import type { Vicinity } from '../vicinity.ts'
import type { PointColumn } from './column-batch.ts'

/** Nothing is counted, checked or filtered by it. */
export interface FirstPlaces {
  /** Middles of 150 m squares, so that no place of a sensitive incident is shown. */
  readonly at: readonly Position[]
  /** Mark of the feed, and of its content where that is the higher one. */
  readonly handling: Handling
}

/** Positions of a file's row groups. */
interface GroupedPositions {
  readonly groups: number
  readonly positionsOf: (group: number) => Pick<PointColumn, 'longitude' | 'latitude'>
}

/** Feeds are in order of time or place: the groups lie apart, from the first to the last. */
const MOST_GROUPS = 12
/** Of each group. */
const MOST_POSITIONS = 4000

/**
 * Occupied squares of a part of the file, without positions that are set aside as far away. Empty where the positions are
 * no plain points, or damaged, which the reading of the rows says. Cost: at most some 100 ms.
 */
export function squaresOfPart(
  { groups, positionsOf }: GroupedPositions,
  vicinity: Vicinity,
): readonly Position[] {
  const squares = new Map<string, Position>()
  const seen = new Set<string>()
  for (const group of spread(groups, MOST_GROUPS)) {
    const { longitude, latitude } = positionsOf(group)
    for (const at of spread(longitude.length, MOST_POSITIONS)) {
      const [x, y] = [longitude[at] ?? NaN, latitude[at] ?? NaN]
      const key = `${x} ${y}`
      if (seen.has(key) || Number.isNaN(x + y)) continue
      seen.add(key)
      if (vicinity.proximityAt(x, y) === 'far') continue
      const middle = middleOfSquare(x, y)
      squares.set(middle.join(' '), middle)
    }
  }
  return [...squares.values()]
}

/** At most `most` of the numbers below `count`, evenly apart, with the first and the last. */
export function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at)
  return Array.from({ length: most }, (_, at) => Math.round((at * (count - 1)) / (most - 1)))
}
