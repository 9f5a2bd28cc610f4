/** Geometry of a drawn outline: orientation, self-intersection, distance to other shapes, incidents inside. */
import { booleanClockwise } from '@turf/turf'
import {
  planeAt,
  type Metres,
  boxOf,
  ringsOf,
  type Polygon,
  type Position,
  type Surface,
} from '../../domain/geography.ts'
import { contains } from '../geometry.ts'
import type { ClusterIndex, Selection } from '../cluster-index.ts'
import { inAreas, selectedCategories } from '../selection.ts'
import { countIn } from '../step.ts'

/** Corners without the first repeated at the end; a shape needs three. */
export type Corners = readonly Position[]

/** Polygon with the corners as its closed outer ring. */
export const closedRing = (corners: Corners): Polygon => ({
  type: 'Polygon',
  coordinates: [corners.length > 0 ? [...corners, ...corners.slice(0, 1)] : []],
})

/** The polygon with its outer ring anticlockwise and its holes clockwise (RFC 7946). */
export const woundByRule = ({ coordinates }: Polygon): Polygon => ({
  type: 'Polygon',
  coordinates: coordinates.map((ring, index) => {
    const isClockwise = booleanClockwise(ring.map(([longitude, latitude]) => [longitude, latitude]))
    return isClockwise === (index === 0) ? ring.toReversed() : ring
  }),
})

function onPlane(corners: Corners): readonly Metres[] {
  const [first] = corners
  return first ? corners.map(planeAt(first).toMetres) : []
}

/** Two crossing sides, by the indices of the corners they start at. */
type Crossing = readonly [number, number]

/**
 * First two sides that cross, or touch other than at a shared corner; null if none. While the shape is open the side
 * from the last corner to the first is ignored. Cost: the square of the corners.
 */
export function crossingIn(corners: Corners, isClosed: boolean): Crossing | null {
  const points = onPlane(corners)
  const sides = points.flatMap((from, i) => {
    const to = points[i + 1] ?? (isClosed ? points[0] : undefined)
    return to ? [{ from, to }] : []
  })
  for (const [i, one] of sides.entries()) {
    for (const [j, other] of sides.entries()) {
      const isNext = j === i + 1 || (isClosed && i === 0 && j === sides.length - 1 && j > 1)
      if (j <= i) continue
      if (isNext ? foldsBack(one, other) : doMeet(one, other)) return [i, j]
    }
  }
  return null
}

interface Side {
  readonly from: Metres
  readonly to: Metres
}

/** Cross product of ab and ac: above 0 where c lies to the left of the line from a to b. */
const turn = (a: Metres, b: Metres, c: Metres) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

function doMeet(one: Side, other: Side): boolean {
  const [a, b] = [turn(one.from, one.to, other.from), turn(one.from, one.to, other.to)]
  const [c, d] = [turn(other.from, other.to, one.from), turn(other.from, other.to, one.to)]
  if (a > 0 !== b > 0 && c > 0 !== d > 0 && a !== 0 && b !== 0 && c !== 0 && d !== 0) return true
  return (
    (a === 0 && isOn(one, other.from)) ||
    (b === 0 && isOn(one, other.to)) ||
    (c === 0 && isOn(other, one.from)) ||
    (d === 0 && isOn(other, one.to))
  )
}

const isOn = ({ from, to }: Side, { x, y }: Metres) =>
  x >= Math.min(from.x, to.x) &&
  x <= Math.max(from.x, to.x) &&
  y >= Math.min(from.y, to.y) &&
  y <= Math.max(from.y, to.y)

/** Adjacent sides overlap only where the second runs back over the first. */
function foldsBack(one: Side, other: Side): boolean {
  const shared = one.to.x === other.from.x && one.to.y === other.from.y
  const [tip, corner, end] = shared ? [one.from, one.to, other.to] : [one.to, one.from, other.from]
  if (turn(tip, corner, end) !== 0) return false
  return (tip.x - corner.x) * (end.x - corner.x) + (tip.y - corner.y) * (end.y - corner.y) > 0
}

/**
 * Distance in metres between two surfaces, 0 where they touch or overlap; Infinity as soon as it must exceed `enough`.
 */
export function metresApart(a: Surface, b: Surface, enough: number): number {
  const { west, south, east, north } = boxOf(a)
  const plane = planeAt([(west + east) / 2, (south + north) / 2])
  if (boxesApart(a, b, plane) > enough) return Infinity
  const [first, second] = [cornerOf(a), cornerOf(b)]
  if (contains(b, ...first) || contains(a, ...second)) return 0
  const [ours, theirs] = [sidesOf(a, plane), sidesOf(b, plane)]
  let nearest = Infinity
  for (const one of ours) {
    for (const other of theirs) nearest = Math.min(nearest, metresOf(one, other))
    if (nearest === 0) break
  }
  return nearest
}

type Plane = ReturnType<typeof planeAt>

const cornerOf = (surface: Surface): Position => ringsOf(surface)[0]?.[0]?.[0] ?? [NaN, NaN]

function boxesApart(a: Surface, b: Surface, { toMetres }: Plane): number {
  const [one, other] = [boxOf(a), boxOf(b)].map(({ west, south, east, north }) => ({
    low: toMetres([west, south]),
    high: toMetres([east, north]),
  }))
  if (!one || !other) return 0
  const across = Math.max(one.low.x - other.high.x, other.low.x - one.high.x, 0)
  const up = Math.max(one.low.y - other.high.y, other.low.y - one.high.y, 0)
  return Math.hypot(across, up)
}

const sidesOf = (surface: Surface, { toMetres }: Plane): readonly Side[] =>
  ringsOf(surface)
    .flat()
    .flatMap((ring) => {
      const points = ring.map(toMetres)
      return points.slice(1).flatMap((to, i) => {
        const from = points[i]
        return from ? [{ from, to }] : []
      })
    })

function metresOf(one: Side, other: Side): number {
  if (doMeet(one, other)) return 0
  return Math.min(
    metresTo(one, other.from),
    metresTo(one, other.to),
    metresTo(other, one.from),
    metresTo(other, one.to),
  )
}

/** Distance in metres from a point to a side. */
export function metresTo({ from, to }: Side, { x, y }: Metres): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - from.x - at * dx, y - from.y - at * dy)
}

/**
 * Exact number of incidents in a drawn shape, in the selection's days and categories; its areas are ignored. Cost: 3 ns
 * an incident.
 */
export function countInside(
  index: ClusterIndex,
  selection: Omit<Selection, 'category'>,
  surface: Surface,
): number {
  const category = selectedCategories(index, inAreas(index, [surface]))
  return countIn(index, { ...selection, category }, { start: 0, end: index.count }).count
}
