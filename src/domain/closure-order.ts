/** Closure orders: the court's dates of one order, and its stage on a day. One order may close several premises. */
import {
  type Day,
  type EndMoment,
  type Moment,
  dayAfter,
  dayBefore,
  dayNumber,
  dayOfMoment,
  lastDayOfMoment,
} from './day.ts'
import type { Point, Surface } from './geography.ts'

/** One feature of a closure order feed; null dates have not occurred or are unknown. */
export interface ClosureOrder {
  readonly id: string
  readonly shape: Point | Surface
  readonly noticeServed: Moment
  readonly noticeHours: number | null
  readonly hearing: Moment | null
  readonly adjournedTo: Moment | null
  readonly cancelled: Moment | null
  readonly made: Moment | null
  readonly ends: EndMoment | null
  readonly extendedTo: EndMoment | null
  readonly discharged: Moment | null
  readonly refused: Moment | null
  readonly quashed: Moment | null
  readonly appeal: Moment | null
  readonly possessionNotice: Moment | null
  readonly access: 'full' | 'partial' | null
  readonly scope: 'whole' | 'part' | null
  readonly applicant: 'police' | 'council' | 'registered-provider' | null
  /** Number of premises closed by the order; 1 where the feed does not say. */
  readonly premises: number
  readonly premisesKind: string | null
  readonly considered: string | null
  readonly breaches: readonly Moment[]
  readonly afterwards: 'returned' | 'repossessed' | 'surrendered' | 'other' | null
}

/** Stages of an order. */
export const STAGES = [
  'notice',
  'hearing',
  'in-force',
  'extended',
  'ended',
  'discharged',
  'refused',
  'cancelled',
] as const
export type Stage = (typeof STAGES)[number]
/** Names of the stages on screen. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  notice: 'Notice',
  hearing: 'Hearing',
  'in-force': 'In force',
  extended: 'Extended',
  ended: 'Ended',
  discharged: 'Discharged',
  refused: 'Refused',
  cancelled: 'Cancelled',
}

const hasOccurred = (moment: Moment | null, day: Day) => moment !== null && dayOfMoment(moment) <= day

/** Last day on which the order closes the premises, by the dates so far; null if it never did or has no end yet. */
export function lastDayOf(order: ClosureOrder): Day | null {
  const end = order.extendedTo ?? order.ends
  // An order is not in force on the day of its discharge or quashing.
  const cut = [order.discharged, order.quashed]
    .filter((m) => m !== null)
    .map((moment) => dayBefore(dayOfMoment(moment)))
  const all = end ? [lastDayOfMoment(end), ...cut] : cut
  return all.length > 0 ? dayNumber(Math.min(...all)) : null
}

/** Stage of an order on a day, by its stated dates; null before its notice is served. */
export function stageOn(order: ClosureOrder, day: Day): Stage | null {
  if (!hasOccurred(order.noticeServed, day)) return null
  if (hasOccurred(order.cancelled, day)) return 'cancelled'
  if (hasOccurred(order.refused, day)) return 'refused'
  if (hasOccurred(order.made, day)) return stageAfterMade(order, day)
  return hasOccurred(order.hearing, day) ? 'hearing' : 'notice'
}

function stageAfterMade(order: ClosureOrder, day: Day): Stage {
  if (hasOccurred(order.discharged, day) || hasOccurred(order.quashed, day)) return 'discharged'
  const last = lastDayOf(order)
  if (last !== null && day > last) return 'ended'
  const begins = extensionBegins(order)
  return begins !== null && day >= begins ? 'extended' : 'in-force'
}

/**
 * First day of the extension: the day after the original end; null without an extension, or where the order ended
 * before.
 */
export function extensionBegins(order: ClosureOrder): Day | null {
  if (!order.ends || !order.extendedTo) return null
  const begins = dayAfter(lastDayOfMoment(order.ends))
  const last = lastDayOf(order)
  return last !== null && begins <= last ? begins : null
}

/** Whether an order needs attention: served, and not ended, refused, cancelled or discharged. */
export const isLive = (stage: Stage | null) =>
  stage === 'notice' || stage === 'hearing' || stage === 'in-force' || stage === 'extended'

/** Whether the order is in force on a day, extended or not. */
export function isInForce(order: ClosureOrder, day: Day): boolean {
  const stage = stageOn(order, day)
  return stage === 'in-force' || stage === 'extended'
}

/** Days from `day` to the order's last day; null when it is not in force or has no stated end. */
export function daysLeft(order: ClosureOrder, day: Day): number | null {
  const last = lastDayOf(order)
  return isInForce(order, day) && last !== null ? last - day : null
}

/**
 * The order by what had happened up to a day; null before its notice was served. Dates fixed by then stay although they lie
 * ahead: a hearing with the notice, an adjournment with the hearing, an end with the order. An extension states no day on
 * which it was granted: it counts from the last day of the first end, before which a court must grant it. What became of
 * the premises counts from the day after the order's last.
 */
export function orderAsAt(order: ClosureOrder, day: Day): ClosureOrder | null {
  if (!hasOccurred(order.noticeServed, day)) return null
  const past = (moment: Moment | null) => (hasOccurred(moment, day) ? moment : null)
  const made = past(order.made)
  const isExtensionKnown = made !== null && (!order.ends || lastDayOfMoment(order.ends) <= day)
  const known: ClosureOrder = {
    ...order,
    adjournedTo: hasOccurred(order.hearing, day) ? order.adjournedTo : past(order.adjournedTo),
    cancelled: past(order.cancelled),
    made,
    ends: made && order.ends,
    extendedTo: isExtensionKnown ? order.extendedTo : null,
    discharged: past(order.discharged),
    refused: past(order.refused),
    quashed: past(order.quashed),
    appeal: past(order.appeal),
    possessionNotice: past(order.possessionNotice),
    breaches: order.breaches.filter((breach) => hasOccurred(breach, day)),
  }
  const last = lastDayOf(known)
  return { ...known, afterwards: last !== null && last < day ? order.afterwards : null }
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly 'closure-orders': { readonly list: 'orders'; readonly record: ClosureOrder }
  }
}
