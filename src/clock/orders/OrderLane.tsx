/** Closure orders of the chosen site as thin bars from the day made to the last day, paler when extended. */
import { memo } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { formatDay } from '../../ui/numbers.ts'
import { orderBars } from '../geometry/bands.ts'
import type { OrderBar } from '../geometry/bands.ts'
import type { Lane } from '../geometry/dock-layout.ts'
import { extentOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
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
