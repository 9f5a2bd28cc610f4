/** Moves discs that overlap apart by the shortest way, so that every ring and number can be read. */
import type { Pixel } from '../mercator.ts'

interface Spreadable {
  readonly middle: Pixel
  /** Outer radius in pixels. */
  readonly radius: number
  readonly isFixed: boolean
}

/** Passes over all pairs; discs in a row push one another on. */
const PASSES = 8
/** Greatest distance in pixels from its place: a disc that stood farther off would be read elsewhere. */
const MAX_SHIFT = 24

interface SpreadLimits {
  /** Refuses a position; the disc then stays where it was. */
  readonly isAllowed: (position: Pixel, radius: number) => boolean
  /** Missing: MAX_SHIFT. */
  readonly maxShift?: number
}

/** The centres of discs after spreading. */
export function spreadDiscs(
  discs: readonly Spreadable[],
  { isAllowed, maxShift = MAX_SHIFT }: SpreadLimits,
): readonly Pixel[] {
  const middles = discs.map(({ middle }) => ({ ...middle }))
  const westToEast = Array.from(discs.keys()).sort((a, b) => x(discs, a) - x(discs, b))
  const largest = discs.reduce((most, { radius }) => Math.max(most, radius), 0)
  for (let pass = 0; pass < PASSES; pass++) {
    let isChanged = false
    for (const [rank, i] of westToEast.entries())
      for (let next = rank + 1; next < westToEast.length; next++) {
        const j = westToEast[next] ?? i
        // Sorted by their places: the rest is farther away than two discs and their shifts can reach.
        if (x(discs, j) - x(discs, i) > 2 * (largest + maxShift)) break
        if (separate(discs, middles, { i, j, isAllowed, maxShift })) isChanged = true
      }
    if (!isChanged) break
  }
  return middles
}

const x = (discs: readonly Spreadable[], i: number) => discs[i]?.middle.x ?? 0

interface Pair extends Required<SpreadLimits> {
  readonly i: number
  readonly j: number
}

/** Moves each of two overlapping discs by half of their overlap, or one by all of it if the other is fixed. */
function separate(
  discs: readonly Spreadable[],
  middles: Pixel[],
  { i, j, isAllowed, maxShift }: Pair,
): boolean {
  const [a, b, from, to] = [discs[i], discs[j], middles[i], middles[j]]
  if (!a || !b || !from || !to || (a.isFixed && b.isFixed)) return false
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const overlap = a.radius + b.radius - distance
  if (overlap <= 0.01) return false
  // Discs on one point part to the east and west.
  const [ux, uy] = distance > 0 ? [(to.x - from.x) / distance, (to.y - from.y) / distance] : [1, 0]
  const share = a.isFixed || b.isFixed ? 1 : 0.5
  let isMoved = false
  for (const [index, disc, at, way] of [
    [i, a, from, -share],
    [j, b, to, share],
  ] as const) {
    if (disc.isFixed) continue
    const position = within(maxShift, disc.middle, {
      x: at.x + way * overlap * ux,
      y: at.y + way * overlap * uy,
    })
    if (!isAllowed(position, disc.radius) || Math.hypot(position.x - at.x, position.y - at.y) < 0.01) continue
    middles[index] = position
    isMoved = true
  }
  return isMoved
}

/** A position, or the point towards it at the greatest distance from `home`. */
function within(maxShift: number, home: Pixel, position: Pixel): Pixel {
  const [dx, dy] = [position.x - home.x, position.y - home.y]
  const share = Math.min(1, maxShift / Math.max(Math.hypot(dx, dy), 1e-9))
  return { x: home.x + share * dx, y: home.y + share * dy }
}
