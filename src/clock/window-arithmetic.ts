/** Where the window may be: moving it, stepping it, and keeping it in order and within the data. */
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
} from '../domain/day.ts'
import type { Day, DaySpan } from '../domain/day.ts'

/** How far the window goes in one step. */
export type Step = 'day' | 'week' | 'month'
export type WindowEnd = 'from' | 'to'

const clamped = (day: Day, bounds: DaySpan) => dayNumber(Math.min(Math.max(day, bounds.from), bounds.to))

/** The span moved by whole days; at the bounds it stops with its length kept, where they are long enough. */
export function moveSpan(span: DaySpan, days: number, bounds: DaySpan): DaySpan {
  const furthest = Math.max(bounds.from, bounds.to - (span.to - span.from))
  const from = dayNumber(Math.min(Math.max(span.from + days, bounds.from), furthest))
  return { from, to: clamped(daysFrom(from, daysIn(span)).to, bounds) }
}

/** One end set to a day; moved beyond the other end, it carries the other with it. */
export function moveEnd(span: DaySpan, { end, day }: { end: WindowEnd; day: Day }, bounds: DaySpan): DaySpan {
  const at = clamped(day, bounds)
  return end === 'from'
    ? { from: at, to: dayNumber(Math.max(at, span.to)) }
    : { from: dayNumber(Math.min(at, span.from)), to: at }
}

/** The end that stands nearer to a day; the end of the window on a tie. */
export const nearerEnd = (span: DaySpan, day: Day): WindowEnd =>
  Math.abs(day - span.from) < Math.abs(day - span.to) ? 'from' : 'to'

/** The whole months that a span touches, as far as the data go. */
export function wholeMonths(span: DaySpan, bounds: DaySpan): DaySpan {
  return spanWithin(monthsTouched(spanWithin(span, bounds)), bounds)
}

/** True where the span is whole months; a month that the data cut short is whole as far as they go. */
export const isWholeMonths = (span: DaySpan, bounds: DaySpan) => isSameSpan(span, wholeMonths(span, bounds))

/**
 * The span moved by whole months. One of whole months stays so (1 May to 30 June becomes 1 June to 31 July);
 * any other keeps its length in days.
 */
export function moveByMonths(span: DaySpan, months: number, bounds: DaySpan): DaySpan {
  if (!isWholeMonths(span, bounds)) return moveSpan(span, addMonths(span.from, months) - span.from, bounds)
  const [first, last] = [monthNumber(span.from), monthNumber(span.to)]
  const furthest = Math.max(monthNumber(bounds.from), monthNumber(bounds.to) - (last - first))
  const start = Math.min(Math.max(first + months, monthNumber(bounds.from)), furthest)
  return spanWithin(spanOfMonths(start, start + last - first), bounds)
}

/** The span one step on (1) or back (-1). */
export function stepSpan(
  span: DaySpan,
  { step, direction }: { step: Step; direction: 1 | -1 },
  bounds: DaySpan,
): DaySpan {
  if (step === 'month') return moveByMonths(span, direction, bounds)
  return moveSpan(span, direction * (step === 'week' ? 7 : 1), bounds)
}

/** True where no step on is left. */
export const isAtEnd = (span: DaySpan, bounds: DaySpan) => span.to >= bounds.to

/** The same length from the first day of the data, to be played from there. */
export const rewound = (span: DaySpan, bounds: DaySpan) => moveSpan(span, -daysIn(bounds), bounds)
