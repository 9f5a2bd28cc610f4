/** Patrol of a hotspot by day: planned and delivered minutes, and whether delivery is under, met or over. */
import {
  dayNumber,
  dayOfMoment,
  daysIn,
  daysUpTo,
  lastDayOfMoment,
  londonDay,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import { isActive, plannedMinutes, type PatrolHotspot, type PatrolVisit } from '../../domain/patrol.ts'

/** Delivered against planned minutes. */
export type Delivery = 'under' | 'met' | 'over'

/** Under: less than 80 % of the plan; over: more than 120 %. No plan: met. */
export function deliveryOf(minutes: { readonly delivered: number; readonly planned: number }): Delivery {
  const { delivered, planned } = minutes
  if (delivered < planned * 0.8) return 'under'
  return planned > 0 && delivered > planned * 1.2 ? 'over' : 'met'
}

/** Patrol of one hotspot on one London day. */
export interface PatrolDay {
  readonly day: Day
  readonly visits: number
  /** Whole minutes. */
  readonly delivered: number
  /** Minutes; 0 on days when the hotspot is not active. */
  readonly planned: number
  /** Null on days when the hotspot is not active. */
  readonly delivery: Delivery | null
}

/** One entry per day of the span, ascending. A visit counts on the London day on which it starts. */
export function patrolDays(
  hotspot: PatrolHotspot,
  visits: readonly PatrolVisit[],
  span: DaySpan,
): readonly PatrolDay[] {
  const byDay = new Map<Day, PatrolVisit[]>()
  for (const visit of visits) {
    if (visit.hotspot !== hotspot.id) continue
    const day = londonDay(visit.start)
    byDay.set(day, [...(byDay.get(day) ?? []), visit])
  }
  return Array.from({ length: Math.max(0, daysIn(span)) }, (_, i) => {
    const day = dayNumber(span.from + i)
    const on = byDay.get(day) ?? []
    const delivered = Math.round(on.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0))
    const planned = isActive(hotspot, day) ? plannedMinutes(hotspot) : 0
    const delivery = isActive(hotspot, day) ? deliveryOf({ delivered, planned }) : null
    return { day, visits: on.length, delivered, planned, delivery }
  })
}

/** The last days of a window on which the hotspot existed, at most `most`; null: none. */
export function lastDays({ from, to }: PatrolHotspot, window: DaySpan, most: number): DaySpan | null {
  const last = dayNumber(to ? Math.min(window.to, lastDayOfMoment(to)) : window.to)
  const first = Math.max(window.from, dayOfMoment(from), daysUpTo(last, most).from)
  return first <= last ? { from: dayNumber(first), to: last } : null
}

/** The days of a window on which the hotspot existed: those that its patrol is known of, or not; null: none. */
export const daysActive = (hotspot: PatrolHotspot, window: DaySpan): DaySpan | null =>
  lastDays(hotspot, window, daysIn(window))
