/** The last days of the data, of which not all is known yet: by the delay with which the feed's own reports came. */
import { daysToArrive } from '../../analytics/report-delay.ts'
import { daysUpTo, type Day } from '../../domain/day.ts'
import { PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'

export interface LateDays {
  /** From here on fewer than `ARRIVED` of the reports are there. */
  readonly from: Day
  /** How many days that is, the as-of day included. */
  readonly days: number
  /** Within so many days of the event that share of reports arrives. */
  readonly within: number
}

/** A day counts as told when so much of it has been reported. */
const ARRIVED = 0.95

type Told = Pick<IncidentColumns, 'count' | 'day' | 'reportedDay' | 'precision'>

/**
 * Null where the feed gives too few days of report, or where reports come on the day itself. Incidents known by
 * month have no delay in days. What the feed last heard of is its newest report, which may be older than `asOf`.
 */
export function lateDays({ count, day, reportedDay, precision }: Told, asOf: Day): LateDays | null {
  const rows: number[] = []
  let newest = -Infinity
  for (let row = 0; row < count; row++) {
    const reported = reportedDay[row] ?? -1
    if (reported < 0 || reported > asOf || PRECISIONS[precision[row] ?? 0] === 'month') continue
    rows.push(row)
    newest = Math.max(newest, reported)
  }
  const delays = rows.map((row) => (reportedDay[row] ?? 0) - (day[row] ?? 0))
  const ages = rows.map((row) => newest - (day[row] ?? 0))
  const within = daysToArrive({ delays, ages }, ARRIVED)
  if (within === null) return null
  const days = within + asOf - newest
  return days === 0 ? null : { from: daysUpTo(asOf, days).from, days, within }
}

/** `The last 12 days will still rise: 95 % of reports arrive within 12 days.` */
export function lateWords({ days, within }: LateDays): string {
  const last = days === 1 ? 'The last day' : `The last ${days} days`
  const delay = within === 0 ? 'on the day itself' : within === 1 ? 'within a day' : `within ${within} days`
  const isOld = days > within ? `, and the newest report is ${dayCount(days - within)} old` : ''
  return `${last} will still rise: ${Math.round(ARRIVED * 100)} % of reports arrive ${delay}${isOld}.`
}

const dayCount = (days: number) => (days === 1 ? 'a day' : `${days} days`)
