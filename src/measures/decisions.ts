/**
 * What waits for the board today: commitments overdue, closure orders about to end, phases due for review. What falls
 * due soon is for this meeting, since the next one would come too late.
 */
import type { ClosureOrder } from '../domain/closure-order.ts'
import { daysLeft, lastDayOf } from '../domain/closure-order.ts'
import type { Commitment } from '../domain/commitment.ts'
import { isOverdue } from '../domain/commitment.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { Day } from '../domain/day.ts'
import { dayAfter, dayNumber, dayOfMoment, lastDayOfMoment } from '../domain/day.ts'
import { isDueSoon } from '../domain/time/due-soon.ts'
import { partnerName, type Place } from '../domain/place/place.ts'
import type { Phase, Site } from '../domain/site.ts'
import { PHASE_LABELS } from '../domain/site.ts'

export interface Decision {
  readonly kind: 'commitment' | 'order' | 'review'
  readonly id: string
  /** What waits, as text from the feed or in our words; never a place of an order. */
  readonly what: string
  /** Who must act; null where the feed names nobody. */
  readonly owner: string | null
  readonly due: Day
  /** Days from the as-of day to `due`; negative when it has passed. */
  readonly daysLeft: number
  readonly site: string | null
  readonly area: string | null
}

type Waiting = Pick<Dataset, 'place' | 'commitments' | 'orders' | 'sites'>

/** The most overdue first; empty when nothing waits. */
export const decisionsOn = (known: Waiting, asOf: Day): readonly Decision[] =>
  [
    ...known.commitments.filter((one) => isOverdue(one, asOf)).map((one) => commitmentDecision(one, asOf)),
    ...known.orders.flatMap((order) => orderDecision(order, known.place, asOf)),
    ...known.sites.flatMap((site) => reviewDecisions(site, asOf)),
  ].toSorted((a, b) => a.due - b.due || a.id.localeCompare(b.id))

function commitmentDecision(commitment: Commitment, asOf: Day): Decision {
  const due = lastDayOfMoment(commitment.due)
  const asked = commitment.askedBy === 'residents' ? ' (asked for by residents)' : ''
  return {
    kind: 'commitment',
    id: commitment.id,
    what: commitment.text + asked,
    owner: commitment.owner === '' ? null : commitment.owner,
    due,
    daysLeft: due - asOf,
    site: commitment.site,
    area: commitment.area,
  }
}

/** Who applied for an order, by the names of the place; null where the feed names nobody. */
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

/** A review waits until the phase is over, or another has begun since: then somebody decided. */
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

/** Days by which a phase's review is late on a day, by the same rule that puts it before the board; 0: it is not. */
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
