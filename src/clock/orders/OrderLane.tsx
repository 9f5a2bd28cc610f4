/** Lane of the chosen site's closure orders as thin bars from notice to last day, and the layout of their bars and buttons. */
import { memo } from 'react'
import { extensionBegins, lastDayOf, type ClosureOrder } from '../../domain/closure-order.ts'
import { dayAfter, dayBefore, dayNumber, dayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { formatDay } from '../../ui/numbers.ts'
import type { Lane } from '../dock-layout.ts'
import { extentOf, type TimeScale } from '../scale.ts'
import { useOrderName } from './use-order-name.ts'
import style from './orders.module.css'

interface OrderLaneProps {
  readonly orders: readonly ClosureOrder[]
  readonly scale: TimeScale
  readonly lane: Lane
}

/** Height of a bar and distance between rows, in pixels. */
const BAR = 2.2
const PITCH = 3.1

export const OrderLane = memo(function OrderLane({ orders, scale, lane }: OrderLaneProps) {
  const nameOf = useOrderName()
  const bars = orderBars(orders, scale.bounds.to)
  const rows = Math.max(1, ...bars.map((bar) => bar.row + 1))
  // With more rows than fit, the rows are closer together.
  const pitch = Math.min(PITCH, lane.height / rows)
  const height = Math.min(BAR, pitch * (BAR / PITCH))
  return (
    <g>
      {bars.map((bar) => (
        <g key={bar.order.id}>
          <title>{orderSentence(bar, scale.bounds.to, nameOf(bar.order))}</title>
          {segmentsOf(bar).map(({ span, name }) => (
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

interface OrderSegment {
  readonly name: 'notice' | 'order' | 'extended'
  readonly span: DaySpan
}
/** The segments of a bar in order: notice, order, extension. */
export const segmentsOf = ({ notice, first, extended }: OrderBar): readonly OrderSegment[] => [
  ...(notice ? [{ name: 'notice', span: notice } as const] : []),
  { name: 'order', span: first },
  ...(extended ? [{ name: 'extended', span: extended } as const] : []),
]

/** `Flat in Ward West, o-12: closure order made 4 May 2023, last day 3 August 2023, extended`. */
export function orderSentence({ order, first, extended }: OrderBar, lastDay: Day, name: string): string {
  const end = (extended ?? first).to
  const isOpen = end === lastDay && !order.ends && !order.extendedTo
  const until = isOpen ? 'no end stated' : `last day ${formatDay(end)}`
  return `${name}: closure order made ${formatDay(first.from)}, ${until}${extended ? ', extended' : ''}`
}

/** Least side of a pointer target in pixels (WCAG 2.2, success criterion 2.5.8). */
export const MIN_TARGET_SIZE = 24
/** Gap between two targets of a row in pixels. */
const GAP = 2

/** The button of one order: left edge and width in pixels, row from the top. */
export interface OrderTarget {
  readonly bar: OrderBar
  readonly x: number
  readonly width: number
  readonly row: number
}

/** Targets of the orders that the axis shows, by the day the order was made; no two of a row are closer than the gap. */
export function orderTargets(orders: readonly ClosureOrder[], scale: TimeScale): readonly OrderTarget[] {
  const rowEnds: number[] = []
  return orderBars(orders, scale.bounds.to)
    .filter(({ notice, first, extended }) => {
      const [from, to] = [(notice ?? first).from, (extended ?? first).to]
      return from <= scale.bounds.to && to >= scale.bounds.from
    })
    .map((bar) => {
      const { x, width } = targetExtent(bar, scale)
      const free = rowEnds.findIndex((end) => end + GAP <= x)
      const row = free === -1 ? rowEnds.length : free
      rowEnds[row] = x + width
      return { bar, x, width, row }
    })
}

/** Left edge and width of a target: at least the minimum size, moved inside the axis. */
function targetExtent({ notice, first, extended }: OrderBar, scale: TimeScale) {
  const extent = extentOf(scale, { from: (notice ?? first).from, to: (extended ?? first).to })
  const width = Math.max(MIN_TARGET_SIZE, extent.width)
  return { x: Math.max(scale.left, Math.min(extent.x, scale.right - width)), width }
}

/** The periods of one order, and its row from the top. */
interface OrderBar {
  readonly order: ClosureOrder
  /** From service of the notice to the day before the order was made; null if both are the same day. */
  readonly notice: DaySpan | null
  /** In force as originally made. */
  readonly first: DaySpan
  /** In force by extension. */
  readonly extended: DaySpan | null
  readonly row: number
}

/** Bars of the orders that were made, by the day made, each in the first free row; an order without an end runs to `lastDay`. */
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
  const madeDay = dayOfMoment(order.made)
  const last = dayNumber(Math.max(madeDay, lastDayOf(order) ?? lastDay))
  const begins = extensionBegins(order)
  const firstTo = begins === null ? last : dayNumber(Math.max(madeDay, dayBefore(begins)))
  const notice = dayOfMoment(order.noticeServed)
  return {
    order,
    notice: notice < madeDay ? { from: notice, to: dayBefore(madeDay) } : null,
    first: { from: madeDay, to: firstTo },
    extended: last > firstTo ? { from: dayAfter(firstTo), to: last } : null,
  }
}
