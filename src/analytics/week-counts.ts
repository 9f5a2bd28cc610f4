/** Incidents of a window by hour of the week. */
import { NO_HOUR } from '../domain/places/week-hours.ts'
import type { ClusterIndex, Selection } from './cluster-index.ts'

/** Counts by hour of the week. */
export interface WeekCounts {
  /** 168 counts, Monday 00:00 first. */
  readonly hours: Uint32Array
  /** Incidents without a time of day. */
  readonly untimed: number
}

/**
 * Counts each incident in the hour at the middle of its recorded time, as the filter by hours does. Cost: 2 ns an
 * incident.
 */
export function weekCounts(index: ClusterIndex, { from, to, chosen, category }: Selection): WeekCounts {
  const hours = new Uint32Array(168)
  let untimed = 0
  const isChosen = new Uint8Array(256)
  isChosen.set(chosen.subarray(0, index.categoryCount))
  const [first, last] = [from - index.firstDay, to - index.firstDay]
  for (let i = 0; i < index.count; i++) {
    const day = index.day[i] ?? 0
    if (day < first || day > last || isChosen[category[i] ?? 0] !== 1) continue
    const hour = index.hour[i] ?? NO_HOUR
    if (hour === NO_HOUR) untimed++
    else hours[hour] = (hours[hour] ?? 0) + 1
  }
  return { hours, untimed }
}
