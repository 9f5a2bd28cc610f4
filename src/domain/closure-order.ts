/** A court's order that shuts premises: a life from notice to end. An order is not a property. */
import type { Day, EndMoment, Moment } from './day.ts'
import { dayAfter, dayBefore, dayNumber, dayOfMoment, lastDayOfMoment } from './day.ts'
import type { Point, Surface } from './geography.ts'

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
  /** How many premises the one order shuts; 1 where the feed does not say. */
  readonly premises: number
  readonly premisesKind: string | null
  readonly considered: string | null
  readonly breaches: readonly Moment[]
  readonly afterwards: 'returned' | 'repossessed' | 'surrendered' | 'other' | null
}

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

const reached = (moment: Moment | null, day: Day) => moment !== null && dayOfMoment(moment) <= day

/** The last day on which the order shuts the premises as things stand, or null if it never did or has no end yet. */
export function lastDayOf(order: ClosureOrder): Day | null {
  const end = order.extendedTo ?? order.ends
  // Discharged or quashed, it no longer shuts anything on that day.
  const cut = [order.discharged, order.quashed]
    .filter((m) => m !== null)
    .map((moment) => dayBefore(dayOfMoment(moment)))
  const all = end ? [lastDayOfMoment(end), ...cut] : cut
  return all.length > 0 ? dayNumber(Math.min(...all)) : null
}

/** Where an order stands on a day, or null before its notice is served. The order's own dates decide, no arithmetic. */
export function stageOn(order: ClosureOrder, day: Day): Stage | null {
  if (!reached(order.noticeServed, day)) return null
  if (reached(order.cancelled, day)) return 'cancelled'
  if (reached(order.refused, day)) return 'refused'
  if (reached(order.made, day)) return stageAfterMade(order, day)
  return reached(order.hearing, day) ? 'hearing' : 'notice'
}

function stageAfterMade(order: ClosureOrder, day: Day): Stage {
  if (reached(order.discharged, day) || reached(order.quashed, day)) return 'discharged'
  const last = lastDayOf(order)
  if (last !== null && day > last) return 'ended'
  const begins = extensionBegins(order)
  return begins !== null && day >= begins ? 'extended' : 'in-force'
}

/** The first day that the order owes to its extension: the day after its first end. Null: none, or ended before it came. */
export function extensionBegins(order: ClosureOrder): Day | null {
  if (!order.ends || !order.extendedTo) return null
  const begins = dayAfter(lastDayOfMoment(order.ends))
  const last = lastDayOf(order)
  return last !== null && begins <= last ? begins : null
}

/** True for an order that somebody must still reckon with: served, and not ended, refused, cancelled or discharged. */
export const isLive = (stage: Stage | null) =>
  stage === 'notice' || stage === 'hearing' || stage === 'in-force' || stage === 'extended'

export function isInForce(order: ClosureOrder, day: Day): boolean {
  const stage = stageOn(order, day)
  return stage === 'in-force' || stage === 'extended'
}

/** Days from `day` to the order's last day; null when it is not in force or has no stated end. */
export function daysLeft(order: ClosureOrder, day: Day): number | null {
  const last = lastDayOf(order)
  return isInForce(order, day) && last !== null ? last - day : null
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly 'closure-orders': { readonly list: 'orders'; readonly record: ClosureOrder }
  }
}
