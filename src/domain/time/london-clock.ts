/** Offset of London's clock from UTC, by the rule in force since 1996. */

const HOUR = 3_600_000
const DAY_LENGTH = 24 * HOUR

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
const years = new Map<number, YearOfClocks>()
/** Year of the last call: consecutive times of a feed are mostly of one year. */
let latest: YearOfClocks = { from: 0, before: 0, summer: [0, 0] }

function yearAt(at: number): YearOfClocks {
  const year = new Date(at).getUTCFullYear()
  const cached = years.get(year) ?? {
    from: Date.UTC(year, 0, 1),
    before: Date.UTC(year + 1, 0, 1),
    summer: [clockChange(year, 3), clockChange(year, 10)],
  }
  years.set(year, cached)
  return cached
}

/** London's offset from UTC in milliseconds: one hour in summer, else 0. */
export function londonOffset(at: number): number {
  if (at < latest.from || at >= latest.before) latest = yearAt(at)
  const [from, before] = latest.summer
  return at >= from && at < before ? HOUR : 0
}
