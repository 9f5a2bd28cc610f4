/** Text of a closure order's timeline: kicker, stage sentence, state of each legal limit, and the rows of its table. */
import { STAGE_LABELS } from '../../domain/closure-order.ts'
import type { Day } from '../../domain/day.ts'
import { isDueSoon } from '../../domain/time/due-soon.ts'
import { type Due, type DueState, APPLICANT_WORDS } from '../../measures/closure/order-notices.ts'
import type { OrderTimeline, Segment } from '../../measures/order-timeline.ts'
import { formatDay, formatTightSpan, plural } from '../../ui/numbers.ts'

const ACCESS = { full: 'nobody may enter', partial: 'some may enter' } as const
const SCOPE = { whole: 'the whole of the premises', part: 'part of the premises' } as const

/** `Closure order, applied for by the council, in Ward One`. */
export function kickerOf({ order }: OrderTimeline, ward: string | null): string {
  const applicant = order.applicant ? `, applied for by ${APPLICANT_WORDS[order.applicant]}` : ''
  return `Closure order${applicant}${ward === null ? '' : `, in ${ward}`}`
}

/** Sentence on a day before the notice. */
export const notServedSentence = (on: Day) => `On ${formatDay(on)} no notice had been served yet.`

/** Sentence on stage and days left, and on what is closed: how much of the premises, and to whom. */
export function stageSentence({ order, on, stage, daysLeft }: OrderTimeline): string {
  if (!stage) return notServedSentence(on)
  const left = daysLeft === null ? '' : ` ${plural(daysLeft, 'day')} left.`
  const closure = [order.scope && SCOPE[order.scope], order.access && ACCESS[order.access]].filter(Boolean)
  const closes = closure.length === 0 ? '' : ` It closes ${closure.join(', ')}.`
  return `On ${formatDay(on)}: ${STAGE_LABELS[stage].toLowerCase()}.${left}${closes}`
}

const SEGMENTS: Readonly<Record<Segment['kind'], string>> = {
  notice: 'Notice',
  'in-force': 'In force',
  extended: 'Extended',
}
/** `In force, 4 Jun to 4 Sep 2024`. */
export const segmentWords = ({ kind, span, isOpen }: Segment) =>
  `${SEGMENTS[kind]}, ${formatTightSpan(span.from, span.to)}${isOpen ? ' at most, no end stated' : ''}`

/** Text alternative of the timeline. */
export const stripWords = ({ segments, dues, breaches }: OrderTimeline) =>
  [
    ...segments.map(segmentWords),
    plural(dues.length, 'legal limit'),
    ...(breaches.length > 0 ? [plural(breaches.length, 'breach', 'breaches')] : []),
  ].join('; ')

/** State of a legal limit on the day `on`. */
export function stateWords(state: DueState, on: Day): string {
  switch (state.kind) {
    case 'done': {
      const day = formatDay(state.on, 'short')
      const when = state.on > on ? `set for ${day}` : day
      return `${when}, ${state.isLate ? 'after the limit' : 'in time'}`
    }
    case 'ahead':
      return state.daysLeft === 0 ? 'today is the last day' : `${plural(state.daysLeft, 'day')} left`
    case 'passed':
      return 'over'
  }
}

/** `near` if it is due soon, `late` if it was done after the limit. */
export function urgencyOf({ state }: Due): 'late' | 'near' | 'calm' {
  if (state.kind === 'done') return state.isLate ? 'late' : 'calm'
  return state.kind === 'ahead' && isDueSoon(state.daysLeft) ? 'near' : 'calm'
}

/** A row of the table: an event or a legal limit with its date and state. */
export interface TimelineRow {
  readonly id: string
  readonly what: string
  readonly day: Day
  readonly when: string
  readonly status: string
}

/** Everything that the timeline draws, by date. */
export function timelineRows(timeline: OrderTimeline): readonly TimelineRow[] {
  const dates = timeline.dates.map(({ kind, label, day, isAhead }) => ({
    id: kind,
    what: label,
    day,
    when: formatDay(day, 'short'),
    status: isAhead ? 'ahead' : 'the order’s own date',
  }))
  const limits = timeline.dues.map((due, index) => ({
    id: due.kind,
    what: `${index + 1}. ${due.label}`,
    day: due.lastDay,
    when: due.by,
    status: stateWords(due.state, timeline.on),
  }))
  const breaches = timeline.breaches.map((day, index) => ({
    id: `breach-${index}`,
    what: 'Breach',
    day,
    when: formatDay(day, 'short'),
    status: 'reported',
  }))
  return [...dates, ...limits.map((row) => ({ ...row, id: `limit-${row.id}` })), ...breaches].toSorted(
    (a, b) => a.day - b.day,
  )
}
