/** Where a site's phases and orders lie on the axis: bands that may overlap, bars in rows that may not. */
import { extensionBegins, lastDayOf } from '../../domain/closure-order.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { dayAfter, dayBefore, dayNumber, dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { Phase, Site } from '../../domain/site.ts'
import { extentOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'

export interface PhaseBand {
  readonly phase: Phase
  readonly x: number
  readonly width: number
  /** True where it begins before the band drawn under it ends: it then stands a little lower. */
  readonly isLower: boolean
  /** Pixels until the next band covers it: what a name has. */
  readonly free: number
}

/** One band a phase, in the order of their beginnings; phases that the axis does not show are left out. */
export function phaseBands(site: Site, scale: TimeScale): readonly PhaseBand[] {
  const { bounds } = scale
  const shown = site.phases
    .map((phase) => ({ phase, span: spanOf(phase, bounds.to) }))
    .filter(({ span }) => span.from <= bounds.to && span.to >= bounds.from)
    .map(({ phase, span }) => ({ phase, ...extentOf(scale, span) }))
  const bands: PhaseBand[] = []
  for (const [index, band] of shown.entries()) {
    const before = bands.at(-1)
    const isLower = before !== undefined && !before.isLower && band.x < before.x + before.width
    const next = shown[index + 1]
    bands.push({ ...band, isLower, free: next ? Math.min(band.width, next.x - band.x) : band.width })
  }
  return bands
}

const spanOf = (phase: Phase, lastDay: Day): DaySpan => ({
  from: dayOfMoment(phase.from),
  to: phase.to ? lastDayOfMoment(phase.to) : lastDay,
})

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
