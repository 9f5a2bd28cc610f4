/** Gates on time: days without any incident, feeds that stopped, and data of days that are still to come. */
import { type Day, dayNumber, daysIn } from '../../domain/day.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { incidentReach } from '../../measures/baseline/baseline.ts'
import { quietFeeds } from '../../measures/feeds/freshness.ts'
import { countWords, dayWords } from '../../measures/sentences.ts'
import { quarterNumber, quarterOf } from '../../summary/quarter.ts'
import { isOldEnough, quarterOfDay, spanOfQuarter } from '../counting/quarters.ts'
import { fewOf, type Gate, type GateInput, newQuarters, refusal } from './gate.ts'

/** A day on which at least this many incidents were expected does not stay empty by chance. */
const LEAST_EXPECTED = 20
/** If a larger share of all days is empty, the feed has days of rest. */
const MAX_SHARE_EMPTY = 0.05

/**
 * Quarters that would be left out although the data go on after them, and single days without any incident within the new
 * quarters.
 */
export const missingDaysGate: Gate = (input) => [...missingQuarters(input), ...emptyDays(input)]

function missingQuarters({ dataset, counted, history }: GateInput) {
  const known = [...history.quarters, ...counted.quarters]
  const reach = incidentReach(dataset)
  const first = Math.min(...known.map(quarterNumber))
  const due = quarterNumber(lastDue(dataset.manifest.asOf))
  return Array.from({ length: Math.max(0, due - first) }, (_, i) => quarterOf(first + 1 + i))
    .filter((quarter) => !known.includes(quarter) && reach !== null && reach.to >= spanOfQuarter(quarter).to)
    .map((quarter) => {
      const why = counted.leftOut.find(({ what }) => what === quarter)?.why ?? 'it is not whole'
      const reason = why.replace(/\.$/, '')
      return refusal('missing-days', `${quarter} would be left out, although the data go on: ${reason}.`)
    })
}

function emptyDays(input: GateInput) {
  const quarters = newQuarters(input)
  const perDay = incidentsByDay(input)
  const empty: Day[] = []
  let all = 0
  let days = 0
  for (const span of quarters.map(spanOfQuarter)) {
    days += daysIn(span)
    for (let day: number = span.from; day <= span.to; day++) {
      const count = perDay.get(day) ?? 0
      all += count
      if (count === 0) empty.push(dayNumber(day))
    }
  }
  const usual = all / days
  if (empty.length === 0 || !(usual >= LEAST_EXPECTED) || empty.length > MAX_SHARE_EMPTY * days) return []
  return [
    refusal(
      'missing-days',
      `${countWords(empty.length)} of ${countWords(days)} days hold no incident at all, and a usual day has ${countWords(Math.round(usual))}: ${fewOf(empty.map(dayWords))}.`,
    ),
  ]
}

/** Incidents by day, without those of which only the month is known. */
function incidentsByDay({ dataset: { incidents } }: GateInput): ReadonlyMap<number, number> {
  const month = PRECISIONS.indexOf('month')
  const counts = new Map<number, number>()
  for (let row = 0; row < incidents.count; row++) {
    if (incidents.precision[row] === month) continue
    const day = incidents.day[row] ?? 0
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return counts
}

/**
 * Feeds of incidents that went quiet before the end of the newest quarter that is old enough to be published. Figures made
 * of other feeds that stopped are left out, each by its name.
 */
export const stoppedFeedGate: Gate = ({ dataset }) => {
  const due = lastDue(dataset.manifest.asOf)
  return quietFeeds(dataset)
    .filter(({ kind, newest }) => kind === 'incidents' && newest < spanOfQuarter(due).to)
    .map(({ feed, newest, days }) =>
      refusal(
        'stopped-feed',
        `The feed ${feed} has had no new row for ${countWords(days)} days before the data were drawn: its last is of ${dayWords(newest)}, and ${due} would end without it.`,
      ),
    )
}

/** The newest quarter that had ended long enough before a day. */
function lastDue(asOf: Day): string {
  const current = quarterNumber(quarterOfDay(asOf))
  const previous = quarterOf(current - 1)
  return isOldEnough(previous, asOf) ? previous : quarterOf(current - 2)
}

/** Data drawn on a day that is still to come, by the clock of this machine. */
export const futureDataGate: Gate = ({ dataset: { manifest }, today }) =>
  manifest.asOf > today
    ? [
        refusal(
          'future-data',
          `The data say that they were drawn on ${dayWords(manifest.asOf)}, ${countWords(manifest.asOf - today)} days after today, ${dayWords(today)} by the clock of this machine.`,
        ),
      ]
    : []
