/** Over which days the rows of each feed reach that tells of what happens from day to day; joined, they are not told apart. */
import type { RowReach } from '../../domain/dataset.ts'
import {
  dayNumber,
  dayOfMoment,
  lastOfMonth,
  latestDayOf,
  monthNumber,
  type Moment,
} from '../../domain/day.ts'
import { grainOf, PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { LoadedFeed } from './loaded-feed.ts'

/** By feed id; feeds without such a row are not in it. */
export const rowReaches = (held: readonly LoadedFeed[]): Readonly<Record<string, RowReach>> =>
  Object.fromEntries(
    held.flatMap(({ feed, incidents, records }) => {
      const reach = incidents
        ? reachOfIncidents(incidents)
        : reachOfRecords(FEED_DEFINITIONS[feed.kind].records?.happened(records) ?? [])
      return reach === null ? [] : [[feed.id, reach] as const]
    }),
  )

function reachOfIncidents(incidents: IncidentColumns): RowReach | null {
  const { count, day, precision } = incidents
  const month = PRECISIONS.indexOf('month')
  let [first, newest, newestMonth] = [Infinity, -Infinity, -Infinity]
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    if (on < first) first = on
    if (on > newest) newest = on
    if (on > newestMonth && precision[row] === month) newestMonth = on
  }
  if (count === 0) return null
  const endOfMonth = newestMonth > -Infinity ? lastOfMonth(monthNumber(newestMonth)) : newest
  return {
    first: dayNumber(first),
    newest: dayNumber(Math.max(newest, endOfMonth)),
    rows: count,
    isByMonth: grainOf(incidents) === 'month',
  }
}

function reachOfRecords(times: readonly Moment[]): RowReach | null {
  if (times.length === 0) return null
  const byMonth = times.filter(({ precision }) => precision === 'month').length
  return {
    first: times.map(dayOfMoment).reduce((first, day) => (day < first ? day : first), dayNumber(Infinity)),
    newest: times.map(latestDayOf).reduce((last, day) => (day > last ? day : last), dayNumber(-Infinity)),
    rows: times.length,
    isByMonth: byMonth * 2 > times.length,
  }
}
