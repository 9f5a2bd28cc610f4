/**
 * Decisions due at the board: overdue commitments, deadlines of closure orders and phases due for review.
 * Items due soon (`isDueSoon`) are included, since the next meeting would come after them.
 */
import { type Commitment, isOverdue } from '../domain/commitment.ts'
import type { Dataset } from '../domain/dataset.ts'
import { type Day, dayAfter, dayNumber, dayOfMoment, lastDayOfMoment } from '../domain/day.ts'
import { isDueSoon } from '../domain/time/due-soon.ts'
import { type Phase, type Site, PHASE_LABELS } from '../domain/site.ts'
import { deadlinesAhead, warningsAmong } from './warnings.ts'

/** An item that the board must decide. */
export interface Decision {
  readonly kind: 'commitment' | 'order' | 'hearing' | 'notice' | 'review'
  readonly id: string
  /** Description, from the feed or generated; never the address of an order. */
  readonly what: string
  /** Person or organisation that must act; null where the feed does not say. */
  readonly owner: string | null
  readonly due: Day
  /** Days from the as-of day to `due`; negative when it has passed. */
  readonly daysLeft: number
  readonly site: string | null
  readonly area: string | null
}

type DecisionSources = Pick<Dataset, 'place' | 'commitments' | 'orders' | 'sites' | 'areas'>

/** Sorted by due day, most overdue first. */
export const decisionsOn = (sources: DecisionSources, asOf: Day): readonly Decision[] =>
  [
    ...sources.commitments.filter((one) => isOverdue(one, asOf)).map((one) => commitmentDecision(one, asOf)),
    ...orderDecisions(sources, asOf),
    ...sources.sites.flatMap((site) => reviewDecisions(site, asOf)),
  ].toSorted((a, b) => a.due - b.due || a.id.localeCompare(b.id))

function commitmentDecision(commitment: Commitment, asOf: Day): Decision {
  const due = lastDayOfMoment(commitment.due)
  const requestedBy = commitment.askedBy === 'residents' ? ' (asked for by residents)' : ''
  return {
    kind: 'commitment',
    id: commitment.id,
    what: commitment.text + requestedBy,
    owner: commitment.owner === '' ? null : commitment.owner,
    due,
    daysLeft: due - asOf,
    site: commitment.site,
    area: commitment.area,
  }
}

/** The deadlines of closure orders that stand under Warnings, on the same day and from the same step. */
const orderDecisions = (sources: DecisionSources, asOf: Day): readonly Decision[] =>
  warningsAmong(deadlinesAhead(sources, asOf)).map(({ kind, order, what, owner, day, daysLeft }) => ({
    kind: ORDER_KINDS[kind],
    id: kind === 'ends' ? order : `${order} ${kind}`,
    what: kind === 'ends' ? what + premisesWords(sources, order) : what,
    owner,
    due: day,
    daysLeft,
    site: null,
    area: null,
  }))

const ORDER_KINDS = { ends: 'order', hearing: 'hearing', 'possession-notice': 'notice' } as const

/** `, 19 premises`; empty for one. */
function premisesWords({ orders }: DecisionSources, id: string): string {
  const { premises = 1 } = orders.find((order) => order.id === id) ?? {}
  return premises === 1 ? '' : `, ${premises} premises`
}

/** Whether the item is a deadline of a closure order, which stands under Warnings too. */
export const isOrderDeadline = ({ kind }: { readonly kind: string }) =>
  Object.values(ORDER_KINDS).some((one) => one === kind)

/** A review is due until its phase has ended or another phase has begun since the review day. */
function reviewDecisions(site: Site, asOf: Day): readonly Decision[] {
  return site.phases.flatMap((phase, index) => {
    const due = phase.review && lastDayOfMoment(phase.review)
    if (due === null || !isDueSoon(due - asOf) || isDecided(site, phase, { due, asOf })) return []
    return [
      {
        kind: 'review' as const,
        id: `${site.id}-${index + 1}`,
        what: `Review of ${PHASE_LABELS[phase.kind]} at ${site.name}`,
        owner: phase.decidedBy,
        due,
        daysLeft: due - asOf,
        site: site.id,
        area: null,
      },
    ]
  })
}

/** Days by which a phase's review is overdue on a day, by the same rule as the decision; 0: not overdue. */
export function reviewDaysLate(site: Site, phase: Phase, asOf: Day): number {
  const due = phase.review && lastDayOfMoment(phase.review)
  if (due === null || due >= asOf || isDecided(site, phase, { due, asOf })) return 0
  return asOf - due
}

function isDecided(
  site: Site,
  phase: Phase,
  { due, asOf }: { readonly due: Day; readonly asOf: Day },
): boolean {
  if (dayOfMoment(phase.from) > asOf) return true
  if (phase.to !== null && lastDayOfMoment(phase.to) < asOf) return true
  const sinceReview = { from: Math.max(due, dayAfter(dayOfMoment(phase.from))), to: asOf }
  return site.phases
    .map((other) => (other === phase ? null : dayOfMoment(other.from)))
    .some((began) => began !== null && dayNumber(began) >= sinceReview.from && began <= sinceReview.to)
}
