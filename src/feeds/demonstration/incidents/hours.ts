/** When in a month an incident of a category falls: its hours of the day, its days of the week, its weekend nights. */
import { dayNumber, weekdayOf } from '../../../domain/day.ts'
import plan from '../../../../data/demonstration/incident-mix.json'
import type { Chance } from '../chance.ts'
import { indexIn, risingSums } from '../chance.ts'
import type { Month } from './counts.ts'

type Pattern = keyof typeof plan.hours
const isPattern = (name: string): name is Pattern => Object.hasOwn(plan.hours, name)

const HOUR = 3_600_000
const FRIDAY = 4
const SATURDAY = 5
const SUNDAY = 6

/** Draws an hour of a month by a pattern: milliseconds on London's wall clock, as if it were UTC. */
export function hourDrawer(chance: Chance): (month: Month, pattern: string) => number {
  const tables = new Map<string, Float64Array>()
  return (month, pattern) => {
    const key = `${month.first}/${pattern}`
    const table = tables.get(key) ?? hoursOfMonth(month, pattern)
    tables.set(key, table)
    return month.first * 24 * HOUR + indexIn(table, chance.uniform()) * HOUR
  }
}

function hoursOfMonth(month: Month, pattern: string): Float64Array {
  if (!isPattern(pattern)) throw new Error(`No hours are planned for "${pattern}"`)
  const { byHour, byWeekday, weekendNights } = plan.hours[pattern]
  const weights = Array.from({ length: month.days * 24 }, (_, i) => {
    const hour = i % 24
    const weekday = weekdayOf(dayNumber(month.first + Math.floor(i / 24)))
    const night = isWeekendNight(weekday, hour) ? weekendNights : 1
    return (byHour[hour] ?? 0) * (byWeekday[weekday] ?? 0) * night
  })
  return risingSums(weights)
}

/** From 20:00 on Friday and Saturday to 04:00 on the morning after. */
const isWeekendNight = (weekday: number, hour: number) =>
  ((weekday === FRIDAY || weekday === SATURDAY) && hour >= 20) ||
  ((weekday === SATURDAY || weekday === SUNDAY) && hour < 4)
