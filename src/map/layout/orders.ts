/** Closure orders on the picture: gathered where too many stand together, moved out from under the discs. */
import { pixelAt, type Pixel } from '../mercator.ts'
import type { OrderMark } from '../scene.ts'
import { coveredBy, rectAt, type Crowd, type Round } from './rects.ts'

export interface OrderSpot {
  readonly middle: Pixel
  /** One order, or six and more as one counted square. */
  readonly orders: readonly OrderMark[]
}
type Marked = { readonly mark: OrderMark; readonly at: Pixel }

/** So many orders within so many pixels of one of them become one square. */
export const GATHER_FROM = 6
export const GATHER_WITHIN = 40
/** The room an order takes. */
const SIDE = 14
const TURN = Math.PI / 9

const distance = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y)

/**
 * The fullest circle is gathered first, then the fullest of what is left; of equals the one with the first id.
 * Every order is in exactly one spot, in whatever order they come.
 */
export function gatheredOrders(marks: readonly OrderMark[], zoom: number): readonly OrderSpot[] {
  let left: readonly Marked[] = marks
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((mark) => ({ mark, at: pixelAt(mark.at, zoom) }))
  const spots: OrderSpot[] = []
  for (;;) {
    const circles = left.map(({ at }) => left.filter((other) => distance(at, other.at) <= GATHER_WITHIN))
    const fullest = circles.reduce<readonly Marked[]>((a, b) => (b.length > a.length ? b : a), [])
    if (fullest.length < GATHER_FROM) break
    const taken = new Set(fullest)
    spots.push({ middle: meanOf(fullest), orders: fullest.map(({ mark }) => mark) })
    left = left.filter((one) => !taken.has(one))
  }
  return [...spots, ...left.map(({ mark, at }) => ({ middle: at, orders: [mark] }))]
}

const meanOf = (marked: readonly Marked[]): Pixel => ({
  x: marked.reduce((sum, { at }) => sum + at.x, 0) / marked.length,
  y: marked.reduce((sum, { at }) => sum + at.y, 0) / marked.length,
})

/** Spots with none under a disc or under another where that can be had; what stands free keeps its place. */
export function placedOrders(spots: readonly OrderSpot[], crowd: Crowd): readonly OrderSpot[] {
  return spots.map((spot) => {
    const side = spot.orders.length > 1 ? SIDE + 8 : SIDE
    const sizes = { width: side, height: side }
    const disc = crowd.rounds.find((round) => distance(round, spot.middle) < round.radius + side / 2)
    const round = disc ?? { ...spot.middle, radius: side / 2 }
    let middle = spot.middle
    for (const place of [spot.middle, ...placesAround(round, spot.middle, side)]) {
      if (coveredBy(rectAt(place, sizes), crowd) > 0) continue
      middle = place
      break
    }
    crowd.rects.push(rectAt(middle, sizes))
    return { ...spot, middle }
  })
}

/** Places on the rim of a round, the one nearest to `from` first, then by turns to either side. */
function* placesAround(round: Round, from: Pixel, side: number): Generator<Pixel> {
  const reach = round.radius + side * 0.72
  const start = Math.atan2(from.y - round.y, from.x - round.x)
  for (let turn = 0; turn <= Math.PI; turn += TURN) {
    for (const angle of turn === 0 ? [start] : [start + turn, start - turn]) {
      yield { x: round.x + reach * Math.cos(angle), y: round.y + reach * Math.sin(angle) }
    }
  }
}
