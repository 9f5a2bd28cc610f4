/**
 * Figures of closure orders, one per stage: applied for, made, premises, extended, in force, discharged,
 * refused.
 */
import { type ClosureOrder, extensionBegins, isInForce } from '../../domain/closure-order.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { type Day, type DaySpan, type Moment, dayNumber, dayOfMoment, isWithin } from '../../domain/day.ts'
import type { CountedFigure, FigurePlacement } from '../figure.ts'
import { isoSpan, coversBaseline, type FigurePeriod } from '../baseline/baseline.ts'

interface OrderMeasure {
  readonly id: string
  readonly label: string
  readonly definition: string
  readonly unit: 'orders' | 'premises'
  /** `last-day`: a state on the last day of the period; `all-days`: events within it. */
  readonly on: 'all-days' | 'last-day'
  readonly shownIn?: Omit<FigurePlacement, 'section'>
  readonly count: (orders: readonly ClosureOrder[], span: DaySpan) => number
}

const countByDay =
  (dayOf: (order: ClosureOrder) => Day | null) => (orders: readonly ClosureOrder[], span: DaySpan) =>
    orders.filter((order) => isOnDayWithin(dayOf(order), span)).length
const isOnDayWithin = (day: Day | null, span: DaySpan) => day !== null && isWithin(day, span)
const dayOrNull = (moment: Moment | null) => (moment ? dayOfMoment(moment) : null)

const MEASURES: readonly OrderMeasure[] = [
  {
    id: 'applied',
    label: 'Closure orders applied for',
    definition:
      'Notices served in these days for which a hearing was asked, by the day of service: a notice cancelled before its hearing is left out. An application is not an order.',
    unit: 'orders',
    on: 'all-days',
    shownIn: { orderLine: { rank: 1, words: 'applied for' } },
    count: countByDay(appliedFor),
  },
  {
    id: 'made',
    label: 'Closure orders made',
    definition: 'Orders that a court made in these days. One order can close many premises.',
    unit: 'orders',
    on: 'all-days',
    shownIn: { large: 0, orderLine: { rank: 2, words: 'made' } },
    count: countByDay((order) => dayOrNull(order.made)),
  },
  {
    id: 'premises',
    label: 'Premises of the closure orders made',
    definition:
      'The premises that the orders made in these days shut, as each order states them; one where it does not say.',
    unit: 'premises',
    on: 'all-days',
    count: (orders, span) =>
      orders.reduce(
        (sum, order) => sum + (isOnDayWithin(dayOrNull(order.made), span) ? order.premises : 0),
        0,
      ),
  },
  {
    id: 'extended',
    label: 'Closure orders extended',
    definition:
      'Orders whose extension began in these days: the day after their first end, where a court put it off.',
    unit: 'orders',
    on: 'all-days',
    shownIn: { orderLine: { rank: 3, words: 'extended' } },
    count: countByDay(extensionBegins),
  },
  {
    id: 'in-force',
    label: 'Closure orders in force',
    definition: 'Orders in force on the last of these days, extended ones among them.',
    unit: 'orders',
    on: 'last-day',
    shownIn: { orderLine: { rank: 6, words: 'in force', onLastDay: true } },
    count: (orders, span) => orders.filter((order) => isInForce(order, span.to)).length,
  },
  {
    id: 'discharged',
    label: 'Closure orders discharged',
    definition: 'Orders that a court ended before their time in these days, discharged or quashed on appeal.',
    unit: 'orders',
    on: 'all-days',
    shownIn: { orderLine: { rank: 5, words: 'discharged' } },
    count: countByDay(endedEarly),
  },
  {
    id: 'refused',
    label: 'Closure orders refused',
    definition: 'Applications that a court refused in these days.',
    unit: 'orders',
    on: 'all-days',
    shownIn: { orderLine: { rank: 4, words: 'refused' } },
    count: countByDay((order) => dayOrNull(order.refused)),
  },
]

/** Day of service, where a hearing was requested; null for a notice cancelled before its hearing. */
function appliedFor(order: ClosureOrder): Day | null {
  const cancelled = dayOrNull(order.cancelled)
  const hearing = dayOrNull(order.hearing)
  const isDropped = cancelled !== null && (hearing === null || cancelled < hearing)
  return isDropped ? null : dayOfMoment(order.noticeServed)
}

function endedEarly(order: ClosureOrder): Day | null {
  const days = [order.discharged, order.quashed].map(dayOrNull).filter((day) => day !== null)
  return days.length > 0 ? dayNumber(Math.min(...days)) : null
}

/** Counts with the baseline's, without ratio or verdict: outputs are not outcomes. */
export function orderFigures(dataset: Dataset, period: FigurePeriod): readonly CountedFigure[] {
  const served = dataset.orders.map((order) => dayOfMoment(order.noticeServed))
  const first = served.length > 0 ? served.reduce((least, day) => (day < least ? day : least)) : null
  const baseline = coversBaseline(period.baseline, first) ? period.baseline : null
  return MEASURES.map(({ id, label, definition, unit, on, shownIn, count }) => ({
    id: `closure-orders.${id}`,
    label,
    definition,
    unit,
    madeOf: ['closure-orders'],
    ...(on === 'all-days' ? period.days : isoSpan({ from: period.window.to, to: period.window.to })),
    shownIn: { section: 'what-was-done', ...shownIn },
    value: count(dataset.orders, period.window),
    ...(baseline && { baselineValue: count(dataset.orders, baseline) }),
  }))
}
