/** The days that a shift counts. The ranking beside it counts the same, so that a place has one number in both. */
import { dayBefore, dayNumber, type Day, type DaySpan } from '../../domain/day.ts'

/** The part of the window before the day of the shift; a window that begins later stays whole. */
export const daysBeforeShift = ({ from, to }: DaySpan, day: Day): DaySpan =>
  from < day ? { from, to: dayNumber(Math.min(to, dayBefore(day))) } : { from, to }
