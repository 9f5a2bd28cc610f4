/** Distance of many positions from the outline of the borough: fast, and accurate to about 100 m. */
import { boxOf, planeAt, ringsOf, type Metres, type Position, type Surface } from '../../domain/geography.ts'

/** Distance of a position from an outline in metres, 0 inside. */
export type OutlineDistance = (at: Position) => number

/** Vertices of the outline closer than this to the last are left out. */
const THINNING_METRES = 200

/** An outline prepared for measuring from it, its finest detail left out. */
export function outlineDistance(outline: Surface): OutlineDistance {
  const { west, south, east, north } = boxOf(outline)
  const { toMetres } = planeAt([(west + east) / 2, (south + north) / 2])
  const edges = ringsOf(outline)
    .flat()
    .flatMap((ring) => {
      const kept = thinned(ring.map(toMetres))
      return kept.map((end, i) => [kept.at(i - 1) ?? end, end] as const)
    })
  return (at) => {
    const { x, y } = toMetres(at)
    let nearest = Infinity
    let isInside = false
    // Called some ten thousand times at the start: the square root is taken once.
    for (const [from, to] of edges) {
      const [dx, dy] = [to.x - from.x, to.y - from.y]
      if (from.y > y !== to.y > y && x < from.x + ((y - from.y) / dy) * dx) isInside = !isInside
      const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)
      const share = Math.min(1, Math.max(0, along))
      const [awayX, awayY] = [x - from.x - share * dx, y - from.y - share * dy]
      nearest = Math.min(nearest, awayX * awayX + awayY * awayY)
    }
    return isInside ? 0 : Math.sqrt(nearest)
  }
}

function thinned(ring: readonly Metres[]): readonly Metres[] {
  const kept: Metres[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= THINNING_METRES) kept.push(point)
  }
  return kept
}
