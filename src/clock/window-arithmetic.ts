/** Arithmetic of the time window: moving, stepping and resizing a span of days within the bounds of the data. */
import {
  addMonths,
  dayNumber,
  daysFrom,
  daysIn,
  isSameSpan,
  monthNumber,
  monthsTouched,
  spanOfMonths,
  spanWithin,
  type Day,
  type DaySpan,
} from '../domain/day.ts'

/** Distance of one step of the window. */
export type WindowStep = 'day' | 'week' | 'month'
export type WindowEnd = 'from' | 'to'

const clamped = (day: Day, bounds: DaySpan) => dayNumber(Math.min(Math.max(day, bounds.from), bounds.to))

/** The span moved by whole days. It stops at the bounds and keeps its length if they are long enough. */
export function moveSpan(span: DaySpan, days: number, bounds: DaySpan): DaySpan {
  const latestStart = Math.max(bounds.from, bounds.to - (span.to - span.from))
  const from = dayNumber(Math.min(Math.max(span.from + days, bounds.from), latestStart))
  return { from, to: clamped(daysFrom(from, daysIn(span)).to, bounds) }
}

/** The span with one end set to `day`, clamped to the bounds. If that end passes the other, both ends become `day`. */
export function moveEnd(span: DaySpan, { end, day }: { end: WindowEnd; day: Day }, bounds: DaySpan): DaySpan {
  const target = clamped(day, bounds)
  return end === 'from'
    ? { from: target, to: dayNumber(Math.max(target, span.to)) }
    : { from: dayNumber(Math.min(target, span.from)), to: target }
}

/** The end nearer to a day; `to` on a tie. */
export const nearerEnd = (span: DaySpan, day: Day): WindowEnd =>
  Math.abs(day - span.from) < Math.abs(day - span.to) ? 'from' : 'to'

/** The calendar months that a span touches, clipped to the bounds. */
export function wholeMonths(span: DaySpan, bounds: DaySpan): DaySpan {
  return spanWithin(monthsTouched(spanWithin(span, bounds)), bounds)
}

/** Whether the span consists of calendar months; a month that the bounds cut short counts as whole. */
export const isWholeMonths = (span: DaySpan, bounds: DaySpan) => isSameSpan(span, wholeMonths(span, bounds))

/**
 * The span moved by calendar months. A span of whole months stays one (1 May to 30 June becomes 1 June to 31 July);
 * any other keeps its length in days.
 */
export function moveByMonths(span: DaySpan, months: number, bounds: DaySpan): DaySpan {
  if (!isWholeMonths(span, bounds)) return moveSpan(span, addMonths(span.from, months) - span.from, bounds)
  const [first, last] = [monthNumber(span.from), monthNumber(span.to)]
  const latestStart = Math.max(monthNumber(bounds.from), monthNumber(bounds.to) - (last - first))
  const start = Math.min(Math.max(first + months, monthNumber(bounds.from)), latestStart)
  return spanWithin(spanOfMonths(start, start + last - first), bounds)
}

/** The span moved one step forward (1) or back (-1). */
export function stepSpan(
  span: DaySpan,
  { step, direction }: { step: WindowStep; direction: 1 | -1 },
  bounds: DaySpan,
): DaySpan {
  if (step === 'month') return moveByMonths(span, direction, bounds)
  return moveSpan(span, direction * (step === 'week' ? 7 : 1), bounds)
}

/** Whether the span ends on the last day of the bounds, so that it cannot step forward. */
export const isAtEnd = (span: DaySpan, bounds: DaySpan) => span.to >= bounds.to

/** A span of the same length that starts on the first day of the bounds. */
export const spanAtDataStart = (span: DaySpan, bounds: DaySpan) => moveSpan(span, -daysIn(bounds), bounds)
