/** Distance of many positions from the outline of the borough: fast, and accurate to about 100 m. */
import {
  boxOf,
  type Box,
  planeAt,
  ringsOf,
  type Metres,
  type Position,
  type Surface,
} from '../../domain/geography.ts'

/** Distance of a position from an outline in metres, 0 inside. */
export type OutlineDistance = (at: Position) => number

/** Vertices of the outline closer than this to the last are left out. */
const THINNING_METRES = 200

/** Edges that follow each other and are looked at together: most pieces are too far away to be looked at at all. */
const EDGES_A_PIECE = 24

/** An outline prepared for measuring from it, its finest detail left out. */
export function outlineDistance(outline: Surface): OutlineDistance {
  const { west, south, east, north } = boxOf(outline)
  const { toMetres } = planeAt([(west + east) / 2, (south + north) / 2])
  const edges = edgesOf(
    ringsOf(outline)
      .flat()
      .map((ring) => thinned(ring.map(toMetres))),
  )
  const pieces = Array.from({ length: Math.ceil(edges.length / (4 * EDGES_A_PIECE)) }, (_, piece) =>
    pieceOf(edges.slice(4 * EDGES_A_PIECE * piece, 4 * EDGES_A_PIECE * (piece + 1))),
  )
  // Called some ten thousand times at the start: the nearest piece first, so that most others are left out.
  const boxAway = new Float64Array(pieces.length)
  return (position) => {
    const { x, y } = toMetres(position)
    let first = 0
    let crossings = 0
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at]
      if (!piece) continue
      const dx = piece.west > x ? piece.west - x : x > piece.east ? x - piece.east : 0
      const dy = piece.south > y ? piece.south - y : y > piece.north ? y - piece.north : 0
      const away = dx * dx + dy * dy
      boxAway[at] = away
      if (away < (boxAway[first] ?? 0)) first = at
      if (dy === 0 && x <= piece.east) crossings += crossingsOf(piece, x, y)
    }
    if (crossings % 2 === 1) return 0
    let nearest = squaredToEdges(pieces[first], x, y)
    for (let at = 0; at < pieces.length; at++)
      if ((boxAway[at] ?? 0) < nearest) nearest = Math.min(nearest, squaredToEdges(pieces[at], x, y))
    return Math.sqrt(nearest)
  }
}

/** Edges as x and y of both ends, with their bounds. */
interface Piece extends Box {
  readonly edges: Float64Array
}

const edgesOf = (rings: readonly (readonly Metres[])[]): Float64Array =>
  Float64Array.from(
    rings.flatMap((ring) =>
      ring.flatMap((end, i) => {
        const from = ring.at(i - 1) ?? end
        return [from.x, from.y, end.x, end.y]
      }),
    ),
  )

function pieceOf(edges: Float64Array): Piece {
  const xs = edges.filter((_, i) => i % 2 === 0)
  const ys = edges.filter((_, i) => i % 2 === 1)
  return {
    edges,
    west: Math.min(...xs),
    south: Math.min(...ys),
    east: Math.max(...xs),
    north: Math.max(...ys),
  }
}

function squaredToEdges(piece: Piece | undefined, x: number, y: number): number {
  let nearest = Infinity
  if (!piece) return nearest
  const { edges } = piece
  for (let i = 0; i < edges.length; i += 4) {
    const [fromX, fromY] = [edges[i] ?? 0, edges[i + 1] ?? 0]
    const [dx, dy] = [(edges[i + 2] ?? 0) - fromX, (edges[i + 3] ?? 0) - fromY]
    const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)
    const share = Math.min(1, Math.max(0, along))
    const [awayX, awayY] = [x - fromX - share * dx, y - fromY - share * dy]
    nearest = Math.min(nearest, awayX * awayX + awayY * awayY)
  }
  return nearest
}

/** Edges that a ray eastwards crosses (even-odd rule). */
function crossingsOf({ edges }: Piece, x: number, y: number): number {
  let crossings = 0
  for (let i = 0; i < edges.length; i += 4) {
    const [fromX, fromY] = [edges[i] ?? 0, edges[i + 1] ?? 0]
    const [toX, toY] = [edges[i + 2] ?? 0, edges[i + 3] ?? 0]
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) crossings += 1
  }
  return crossings
}

function thinned(ring: readonly Metres[]): readonly Metres[] {
  const kept: Metres[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= THINNING_METRES) kept.push(point)
  }
  return kept
}
