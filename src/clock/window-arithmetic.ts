/** Where the window may be: moving it, stepping it, and keeping it in order and within the data. */
import { addMonths, civilDate, dayNumber, dayOf, daysIn, monthsTouched } from '../domain/day.ts'
import type { Day, DaySpan } from '../domain/day.ts'

/** How far the window goes in one step. */
export type Step = 'day' | 'week' | 'month'
export type WindowEnd = 'from' | 'to'

const plus = (day: Day, days: number) => dayNumber(day + days)
const clamped = (day: Day, bounds: DaySpan) => dayNumber(Math.min(Math.max(day, bounds.from), bounds.to))

export const isSameSpan = (a: DaySpan, b: DaySpan) => a.from === b.from && a.to === b.to

/** A span put in order and brought within the bounds, both days included. */
export function spanWithin(span: DaySpan, bounds: DaySpan): DaySpan {
  const from = clamped(dayNumber(Math.min(span.from, span.to)), bounds)
  return { from, to: clamped(dayNumber(Math.max(span.from, span.to)), bounds) }
}

/** The span moved by whole days; at the bounds it stops with its length kept, where they are long enough. */
export function moveSpan(span: DaySpan, days: number, bounds: DaySpan): DaySpan {
  const furthest = Math.max(bounds.from, bounds.to - (span.to - span.from))
  const from = dayNumber(Math.min(Math.max(span.from + days, bounds.from), furthest))
  return { from, to: clamped(plus(from, span.to - span.from), bounds) }
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

/** The last day of a span of `months` months that begins on `from`. */
export const lastDayAfter = (from: Day, months: number) => plus(addMonths(from, months), -1)

/** Months counted from the year 0: a number that can be added to. */
function monthOf(day: Day): number {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}
const firstOfMonth = (month: number) =>
  dayOf({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
const monthsBetween = (first: number, last: number): DaySpan => ({
  from: firstOfMonth(first),
  to: plus(firstOfMonth(last + 1), -1),
})

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
  const [first, last] = [monthOf(span.from), monthOf(span.to)]
  const furthest = Math.max(monthOf(bounds.from), monthOf(bounds.to) - (last - first))
  const start = Math.min(Math.max(first + months, monthOf(bounds.from)), furthest)
  return spanWithin(monthsBetween(start, start + last - first), bounds)
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
