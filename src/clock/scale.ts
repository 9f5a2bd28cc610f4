/** Between days and pixels: one axis for every lane of the dock. */
import { dayAfter, dayNumber, daysIn } from '../domain/day.ts'
import type { Day, DaySpan } from '../domain/day.ts'

export interface TimeScale {
  /** The days that the axis shows, both included. */
  readonly bounds: DaySpan
  /** Pixels of the first day's beginning and the last day's end. */
  readonly left: number
  readonly right: number
  /** Pixels a day. */
  readonly dayWidth: number
}

export function timeScale(bounds: DaySpan, left: number, right: number): TimeScale {
  return { bounds, left, right, dayWidth: Math.max(right - left, 1) / daysIn(bounds) }
}

/** The pixel at which a day begins; days beyond the axis give its ends. A window ends where the next day begins. */
export function xOf({ bounds, left, dayWidth }: TimeScale, day: number): number {
  return left + (Math.min(Math.max(day, bounds.from), dayAfter(bounds.to)) - bounds.from) * dayWidth
}

/** The pixel at which a day ends. */
export const endX = (scale: TimeScale, day: Day): number => xOf(scale, dayAfter(day))

/** The day whose beginning is nearest to a pixel: up to the day after the last. */
export function boundaryAt({ bounds, left, dayWidth }: TimeScale, x: number): Day {
  const days = Math.round((x - left) / dayWidth)
  return dayNumber(bounds.from + Math.min(Math.max(days, 0), daysIn(bounds)))
}

/** The day that lies under a pixel; pixels beyond the axis give its first and last day. */
export function dayAt({ bounds, left, dayWidth }: TimeScale, x: number): Day {
  const days = Math.floor((x - left) / dayWidth)
  return dayNumber(bounds.from + Math.min(Math.max(days, 0), daysIn(bounds) - 1))
}

/** Left edge and width in pixels of a span, both days included, as far as the axis shows it. */
export function extentOf(scale: TimeScale, span: DaySpan): { readonly x: number; readonly width: number } {
  const x = xOf(scale, span.from)
  return { x, width: Math.max(0, endX(scale, span.to) - x) }
}
