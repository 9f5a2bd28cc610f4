/** Layout of closure orders: grouped where many are close together, moved out from under discs. */
import { pixelAt, type Pixel } from '../mercator.ts'
import type { OrderMark } from '../scene.ts'
import { overlapDepth, rectAt, type Obstacles, type Circle } from './rects.ts'

/** One or several closure orders at one position in world pixels. */
export interface OrderSpot {
  readonly middle: Pixel
  /** One order, or at least MIN_GATHERED drawn as one square with their number. */
  readonly orders: readonly OrderMark[]
}
type OrderAtPixel = { readonly mark: OrderMark; readonly at: Pixel }

/** At least so many orders within so many pixels of one of them are drawn as one square. */
export const MIN_GATHERED = 6
export const GATHER_RADIUS = 40
/** Side in pixels of the space of one order, halo included. */
const ORDER_SIDE = 15
const ANGLE_STEP = Math.PI / 9

const distance = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y)

/**
 * Groups orders greedily: the fullest circle first, of equals the one with the first id. Every order is in
 * exactly one spot, whatever the order of the input.
 */
export function gatheredOrders(marks: readonly OrderMark[], zoom: number): readonly OrderSpot[] {
  let remaining: readonly OrderAtPixel[] = marks
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((mark) => ({ mark, at: pixelAt(mark.at, zoom) }))
  const spots: OrderSpot[] = []
  for (;;) {
    const neighbourhoods = remaining.map(({ at }) =>
      remaining.filter((other) => distance(at, other.at) <= GATHER_RADIUS),
    )
    const fullest = neighbourhoods.reduce<readonly OrderAtPixel[]>(
      (a, b) => (b.length > a.length ? b : a),
      [],
    )
    if (fullest.length < MIN_GATHERED) break
    const grouped = new Set(fullest)
    spots.push({ middle: meanOf(fullest), orders: fullest.map(({ mark }) => mark) })
    remaining = remaining.filter((order) => !grouped.has(order))
  }
  return [...spots, ...remaining.map(({ mark, at }) => ({ middle: at, orders: [mark] }))]
}

const meanOf = (marked: readonly OrderAtPixel[]): Pixel => ({
  x: marked.reduce((sum, { at }) => sum + at.x, 0) / marked.length,
  y: marked.reduce((sum, { at }) => sum + at.y, 0) / marked.length,
})

interface HeldOrders {
  readonly kept: readonly OrderSpot[]
  /** Orders that no kept spot holds. */
  readonly added: readonly OrderMark[]
}
/** Spots of an earlier layout with the orders of now: each keeps its place as long as one of its orders is left. */
export function heldOrders(marks: readonly OrderMark[], held: readonly OrderSpot[]): HeldOrders {
  const added = new Map(marks.map((mark) => [mark.id, mark]))
  const kept = held.flatMap(({ middle, orders }) => {
    const left = orders.flatMap(({ id }) => added.get(id) ?? [])
    for (const { id } of left) added.delete(id)
    return left.length > 0 ? [{ middle, orders: left }] : []
  })
  return { kept, added: [...added.values()] }
}

/** Rectangle that the orders of a spot take. */
const spotRect = ({ middle, orders }: OrderSpot) => {
  const side = sideOf(orders)
  return rectAt(middle, { width: side, height: side })
}
const sideOf = (orders: readonly OrderMark[]) => (orders.length > 1 ? ORDER_SIDE + 8 : ORDER_SIDE)

/** Adds spots that keep their place to `obstacles`. */
export const reserveSpots = (spots: readonly OrderSpot[], { rects }: Obstacles) =>
  void rects.push(...spots.map(spotRect))

/**
 * Moves spots that lie under a disc or another spot to a free position if there is one; adds all to
 * `obstacles`.
 */
export function placedOrders(spots: readonly OrderSpot[], obstacles: Obstacles): readonly OrderSpot[] {
  return spots.map((spot) => {
    const side = sideOf(spot.orders)
    const sizes = { width: side, height: side }
    const disc = obstacles.circles.find((circle) => distance(circle, spot.middle) < circle.radius + side / 2)
    const circle = disc ?? { ...spot.middle, radius: side / 2 }
    let middle = spot.middle
    for (const position of [spot.middle, ...placesAround(circle, spot.middle, side)]) {
      if (overlapDepth(rectAt(position, sizes), obstacles) > 0) continue
      middle = position
      break
    }
    obstacles.rects.push(rectAt(middle, sizes))
    return { ...spot, middle }
  })
}

/** Positions round a circle, the one nearest to `from` first, then alternating to either side. */
function* placesAround(circle: Circle, from: Pixel, side: number): Generator<Pixel> {
  const distanceOut = circle.radius + side * 0.72
  const start = Math.atan2(from.y - circle.y, from.x - circle.x)
  for (let turn = 0; turn <= Math.PI; turn += ANGLE_STEP) {
    for (const angle of turn === 0 ? [start] : [start + turn, start - turn]) {
      yield { x: circle.x + distanceOut * Math.cos(angle), y: circle.y + distanceOut * Math.sin(angle) }
    }
  }
}
