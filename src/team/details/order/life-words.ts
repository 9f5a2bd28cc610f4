/** The words of an order's life: how each step stands, and the rows of the table beside the strip. */
import { STAGE_LABELS } from '../../../domain/closure-order.ts'
import type { Day } from '../../../domain/day.ts'
import { isDueSoon } from '../../../domain/time/due-soon.ts'
import { type Due, type DueState, APPLICANT_WORDS } from '../../../measures/closure/order-notices.ts'
import type { OrderTimeline, Segment } from '../../../measures/order-timeline.ts'
import { formatDay, formatTightSpan, plural } from '../../../ui/numbers.ts'

const ACCESS = { full: 'nobody may enter', partial: 'some may enter' } as const
const SCOPE = { whole: 'the whole of the premises', part: 'part of the premises' } as const

/** `Closure order, applied for by the council, in Ward One`. */
export function kickerOf({ order }: OrderTimeline, ward: string | null): string {
  const applicant = order.applicant ? `, applied for by ${APPLICANT_WORDS[order.applicant]}` : ''
  return `Closure order${applicant}${ward === null ? '' : `, in ${ward}`}`
}

/** Stage, days left, and the two axes of what is shut: how much of the premises, and to whom. */
export function stageSentence({ order, on, stage, daysLeft }: OrderTimeline): string {
  if (!stage) return `On ${formatDay(on)} no notice had been served yet.`
  const left = daysLeft === null ? '' : ` ${plural(daysLeft, 'day')} left.`
  const how = [order.scope && SCOPE[order.scope], order.access && ACCESS[order.access]].filter(Boolean)
  const closes = how.length === 0 ? '' : ` It closes ${how.join(', ')}.`
  return `On ${formatDay(on)}: ${STAGE_LABELS[stage].toLowerCase()}.${left}${closes}`
}

const SEGMENTS: Readonly<Record<Segment['kind'], string>> = {
  notice: 'Notice',
  'in-force': 'In force',
  extended: 'Extended',
}
export const segmentWords = ({ kind, span, isOpen }: Segment) =>
  `${SEGMENTS[kind]}, ${formatTightSpan(span.from, span.to)}${isOpen ? ' at most, no end stated' : ''}`

/** The strip in words, for who cannot see it. */
export const stripWords = ({ segments, dues, breaches }: OrderTimeline) =>
  [
    ...segments.map(segmentWords),
    plural(dues.length, 'legal limit'),
    ...(breaches.length > 0 ? [plural(breaches.length, 'breach', 'breaches')] : []),
  ].join('; ')

/** How a step stands on the day that the life is told for. */
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

/** `near`: it is due soon; `late`: beyond the limit. */
export function urgencyOf({ state }: Due): 'late' | 'near' | 'calm' {
  if (state.kind === 'done') return state.isLate ? 'late' : 'calm'
  return state.kind === 'ahead' && isDueSoon(state.daysLeft) ? 'near' : 'calm'
}

export interface LifeRow {
  readonly id: string
  readonly what: string
  readonly day: Day
  readonly when: string
  readonly standing: string
}

/** Everything that the strip draws, by date. */
export function lifeRows(life: OrderTimeline): readonly LifeRow[] {
  const dates = life.dates.map(({ kind, label, day, isAhead }) => ({
    id: kind,
    what: label,
    day,
    when: formatDay(day, 'short'),
    standing: isAhead ? 'ahead' : 'the order’s own date',
  }))
  const limits = life.dues.map((due, index) => ({
    id: due.kind,
    what: `${index + 1}. ${due.label}`,
    day: due.lastDay,
    when: due.by,
    standing: stateWords(due.state, life.on),
  }))
  const breaches = life.breaches.map((day, index) => ({
    id: `breach-${index}`,
    what: 'Breach',
    day,
    when: formatDay(day, 'short'),
    standing: 'reported',
  }))
  return [...dates, ...limits.map((row) => ({ ...row, id: `limit-${row.id}` })), ...breaches].toSorted(
    (a, b) => a.day - b.day,
  )
}
