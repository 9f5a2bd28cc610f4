/** Linear time scale of the dock: conversion between days and pixels. */
import { dayAfter, dayNumber, daysIn, type Day, type DaySpan } from '../domain/day.ts'

export interface TimeScale {
  /** Days shown, first and last included. */
  readonly bounds: DaySpan
  /** x in pixels of the start of the first day and of the end of the last. */
  readonly left: number
  readonly right: number
  /** Pixels per day. */
  readonly dayWidth: number
}

/** Scale that maps `bounds` (both days included) to the pixels from `left` to `right`. */
export function timeScale(bounds: DaySpan, left: number, right: number): TimeScale {
  return { bounds, left, right, dayWidth: Math.max(right - left, 1) / daysIn(bounds) }
}

/** x of the start of a day in pixels, clamped to the axis. The end of a span is the start of the day after it. */
export function xOf({ bounds, left, dayWidth }: TimeScale, day: number): number {
  return left + (Math.min(Math.max(day, bounds.from), dayAfter(bounds.to)) - bounds.from) * dayWidth
}

/** x of the end of a day in pixels, clamped to the axis. */
export const endX = (scale: TimeScale, day: Day): number => xOf(scale, dayAfter(day))

/** The day whose start is nearest to `x`, clamped to the first day and the day after the last. */
export function boundaryAt({ bounds, left, dayWidth }: TimeScale, x: number): Day {
  const days = Math.round((x - left) / dayWidth)
  return dayNumber(bounds.from + Math.min(Math.max(days, 0), daysIn(bounds)))
}

/** The day that contains `x`, clamped to the first and last day. */
export function dayAt({ bounds, left, dayWidth }: TimeScale, x: number): Day {
  const days = Math.floor((x - left) / dayWidth)
  return dayNumber(bounds.from + Math.min(Math.max(days, 0), daysIn(bounds) - 1))
}

/** Left edge and width in pixels of a span (both days included), clipped to the axis. */
export function extentOf(scale: TimeScale, span: DaySpan): { readonly x: number; readonly width: number } {
  const x = xOf(scale, span.from)
  return { x, width: Math.max(0, endX(scale, span.to) - x) }
}
