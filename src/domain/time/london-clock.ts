/** How far London's clock is ahead of UTC at any instant, by the rule in force since 1996. */

const HOUR = 3_600_000
const DAY_LENGTH = 24 * HOUR

/** The last Sunday of a 31-day month, 01:00 UTC: when London's clocks change. */
function clockChange(year: number, month: 3 | 10): number {
  const last = Date.UTC(year, month - 1, 31)
  return last - new Date(last).getUTCDay() * DAY_LENGTH + HOUR
}

/** One year in UTC: its first instant, the first of the next, and when London's clocks change in between. */
interface YearOfClocks {
  readonly from: number
  readonly before: number
  readonly summer: readonly [from: number, before: number]
}
const years = new Map<number, YearOfClocks>()
/** The year that was asked for last: times that stand together in a feed mostly are of one. */
let latest: YearOfClocks = { from: 0, before: 0, summer: [0, 0] }

function yearAt(at: number): YearOfClocks {
  const year = new Date(at).getUTCFullYear()
  const known = years.get(year) ?? {
    from: Date.UTC(year, 0, 1),
    before: Date.UTC(year + 1, 0, 1),
    summer: [clockChange(year, 3), clockChange(year, 10)],
  }
  years.set(year, known)
  return known
}

/**
 * London's offset from UTC, in milliseconds: one hour in summer, else none.
 * @param at UTC milliseconds since 1970
 */
export function londonOffset(at: number): number {
  if (at < latest.from || at >= latest.before) latest = yearAt(at)
  const [from, before] = latest.summer
  return at >= from && at < before ? HOUR : 0
}
