/** Patrol hotspots of the manifest, and visits made to them. */
import { type Day, type EndMoment, type Instant, type Moment, dayOfMoment, isDayBetween } from './day.ts'
import type { Line, Point, Polygon } from './geography.ts'

/** One feature of a patrol hotspot feed. */
export interface PatrolHotspot {
  readonly id: string
  readonly name: string
  readonly shape: Polygon
  readonly from: Moment
  readonly to: EndMoment | null
  readonly visitsPerDay: number
  readonly minutesPerVisit: number
  /** London clock hours, such as `18:00-23:00`. */
  readonly hours: string | null
  readonly why: string | null
  readonly doThere: string | null
  readonly testDays: { readonly from: Day; readonly to: Day; readonly seed: number } | null
}

/** One visit of a patrol. */
export interface PatrolVisit {
  readonly id: string
  readonly shape: Point | Line | null
  readonly hotspot: string | null
  readonly place: string | null
  readonly start: Instant
  readonly end: Instant
  readonly agency: string | null
  readonly mode: 'foot' | 'vehicle' | 'cycle' | null
  /** Number of officers; persons are not recorded. */
  readonly officers: number | null
  readonly did: string | null
}

/** Whether the hotspot is patrolled on a day. */
export const isActive = ({ from, to }: PatrolHotspot, day: Day) => isDayBetween(day, from, to)

/** Planned patrol minutes a day. */
export const plannedMinutes = (hotspot: PatrolHotspot) => hotspot.visitsPerDay * hotspot.minutesPerVisit

/** The hotspot as it stood on a day, without a test that had not begun; null before its first day. */
export function hotspotAsAt(hotspot: PatrolHotspot, day: Day): PatrolHotspot | null {
  if (dayOfMoment(hotspot.from) > day) return null
  return hotspot.testDays && hotspot.testDays.from > day ? { ...hotspot, testDays: null } : hotspot
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly 'patrol-hotspots': { readonly list: 'hotspots'; readonly record: PatrolHotspot }
    readonly 'patrol-visits': { readonly list: 'visits'; readonly record: PatrolVisit }
  }
}
