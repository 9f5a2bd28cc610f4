/** Timeline of a closure order on a given day: stage, dates, legal limits, due steps and notices. */
import {
  type ClosureOrder,
  type Stage,
  daysLeft,
  extensionBegins,
  lastDayOf,
  stageOn,
} from '../domain/closure-order.ts'
import { type RulePack, rulePackFor, futureRulePacks, rulePacksOf } from '../domain/closure/rule-packs.ts'
import { type Day, type DaySpan, dayBefore, dayNumber, dayOfMoment, lastDayOfMoment } from '../domain/day.ts'
import { duesOf, type Due, orderNotices, type OrderNotice } from './closure/order-notices.ts'
import { dayWords } from './sentences.ts'

/** Shown with every legal date, on the page, in print and in files. */
export const LEGAL_FOOTER = 'A reminder, not legal advice. The order’s own words win.'

/** A segment of the timeline; days inclusive. */
export interface Segment {
  readonly kind: 'notice' | 'in-force' | 'extended'
  readonly span: DaySpan
  /** True where no end is stated and the span is the longest that the rule pack allows. */
  readonly isOpen: boolean
}
/** A date that the order states, past or ahead. */
interface TimelineDate {
  readonly kind: keyof typeof DATE_LABELS
  readonly label: string
  readonly day: Day
  readonly isAhead: boolean
}
/** An order on one day, as shown. */
export interface OrderTimeline {
  readonly order: ClosureOrder
  readonly on: Day
  readonly stage: Stage | null
  /** Days to the order's last day; null when it is not in force or states no end. */
  readonly daysLeft: number | null
  readonly pack: RulePack | null
  /** Which rule pack applies, and which enacted ones are still to come. */
  readonly rules: string
  readonly segments: readonly Segment[]
  readonly dates: readonly TimelineDate[]
  readonly dues: readonly Due[]
  /** Days on which the order was breached, ascending. */
  readonly breaches: readonly Day[]
  readonly notices: readonly OrderNotice[]
  /** Span of all dates, limits and segments. */
  readonly reach: DaySpan
}

const DATE_LABELS = {
  noticeServed: 'Notice served',
  hearing: 'Hearing',
  adjournedTo: 'Adjourned to',
  cancelled: 'Notice cancelled',
  refused: 'Refused',
  made: 'Order made',
  ends: 'Order ends',
  extendedTo: 'Extended to',
  discharged: 'Discharged',
  quashed: 'Quashed',
  appeal: 'Appeal heard',
  possessionNotice: 'Possession notice served',
} as const

/** Timeline of an order on a day, from its own dates; the rule pack is chosen by the time of service. */
export function orderTimelineOf(
  order: ClosureOrder,
  day: Day,
  packs: readonly RulePack[] = rulePacksOf(),
): OrderTimeline {
  const pack = rulePackFor(order.noticeServed, packs)
  const dues = pack ? duesOf(order, pack, day) : []
  const dates = datesOf(order, day)
  const segments = segmentsOf(order, dues)
  const days = [
    ...dates.map((date) => date.day),
    ...dues.map((due) => due.lastDay),
    ...segments.flatMap(({ span }) => [span.from, span.to]),
  ]
  return {
    order,
    on: day,
    stage: stageOn(order, day),
    daysLeft: daysLeft(order, day),
    pack,
    rules: rulesWords(pack, futureRulePacks(day, packs)),
    segments,
    dates,
    dues,
    breaches: order.breaches.map(dayOfMoment).toSorted((a, b) => a - b),
    notices: orderNotices(order, pack, dues),
    reach: { from: dayNumber(Math.min(...days)), to: dayNumber(Math.max(...days)) },
  }
}

/** Ascending; dates of one day in the order of `DATE_LABELS`. */
function datesOf(order: ClosureOrder, day: Day): readonly TimelineDate[] {
  const kinds = Object.keys(DATE_LABELS) as (keyof typeof DATE_LABELS)[]
  return kinds
    .flatMap((kind) => {
      const on = dayOfDate(order, kind)
      return on === null ? [] : [{ kind, label: DATE_LABELS[kind], day: on, isAhead: on > day }]
    })
    .toSorted((a, b) => a.day - b.day)
}

/** For an end the last day that it can mean, for an event the first. */
function dayOfDate(order: ClosureOrder, kind: keyof typeof DATE_LABELS): Day | null {
  if (kind === 'ends' || kind === 'extendedTo') return order[kind] && lastDayOfMoment(order[kind])
  return order[kind] && dayOfMoment(order[kind])
}

function segmentsOf(order: ClosureOrder, dues: readonly Due[]): readonly Segment[] {
  const notice: Segment = { kind: 'notice', span: noticeSpan(order, dues), isOpen: false }
  if (!order.made) return [notice]
  const from = dayOfMoment(order.made)
  const last = lastDayOf(order)
  const isOpen = !order.ends && !order.extendedTo
  const longest = dues.find(({ kind }) => kind === 'order')?.lastDay ?? from
  const cut = last ?? longest
  const begins = extensionBegins(order)
  if (begins === null) return [notice, segment('in-force', { from, to: cut }, isOpen)]
  const inForce = segment('in-force', { from, to: dayBefore(begins) }, isOpen)
  return [notice, inForce, segment('extended', { from: begins, to: cut }, false)]
}
const segment = (kind: Segment['kind'], { from, to }: DaySpan, isOpen: boolean): Segment => ({
  kind,
  span: { from, to: dayNumber(Math.max(from, to)) },
  isOpen,
})

/** To the decision; without one, to the latest of the notice's limit, the hearing and the adjournment. */
function noticeSpan(order: ClosureOrder, dues: readonly Due[]): DaySpan {
  const from = dayOfMoment(order.noticeServed)
  const decided = [order.made, order.refused, order.cancelled].find((moment) => moment !== null)
  const days = decided
    ? [dayOfMoment(decided)]
    : [
        dues.find(({ kind }) => kind === 'notice')?.lastDay ?? from,
        ...[order.hearing, order.adjournedTo].flatMap((moment) => (moment ? [dayOfMoment(moment)] : [])),
      ]
  return { from, to: dayNumber(Math.max(from, ...days)) }
}

function rulesWords(pack: RulePack | null, toCome: readonly RulePack[]): string {
  const now = pack
    ? [
        `Rules: pack ${pack.id}, ${pack.act}, ${pack.sections}, by the time of service.`,
        ...(pack.remark === '' ? [] : [pack.remark]),
      ]
    : []
  const later = toCome.map(({ id, act, enacted, effectiveFrom }) =>
    effectiveFrom === null
      ? `Pack ${id}, ${act}, is enacted (${dayWords(enacted)}) and waits for a date.`
      : `Pack ${id}, ${act}, holds for notices served from ${dayWords(effectiveFrom)}.`,
  )
  return [...now, ...later].join(' ')
}
