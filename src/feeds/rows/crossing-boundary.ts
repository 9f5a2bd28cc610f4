/** Whether the boundary of a surface crosses or touches itself, as boundaries drawn in haste do. */
import type { Position, Ring, Shape } from '../../domain/geography.ts'
import { ringsOf } from '../../domain/geography.ts'

interface Edge {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly east: number
  readonly index: number
}

/** Points and lines have no inside that could be doubted; rings are looked at one by one. */
export function isCrossing(shape: Shape): boolean {
  if (shape.type === 'Point' || shape.type === 'LineString') return false
  return ringsOf(shape).some((rings) => rings.some(crossesItself))
}

/** Edges from west to east: each is held only against those that begin before it ends. */
function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring)
  const byWest = edges.toSorted((a, b) => a.west - b.west)
  return byWest.some((edge, at) => {
    for (let next = at + 1; next < byWest.length; next += 1) {
      const other = byWest[next]
      if (!other || other.west > edge.east) return false
      if (!areNeighbours(edge, other, edges.length) && meet(edge, other)) return true
    }
    return false
  })
}

/** Without the corners that are told twice in a row. */
function edgesOf(ring: Ring): readonly Edge[] {
  const corners = ring.filter((corner, at) => at === 0 || !isSame(corner, ring[at - 1]))
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index]
    return from ? [{ from, to, index, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }] : []
  })
}
const isSame = (one: Position, other: Position | undefined) => one[0] === other?.[0] && one[1] === other[1]

const areNeighbours = (one: Edge, other: Edge, count: number) => {
  const apart = Math.abs(one.index - other.index)
  return apart === 1 || apart === count - 1
}

function meet(one: Edge, other: Edge): boolean {
  const south = Math.max(Math.min(one.from[1], one.to[1]), Math.min(other.from[1], other.to[1]))
  const north = Math.min(Math.max(one.from[1], one.to[1]), Math.max(other.from[1], other.to[1]))
  if (south > north) return false
  return areApart(one, other) && areApart(other, one)
}

/** Whether the ends of the other lie on different sides of the line through the one, or on it. */
const areApart = ({ from, to }: Edge, other: Edge) =>
  Math.sign(sideOf(from, to, other.from)) * Math.sign(sideOf(from, to, other.to)) <= 0

const sideOf = (from: Position, to: Position, at: Position) =>
  (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0])
