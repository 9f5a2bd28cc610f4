/** Offset of London's clock from UTC, by the rule in force since 1996. */

const HOUR = 3_600_000
const DAY_LENGTH = 24 * HOUR
const FIRST_YEAR = 1970
/** Of the Gregorian calendar: a year found by it is off by one at most, within a day of 1 January. */
const MEAN_YEAR = 365.2425 * DAY_LENGTH

/** Clock change in UTC milliseconds: 01:00 UTC on the last Sunday of a month of 31 days. */
function clockChange(year: number, month: 3 | 10): number {
  const last = Date.UTC(year, month - 1, 31)
  return last - new Date(last).getUTCDay() * DAY_LENGTH + HOUR
}

/** One year in UTC milliseconds: [from, before), and its summer time [from, before). */
interface YearOfClocks {
  readonly from: number
  readonly before: number
  readonly summer: readonly [from: number, before: number]
}
/** By year; sparse. */
const years: YearOfClocks[] = []
/** Year of the last call: consecutive times of a feed are mostly of one year. */
let latest: YearOfClocks = { from: 0, before: 0, summer: [0, 0] }

function yearAt(at: number): YearOfClocks {
  const year = FIRST_YEAR + Math.floor(at / MEAN_YEAR)
  const guess = yearOf(year)
  if (at < guess.from) return yearOf(year - 1)
  return at >= guess.before ? yearOf(year + 1) : guess
}

function yearOf(year: number): YearOfClocks {
  const cached = years[year]
  if (cached) return cached
  const clocks: YearOfClocks = {
    from: Date.UTC(year, 0, 1),
    before: Date.UTC(year + 1, 0, 1),
    summer: [clockChange(year, 3), clockChange(year, 10)],
  }
  years[year] = clocks
  return clocks
}

/** London's offset from UTC in milliseconds: one hour in summer, else 0. */
export function londonOffset(at: number): number {
  if (at < latest.from || at >= latest.before) latest = yearAt(at)
  const [from, before] = latest.summer
  return at >= from && at < before ? HOUR : 0
}
