/** Hours of the week: which of the 168 are looked at, and in which one something happened. */
import { weekdayOf, type Day } from '../day.ts'

export const DAY_HOURS = 24
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WEEK_HOURS = DAYS.length * DAY_HOURS

/** 1 for each hour that is chosen, from Monday 00:00 on: 168 of them. */
export type ChosenHours = Uint8Array

/**
 * `fri-sat:18-23,sun:0-2`: days, and hours from the first to before the last. Null for what says nothing of the kind,
 * or chooses no hour.
 */
export function hoursFrom(text: string): ChosenHours | null {
  const chosen = new Uint8Array(WEEK_HOURS)
  for (const part of text.split(',')) {
    const [, first = '', last = first, from = '', to = ''] =
      /^([a-z]{3})(?:-([a-z]{3}))?:(\d{1,2})-(\d{1,2})$/.exec(part) ?? []
    const days = daysBetween(first, last)
    const run = { from: Number(from), to: Number(to) }
    if (days.length === 0 || from === '' || run.from >= run.to || run.to > DAY_HOURS) return null
    for (const day of days) chosen.fill(1, day * DAY_HOURS + run.from, day * DAY_HOURS + run.to)
  }
  return chosen.includes(1) ? chosen : null
}

/** Round the end of the week where the first comes after the last: Saturday to Monday. */
function daysBetween(first: string, last: string): readonly number[] {
  const [from, to] = [first, last].map((name) => DAYS.findIndex((day) => day === name))
  if (from === undefined || to === undefined || from < 0 || to < 0) return []
  const length = ((to - from + DAYS.length) % DAYS.length) + 1
  return Array.from({ length }, (_, i) => (from + i) % DAYS.length)
}

/** When something happened as far as it was told. */
interface Told {
  /** London day on which it happened or began. */
  readonly day: number
  /** Minutes since London midnight; -1 where the time of day is not known. */
  readonly minute: number
  /** Minutes to the latest that it can have happened. */
  readonly rangeMinutes: number
}
const DAY_MINUTES = 24 * 60

/**
 * The hour of the week in the middle of what was told, from Monday 00:00; -1 where no time was told, or a range of
 * more than a day. So that one incident is one incident where hours are chosen.
 */
export function middleHour({ day, minute, rangeMinutes }: Told): number {
  if (minute < 0 || rangeMinutes > DAY_MINUTES) return -1
  const hour = Math.floor((minute + rangeMinutes / 2) / 60)
  return (weekdayOf(day as Day) * DAY_HOURS + hour) % WEEK_HOURS
}
