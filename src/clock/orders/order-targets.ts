/** Where each order's target stands in the open lane: on its own days, wide enough for a finger, in a free row. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { orderBars, type OrderBar } from '../geometry/bands.ts'
import { extentOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'

/** Pixels: the least side of a target (WCAG 2.2, 2.5.8). */
export const LEAST_TARGET = 24
/** Between two targets of a row. */
const GAP = 2

export interface OrderTarget {
  readonly bar: OrderBar
  readonly x: number
  readonly width: number
  readonly row: number
}

/** Orders that the axis shows, by the day they were made; no two targets touch. */
export function orderTargets(orders: readonly ClosureOrder[], scale: TimeScale): readonly OrderTarget[] {
  const rowEnds: number[] = []
  return orderBars(orders, scale.bounds.to)
    .filter(({ notice, first, extended }) => {
      const [from, to] = [(notice ?? first).from, (extended ?? first).to]
      return from <= scale.bounds.to && to >= scale.bounds.from
    })
    .map((bar) => {
      const { x, width } = placeOf(bar, scale)
      const free = rowEnds.findIndex((end) => end + GAP <= x)
      const row = free === -1 ? rowEnds.length : free
      rowEnds[row] = x + width
      return { bar, x, width, row }
    })
}

/** At least a target wide, moved in where it would reach beyond the axis. */
function placeOf({ notice, first, extended }: OrderBar, scale: TimeScale) {
  const stretch = extentOf(scale, { from: (notice ?? first).from, to: (extended ?? first).to })
  const width = Math.max(LEAST_TARGET, stretch.width)
  return { x: Math.max(scale.left, Math.min(stretch.x, scale.right - width)), width }
}
