/** What changed between two meetings: what is new, what ended, what crossed a limit, what was done, what came late. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { lastDayOf } from '../../domain/closure-order.ts'
import type { Commitment } from '../../domain/commitment.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import { dayAfter, dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import { countWords, dayWords } from '../sentences.ts'
import { signalWords } from '../sites/site-words.ts'
import { siteChart } from '../sites/site-chart.ts'

export const CHANGE_KINDS = ['new', 'ended', 'crossed', 'done', 'overdue', 'late'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
export const CHANGE_LABELS: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  ended: 'Ended',
  crossed: 'Crossed a limit',
  done: 'Done',
  overdue: 'Became overdue',
  late: 'Arrived late',
}

export interface MeetingChange {
  readonly kind: ChangeKind
  readonly what: string
  readonly on: Day
  readonly site: string | null
}
/** After the day of the last meeting, up to and on the day of this one. */
export interface Between {
  readonly last: Day
  readonly now: Day
}

/** Oldest first within a kind. Never a place of an order: its number alone. */
export const changesBetween = (dataset: Dataset, between: Between): readonly MeetingChange[] => {
  const isIn = (day: Day | null): day is Day => day !== null && day > between.last && day <= between.now
  const all = [
    ...dataset.orders.flatMap((order) => orderChanges(order, between.now)),
    ...dataset.sites.flatMap((site) => [...phaseChanges(site), ...crossings(dataset, site)]),
    ...dataset.commitments.flatMap(commitmentChanges),
  ]
  return CHANGE_KINDS.flatMap((kind) =>
    all
      .filter((change) => change.kind === kind && isIn(change.on))
      .toSorted((a, b) => a.on - b.on || a.what.localeCompare(b.what)),
  ).concat(lateRows(dataset, between))
}

function orderChanges(order: ClosureOrder, now: Day): readonly MeetingChange[] {
  const last = lastDayOf(order)
  const change = (kind: ChangeKind, what: string, on: Day): MeetingChange => ({ kind, what, on, site: null })
  return [
    ...(order.made ? [change('new', `Closure order ${order.id} made`, dayOfMoment(order.made))] : []),
    ...(order.refused
      ? [change('ended', `Application for closure order ${order.id} refused`, dayOfMoment(order.refused))]
      : []),
    ...(last === null
      ? []
      : [change('ended', `Closure order ${order.id} ${last === now ? 'ends today' : 'ended'}`, last)]),
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

/** Months whose point signals, by the month's last day: a month that is not over crosses nothing. */
const crossings = (dataset: Dataset, site: Site): readonly MeetingChange[] =>
  (['crimes-reported', 'asb'] as const).flatMap((measure) => {
    const chart = siteChart(dataset, site, { measure, pace: 'month' })
    if (chart.kind === 'none') return []
    return chart.points.flatMap((point, at) => {
      const before = chart.points[at - 1]?.signals ?? []
      // Said once, where it begins: a run that goes on is no news.
      const fresh = point.signals.filter(
        ({ rule, direction }) =>
          !before.some((known) => known.rule === rule && known.direction === direction),
      )
      return fresh.map((signal) => ({
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

/** Incidents of days before the last meeting that were reported after it: they were not in its figures. */
function lateRows({ incidents }: Dataset, { last, now }: Between): readonly MeetingChange[] {
  let count = 0
  for (let row = 0; row < incidents.count; row++) {
    const reported = incidents.reportedDay[row] ?? -1
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
