/** How the law counts time from service: hours as they pass, Christmas Day left out where the Act says so. */
import type { Day, Instant } from '../day.ts'
import { civilDate, dayOf, endOfDay, HOUR, instant, londonDay, startOfDay } from '../day.ts'

/** Hours as they pass: over a night when the clocks change, the wall clock shows one more or fewer. */
export const hoursAfter = (from: Instant, hours: number): Instant => instant(from + hours * HOUR)

/**
 * The end of so many hours (at most a year of them) with Christmas Day disregarded. Served on Christmas Day itself,
 * the hours begin with the next midnight. (Anti-social Behaviour, Crime and Policing Act 2014, ss.77(3) and 80(4).)
 */
export function courtHoursAfter(from: Instant, hours: number): Instant {
  const christmas = christmasOn(from)
  const begins = isWithinDay(from, christmas) ? endOfDay(christmas) : from
  const end = hoursAfter(begins, hours)
  const next = [christmasOn(begins), christmasOn(end)].find(
    (day) => begins < startOfDay(day) && end > startOfDay(day),
  )
  // London's clocks do not change in December: a day then is 24 hours.
  return next === undefined ? end : hoursAfter(end, 24)
}

const christmasOn = (at: Instant): Day => dayOf({ year: civilDate(londonDay(at)).year, month: 12, day: 25 })
const isWithinDay = (at: Instant, day: Day) => at >= startOfDay(day) && at < endOfDay(day)
