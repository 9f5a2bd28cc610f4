/** The calendar months of the demonstration and their season. */
import { type Day, addMonths, civilDate } from '../../domain/day.ts'

/** Seasonal amplitude, as a share of the yearly mean, and the month of the maximum. */
export const SEASON = { amplitude: 0.12, heightMonth: 7 }
const DAYS_A_MONTH = 365.25 / 12

/** A calendar month with its first day and number of days. */
export interface Month {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly first: Day
  readonly days: number
}

/** Consecutive months, beginning with the one that starts on `first`. */
export function monthsFrom(first: Day, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, i) => {
    const start = addMonths(first, i)
    const { year, month } = civilDate(start)
    return { year, month, first: start, days: addMonths(start, 1) - start }
  })
}

/** Relative expectation of a month by its number of days and the season; the average month has 1. */
export const weightOfMonth = ({ month, days }: Month) =>
  (days / DAYS_A_MONTH) * (1 + SEASON.amplitude * Math.cos((2 * Math.PI * (month - SEASON.heightMonth)) / 12))
