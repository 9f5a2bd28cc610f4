/** Which calendar quarters may be published: whole in the data, and over for six weeks. */
import type { Day, DaySpan } from '../../domain/day.ts'
import { civilDate, daysIn, monthNumber, spanOfMonths } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { quarterNumber, quarterOf } from '../../summary/quarter.ts'

/** Late records are in by then, mostly; the same six weeks for every quarter. */
export const LAG_DAYS = 42

export interface LeftOut {
  /** A quarter, a group, an area or a figure, in words. */
  readonly what: string
  readonly why: string
}
export interface Quarters {
  readonly quarters: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

export function quarterOfDay(day: Day): string {
  const { year, month } = civilDate(day)
  return `${year}Q${Math.floor((month - 1) / 3) + 1}`
}

const QUARTER_MONTHS = 3

/** All its days. @throws RangeError for a text that names no quarter */
export function spanOfQuarter(quarter: string): DaySpan {
  const first = quarterNumber(quarter) * QUARTER_MONTHS
  return spanOfMonths(first, first + QUARTER_MONTHS - 1)
}

/** Whether the quarter had been over for six weeks on a day. */
export const isOldEnough = (quarter: string, asOf: Day) => spanOfQuarter(quarter).to + LAG_DAYS <= asOf

/** Days without an incident at an end of the data in which this many were to be expected are not covered. */
const SILENCE = 10

/**
 * The quarters that incidents of `reach` can speak for, on `asOf`. A month in which nothing at all was reported
 * anywhere is a feed with a hole in it, not a quiet month, and its quarter is left out.
 */
export function publishableQuarters(incidents: IncidentColumns, reach: DaySpan, asOf: Day): Quarters {
  const months = monthsWithIncidents(incidents)
  const silentDays = (SILENCE * daysIn(reach)) / incidents.count
  const first = quarterNumber(quarterOfDay(reach.from))
  const last = quarterNumber(quarterOfDay(reach.to))
  const quarters: string[] = []
  const leftOut: LeftOut[] = []
  for (let number = first; number <= last; number++) {
    const quarter = quarterOf(number)
    const why = whyNot(quarter, { reach, asOf, months, silentDays })
    if (why === null) quarters.push(quarter)
    else leftOut.push({ what: quarter, why })
  }
  return { quarters, leftOut }
}

interface Covered {
  readonly reach: DaySpan
  readonly asOf: Day
  readonly months: ReadonlySet<number>
  /** So many days at an end may be empty by chance. */
  readonly silentDays: number
}
function whyNot(quarter: string, { reach, asOf, months, silentDays }: Covered): string | null {
  const { from, to } = spanOfQuarter(quarter)
  if (reach.from - from > silentDays) return 'the data begin after its first day'
  if (to - reach.to > silentDays) return 'the data do not reach its last day'
  const firstMonth = quarterNumber(quarter) * QUARTER_MONTHS
  const isWhole = [0, 1, 2].every((month) => months.has(firstMonth + month))
  if (!isWhole) return 'the data hold no incident at all in one of its months'
  return isOldEnough(quarter, asOf)
    ? null
    : `it ended less than ${LAG_DAYS / 7} weeks before the data were drawn`
}

/** Months counted from January of year 0, as quarters are. */
function monthsWithIncidents({ count, day }: IncidentColumns): ReadonlySet<number> {
  const days = new Set<number>()
  for (let row = 0; row < count; row++) days.add(day[row] ?? 0)
  return new Set([...days].map(monthNumber))
}
