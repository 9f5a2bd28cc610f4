/**
 * Changes between two meetings (new, ended, stood out on a chart, done, overdue, reported late), and weekly
 * counts.
 */

import { lastDayOf, type ClosureOrder } from '../../domain/closure-order.ts'
import type { Commitment } from '../../domain/commitment.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { orderNameAmong } from '../closure/order-name.ts'
import {
  dayAfter,
  dayOfMoment,
  lastDayOfMoment,
  addMonths,
  monthNumber,
  dayNumber,
  daysFrom,
  daysIn,
  daysUpTo,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import { countWords, dayWords } from '../sentences.ts'
import { signalWords } from '../sites/site-words.ts'
import { siteChart } from '../sites/site-chart.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { asAtDay, datasetAsAt } from '../baseline/as-at.ts'
import { isStillToRise, lateDaysOf } from '../feeds/freshness.ts'
import { knowledgeIn } from '../feeds/known-words.ts'
import type { Knowledge } from '../figure.ts'
import { kindReader, MEASURES } from '../figures/tally.ts'

/** Kinds of change in display order. */
export const CHANGE_KINDS = ['new', 'ended', 'crossed', 'done', 'overdue', 'late'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
/** Headings of the kinds. */
export const CHANGE_LABELS: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  ended: 'Ended',
  crossed: 'Stood out on a chart',
  done: 'Done',
  overdue: 'Became overdue',
  late: 'Arrived late',
}

/** One change, dated to the day on which it took effect. */
export interface MeetingChange {
  readonly kind: ChangeKind
  readonly what: string
  readonly on: Day
  readonly site: string | null
}
/** Days after the last meeting up to and including this one. */
export interface MeetingInterval {
  readonly last: Day
  readonly now: Day
}

/** By kind, oldest first, as they stood on the day of this meeting. Orders are named by number, never by address. */
export const changesBetween = (all: Dataset, between: MeetingInterval): readonly MeetingChange[] => {
  const dataset = datasetAsAt(all, between.now)
  const isIn = (day: Day | null): day is Day => day !== null && day > between.last && day <= between.now
  const changes = [
    ...dataset.orders.flatMap((order) => orderChanges(order, { now: between.now, areas: dataset.areas })),
    ...dataset.sites.flatMap((site) => [...phaseChanges(site), ...crossings(dataset, site)]),
    ...dataset.commitments.flatMap(commitmentChanges),
  ]
  return CHANGE_KINDS.flatMap((kind) =>
    changes
      .filter((change) => change.kind === kind && isIn(change.on))
      .toSorted((a, b) => a.on - b.on || a.what.localeCompare(b.what)),
  ).concat(lateRows(dataset, between))
}

interface OrderContext {
  readonly now: Day
  readonly areas: Dataset['areas']
}

function orderChanges(order: ClosureOrder, { now, areas }: OrderContext): readonly MeetingChange[] {
  const last = lastDayOf(order)
  const name = orderNameAmong(order, areas)
  const change = (kind: ChangeKind, what: string, on: Day): MeetingChange => ({ kind, what, on, site: null })
  return [
    ...(order.made ? [change('new', `${name}: closure order made`, dayOfMoment(order.made))] : []),
    ...(order.refused
      ? [change('ended', `${name}: application for a closure order refused`, dayOfMoment(order.refused))]
      : []),
    ...(last === null
      ? []
      : [change('ended', `${name}: closure order ${last === now ? 'ends today' : 'ended'}`, last)]),
  ]
}

const phaseChanges = (site: Site): readonly MeetingChange[] =>
  site.phases.flatMap(({ kind, from, to }) => {
    const what = `${PHASE_LABELS[kind]} at ${site.name}`
    return [
      { kind: 'new' as const, what: `${what} began`, on: dayOfMoment(from), site: site.id },
      ...(to
        ? [{ kind: 'ended' as const, what: `${what} ended`, on: lastDayOfMoment(to), site: site.id }]
        : []),
    ]
  })

/** Months with a new signal on the site's control chart, dated to the month's last day. */
const crossings = (dataset: Dataset, site: Site): readonly MeetingChange[] =>
  (['crimes-reported', 'asb'] as const).flatMap((measure) => {
    const chart = siteChart(dataset, site, { measure, interval: 'month' })
    if (chart.kind === 'none') return []
    return chart.points.flatMap((point, at) => {
      const before = chart.points[at - 1]?.signals ?? []
      // A continuing run is reported once, in the month where it begins.
      const newSignals = point.signals.filter(
        ({ rule, direction }) =>
          !before.some((earlier) => earlier.rule === rule && earlier.direction === direction),
      )
      return newSignals.map((signal) => ({
        kind: 'crossed' as const,
        what: `${site.name}, ${measure === 'asb' ? 'ASB' : 'crimes'}: ${signalWords(signal, point)}`,
        on: point.span.to,
        site: site.id,
      }))
    })
  })

function commitmentChanges({
  id,
  text,
  agreed,
  done,
  due,
  owner,
  site,
}: Commitment): readonly MeetingChange[] {
  const what = `${text} (${owner === '' ? id : owner})`
  const dueOn = lastDayOfMoment(due)
  const isLate = done === null || dayOfMoment(done) > dueOn
  return [
    { kind: 'new', what: `Agreed: ${what}`, on: dayOfMoment(agreed), site },
    ...(done ? [{ kind: 'done' as const, what, on: dayOfMoment(done), site }] : []),
    ...(isLate ? [{ kind: 'overdue' as const, what, on: dayAfter(dueOn), site }] : []),
  ]
}

/** Incidents before the last meeting that were reported after it, and so were not in its figures. */
function lateRows({ incidents }: Dataset, { last, now }: MeetingInterval): readonly MeetingChange[] {
  let count = 0
  for (let row = 0; row < incidents.count; row++) {
    const reported = incidents.reportedDay[row] ?? 0
    if ((incidents.day[row] ?? 0) <= last && reported > last && reported <= now) count++
  }
  if (count === 0) return []
  const rows = count === 1 ? '1 incident' : `${countWords(count)} incidents`
  return [
    {
      kind: 'late',
      what: `${rows} of days up to ${dayWords(last)} reported since: the figures of that meeting did not hold them`,
      on: now,
      site: null,
    },
  ]
}

/**
 * Crimes and ASB in one week, null where they are not known; `isLate` where reports are still to come. Known in part, as in a
 * month of which some incidents have no day, a count is a lower bound, and one of zero is null.
 */
export interface WeekCount {
  readonly span: DaySpan
  readonly crimes: number | null
  readonly asb: number | null
  readonly known: Knowledge['known']
  readonly isLate: boolean
}

const MONTHS_BEFORE = 6

/** Whole weeks that end with `now`, or the as-of day if earlier, over six months at most; empty without incidents. */
export function weeklyCounts(dataset: Dataset, now: Day): readonly WeekCount[] {
  const reach = incidentReach(dataset)
  if (!reach) return []
  const last = dayNumber(Math.min(now, asAtDay(dataset)))
  const first = Math.max(reach.from, addMonths(last, -MONTHS_BEFORE))
  const length = Math.max(0, Math.floor(daysIn({ from: dayNumber(first), to: last }) / 7))
  const start = daysUpTo(last, 7 * length).from
  const asbKinds = MEASURES.find(({ id }) => id === 'asb')?.kinds ?? []
  const kindOf = kindReader(dataset)
  const sums = Array.from({ length }, () => ({ crimes: 0, asb: 0 }))
  const { count, day, precision } = dataset.incidents
  const byMonth = new Set<number>()
  for (let row = 0; row < count; row++) {
    if (PRECISIONS[precision[row] ?? 0] === 'month') {
      byMonth.add(monthNumber(day[row] ?? 0))
      continue
    }
    const week = sums[Math.floor(((day[row] ?? 0) - start) / 7)]
    if (!week) continue
    if (asbKinds.includes(kindOf(row))) week.asb++
    else week.crimes++
  }
  const late = lateDaysOf(dataset)
  return sums.map(({ crimes, asb }, at) => {
    const span = daysFrom(dayNumber(start + 7 * at), 7)
    const isByMonth = [span.from, span.to].some((end) => byMonth.has(monthNumber(end)))
    const covered = knowledgeIn(dataset, 'incidents', span).known
    const known = covered === 'yes' && isByMonth ? 'part' : covered
    const knownCount = (sum: number) => (known === 'yes' || (known === 'part' && sum > 0) ? sum : null)
    return {
      span,
      crimes: knownCount(crimes),
      asb: knownCount(asb),
      known,
      isLate: isStillToRise(span, late),
    }
  })
}
