/** Closure orders of the chosen site as thin bars from the day made to the last day, paler when extended. */

import { memo } from 'react'
import { dayAfter, dayBefore, dayNumber, dayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { extensionBegins, lastDayOf, type ClosureOrder } from '../../domain/closure-order.ts'
import { formatDay } from '../../ui/numbers.ts'
import type { Lane } from '../dock-layout.ts'
import { extentOf, type TimeScale } from '../scale.ts'
import style from './orders.module.css'

interface OrderLaneProps {
  readonly orders: readonly ClosureOrder[]
  readonly scale: TimeScale
  readonly lane: Lane
}

const BAR = 2.2
const PITCH = 3.1

export const OrderLane = memo(function OrderLane({ orders, scale, lane }: OrderLaneProps) {
  const bars = orderBars(orders, scale.bounds.to)
  const rows = Math.max(1, ...bars.map((bar) => bar.row + 1))
  // More rows than the lane holds draw together rather than run out of it.
  const pitch = Math.min(PITCH, lane.height / rows)
  const height = Math.min(BAR, pitch * (BAR / PITCH))
  return (
    <g>
      {bars.map((bar) => (
        <g key={bar.order.id}>
          <title>{describe(bar, scale.bounds.to)}</title>
          {partsOf(bar).map(({ span, name }) => (
            <rect
              key={name}
              {...extentOf(scale, span)}
              y={lane.y + bar.row * pitch + (name === 'notice' ? height / 3 : 0)}
              height={name === 'notice' ? height / 2 : height}
              className={style[name]}
            />
          ))}
        </g>
      ))}
    </g>
  )
})

interface Part {
  readonly name: 'notice' | 'order' | 'extended'
  readonly span: DaySpan
}
export const partsOf = ({ notice, first, extended }: OrderBar): readonly Part[] => [
  ...(notice ? [{ name: 'notice', span: notice } as const] : []),
  { name: 'order', span: first },
  ...(extended ? [{ name: 'extended', span: extended } as const] : []),
]

/** `Closure order o-12, made 4 May 2023, last day 3 August 2023, extended`. */
export function describe({ order, first, extended }: OrderBar, lastDay: Day): string {
  const end = (extended ?? first).to
  const isOpen = end === lastDay && !order.ends && !order.extendedTo
  const until = isOpen ? 'no end stated' : `last day ${formatDay(end)}`
  return `Closure order ${order.id}, made ${formatDay(first.from)}, ${until}${extended ? ', extended' : ''}`
}

/** Where each order's target stands in the open lane: on its own days, wide enough for a finger, in a free row. */

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

export interface OrderBar {
  readonly order: ClosureOrder
  /** From notice to the day before it was made; null where they are one day. */
  readonly notice: DaySpan | null
  /** In force as first made. */
  readonly first: DaySpan
  /** In force by extension. */
  readonly extended: DaySpan | null
  readonly row: number
}

/** Orders that were made, by the day they were made, each in the first row that is free; `lastDay` ends the open ones. */
export function orderBars(orders: readonly ClosureOrder[], lastDay: Day): readonly OrderBar[] {
  const rowEnds: number[] = []
  return orders
    .map((order) => barOf(order, lastDay))
    .filter((bar) => bar !== null)
    .toSorted((a, b) => a.first.from - b.first.from)
    .map((bar) => {
      const from = (bar.notice ?? bar.first).from
      const free = rowEnds.findIndex((end) => end < from)
      const row = free === -1 ? rowEnds.length : free
      rowEnds[row] = (bar.extended ?? bar.first).to
      return { ...bar, row }
    })
}

function barOf(order: ClosureOrder, lastDay: Day): Omit<OrderBar, 'row'> | null {
  if (!order.made) return null
  const made = dayOfMoment(order.made)
  const last = dayNumber(Math.max(made, lastDayOf(order) ?? lastDay))
  const begins = extensionBegins(order)
  const firstTo = begins === null ? last : dayNumber(Math.max(made, dayBefore(begins)))
  const notice = dayOfMoment(order.noticeServed)
  return {
    order,
    notice: notice < made ? { from: notice, to: dayBefore(made) } : null,
    first: { from: made, to: firstTo },
    extended: last > firstTo ? { from: dayAfter(firstTo), to: last } : null,
  }
}
