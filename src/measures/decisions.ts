/**
 * Decisions due at the board: overdue commitments, closure orders about to end and phases due for review.
 * Items due soon (`isDueSoon`) are included, since the next meeting would come after them.
 */
import { type ClosureOrder, daysLeft, lastDayOf } from '../domain/closure-order.ts'
import { type Commitment, isOverdue } from '../domain/commitment.ts'
import type { Dataset } from '../domain/dataset.ts'
import { type Day, dayAfter, dayNumber, dayOfMoment, lastDayOfMoment } from '../domain/day.ts'
import { isDueSoon } from '../domain/time/due-soon.ts'
import { partnerName, type Place } from '../domain/place/place.ts'
import { type Phase, type Site, PHASE_LABELS } from '../domain/site.ts'

/** An item that the board must decide. */
export interface Decision {
  readonly kind: 'commitment' | 'order' | 'review'
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

type DecisionSources = Pick<Dataset, 'place' | 'commitments' | 'orders' | 'sites'>

/** Sorted by due day, most overdue first. */
export const decisionsOn = (sources: DecisionSources, asOf: Day): readonly Decision[] =>
  [
    ...sources.commitments.filter((one) => isOverdue(one, asOf)).map((one) => commitmentDecision(one, asOf)),
    ...sources.orders.flatMap((order) => orderDecision(order, sources.place, asOf)),
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

/** Name of the applicant for an order; null where the feed does not say. */
export function applicantName({ applicant }: ClosureOrder, place: Place): string | null {
  switch (applicant) {
    case 'police':
      return partnerName(place, place.police)
    case 'council':
      return partnerName(place, place.council)
    case 'registered-provider':
      return 'The registered provider'
    case null:
      return null
  }
}

function orderDecision(order: ClosureOrder, place: Place, asOf: Day): readonly Decision[] {
  const days = daysLeft(order, asOf)
  const last = lastDayOf(order)
  if (days === null || last === null || !isDueSoon(days)) return []
  const premises = order.premises === 1 ? '' : `, ${order.premises} premises`
  return [
    {
      kind: 'order',
      id: order.id,
      what: `Closure order ${order.id} ends${premises}`,
      owner: applicantName(order, place),
      due: last,
      daysLeft: days,
      site: null,
      area: null,
    },
  ]
}

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
