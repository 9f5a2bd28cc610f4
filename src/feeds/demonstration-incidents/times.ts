/**
 * When invented incidents happen, by hour and weekday patterns, and how their times are recorded: to the minute, as a
 * range, by day or month, at a default midnight, or reported late.
 */
import { HOUR, dayNumber, isoDay, isoInstant, londonInstant, weekdayOf, type Day } from '../../domain/day.ts'
import { indexByWeight, cumulativeSums, type Random } from '../demonstration/random.ts'
import plan from '../../../data/demonstration/incident-mix.json'
import type { Month } from './months.ts'

const DAY_LENGTH = 24 * HOUR
const MINUTE = 60_000
const BY_DAY_SHARE = 0.035
const BY_MONTH_SHARE = 0.015
const REPORTED_SHARE = 0.2
/** A report counts as late from this many days on. */
export const LATE_DAYS = 14

/** Share of rows with a range instead of a time, by category: offences noticed in the morning or on coming home. */
const RANGE_SHARE: Readonly<Record<string, number>> = {
  burglary: 0.45,
  'vehicle-crime': 0.3,
  'bicycle-theft': 0.3,
}
/** Share of rows at 00:00 where the time is unknown and a form fills in midnight, by category. */
const MIDNIGHT_SHARE: Readonly<Record<string, number>> = { 'other-theft': 0.07, 'vehicle-crime': 0.04 }

interface RecordedTime {
  /** Milliseconds on London's wall clock, as if it were UTC, to sort by. */
  readonly local: number
  readonly occurred: string
  readonly occurredTo?: string | undefined
  readonly reported?: string | undefined
  readonly daysLate: number
}

/**
 * How an incident's times are recorded. No recorded time is after `asOf`.
 * @param hour start of the hour in which it began: milliseconds on the wall clock
 */
export function recordedTime(
  hour: number,
  category: string,
  { random, asOf }: { random: Random; asOf: Day },
): RecordedTime {
  const day = dayNumber(Math.floor(hour / DAY_LENGTH))
  const daysLate = Math.min(delayDays(random), asOf - day)
  const reported = random.happens(REPORTED_SHARE) ? isoDay(dayNumber(day + daysLate)) : undefined
  const late = reported === undefined ? 0 : daysLate
  const precision = random.uniform()
  if (precision < BY_MONTH_SHARE) return { local: hour, occurred: isoDay(day).slice(0, 7), daysLate: 0 }
  if (precision < BY_MONTH_SHARE + BY_DAY_SHARE)
    return { local: hour, occurred: isoDay(day), reported, daysLate: late }
  const isMidnight = random.happens(MIDNIGHT_SHARE[category] ?? 0)
  const local = isMidnight ? day * DAY_LENGTH : hour + minuteOf(random) * MINUTE
  const end = random.happens(RANGE_SHARE[category] ?? 0) ? local + rangeMinutes(random) * MINUTE : local
  const isRange = end > local && end < (asOf + 1) * DAY_LENGTH
  return {
    local,
    occurred: clockText(local),
    occurredTo: isRange ? clockText(end) : undefined,
    reported,
    daysLate: late,
  }
}

const clockText = (local: number) => isoInstant(londonInstant(local))

/** Rounding as in recorded data: half of the times to a quarter of an hour, most of the others to five minutes. */
function minuteOf(random: Random): number {
  const rounding = random.uniform()
  if (rounding < 0.5) return 15 * random.below(4)
  return rounding < 0.8 ? 5 * random.below(12) : random.below(60)
}

/** Length of a range: a night or a working day, occasionally a weekend. */
const rangeMinutes = (random: Random) =>
  random.happens(0.05) ? 60 * (26 + random.below(36)) : 15 * (8 + random.below(44))

function delayDays(random: Random): number {
  const kind = random.uniform()
  if (kind < 0.72) return random.below(2)
  return kind < 0.94 ? 2 + random.below(6) : LATE_DAYS + random.below(60)
}

type Pattern = keyof typeof plan.hours
const isPattern = (name: string): name is Pattern => Object.hasOwn(plan.hours, name)

/** Hours of the day by weekday from Monday on. */
const DAY_HOURS = ['usual', 'usual', 'usual', 'usual', 'friday', 'saturday', 'sunday'] as const

/**
 * Returns a function that draws an hour of a month by a pattern: milliseconds on London's wall clock, as if it were
 * UTC. Throws for an unknown pattern.
 */
export function hourDrawer(random: Random): (month: Month, pattern: string) => number {
  const tables = new Map<string, Float64Array>()
  return (month, pattern) => {
    const key = `${month.first}/${pattern}`
    const table = tables.get(key) ?? hoursOfMonth(month, pattern)
    tables.set(key, table)
    return month.first * 24 * HOUR + indexByWeight(table, random.uniform()) * HOUR
  }
}

function hoursOfMonth(month: Month, pattern: string): Float64Array {
  if (!isPattern(pattern)) throw new Error(`No hours are planned for "${pattern}"`)
  const { byHour, byWeekday } = plan.hours[pattern]
  const weights = Array.from({ length: month.days * 24 }, (_, i) => {
    const weekday = weekdayOf(dayNumber(month.first + Math.floor(i / 24)))
    return (byWeekday[weekday] ?? 0) * (byHour[DAY_HOURS[weekday] ?? 'usual'][i % 24] ?? 0)
  })
  return cumulativeSums(weights)
}
