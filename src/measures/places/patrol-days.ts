/** Patrol of a hotspot day by day: what was planned, what was delivered, and whether that is short, met or over. */
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

export type Delivery = 'under' | 'met' | 'over'

/** Under: less than 80 % of the plan; over: more than 120 %. A plan of none is met. */
export function deliveryOf(minutes: { readonly delivered: number; readonly planned: number }): Delivery {
  const { delivered, planned } = minutes
  if (delivered < planned * 0.8) return 'under'
  return planned > 0 && delivered > planned * 1.2 ? 'over' : 'met'
}

export interface PatrolDay {
  readonly day: Day
  readonly visits: number
  /** Minutes, whole. */
  readonly delivered: number
  /** Minutes; 0 on a day on which the hotspot was not active. */
  readonly planned: number
  /** Null on a day on which the hotspot was not active. */
  readonly delivery: Delivery | null
}

/** Every day of the span, in order. A visit belongs to the London day on which it began, night shifts included. */
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

/** The last days of a window on which the hotspot was, at most so many; null where there are none. */
export function lastDays({ from, to }: PatrolHotspot, window: DaySpan, most: number): DaySpan | null {
  const last = dayNumber(to ? Math.min(window.to, lastDayOfMoment(to)) : window.to)
  const first = Math.max(window.from, dayOfMoment(from), daysUpTo(last, most).from)
  return first <= last ? { from: dayNumber(first), to: last } : null
}
