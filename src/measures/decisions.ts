/**
 * Decisions due at the board: open commitments, deadlines of closure orders and phases due for review, of which those due
 * soon (`isDueSoon`) are included, since the next meeting would come after them.
 */
import type { Commitment } from '../domain/commitment.ts'
import type { Dataset } from '../domain/dataset.ts'
import { type Day, dayAfter, dayNumber, dayOfMoment, lastDayOfMoment } from '../domain/day.ts'
import { isDueSoon } from '../domain/time/due-soon.ts'
import { type Phase, type Site, PHASE_LABELS } from '../domain/site.ts'
import { countWords, dayWords } from './sentences.ts'
import { deadlinesAhead, warningsAmong, type Deadline } from './warnings.ts'

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
  /** Id of the closure order or of the commitment that it concerns; null: neither. */
  readonly order: string | null
  readonly commitment: string | null
}

type DecisionSources = Pick<Dataset, 'place' | 'commitments' | 'orders' | 'sites' | 'areas'>

/** Sorted by due day, most overdue first. */
export const decisionsOn = (sources: DecisionSources, asOf: Day): readonly Decision[] =>
  [...agreedDecisions(sources, asOf), ...orderDecisions(sources, asOf)]
    .filter(({ daysLeft }) => isDueSoon(daysLeft))
    .toSorted(byDueDay)

const byDueDay = (a: Decision, b: Decision) => a.due - b.due || a.id.localeCompare(b.id)

/** The next review or commitment of a site, however far ahead, the most overdue first; null for none. */
export const nextDecisionOf = (sources: AgreedSources, site: string, asOf: Day): Decision | null =>
  agreedDecisions(sources, asOf)
    .filter((decision) => decision.site === site)
    .toSorted(byDueDay)[0] ?? null

type AgreedSources = Pick<DecisionSources, 'commitments' | 'sites'>

/** Open commitments and undecided reviews. A commitment to hold a review is one with it: the review, on the newer day. */
function agreedDecisions({ commitments, sites }: AgreedSources, asOf: Day): readonly Decision[] {
  const open = jointCommitments(commitments)
    .filter(({ done }) => done === null)
    .map((one) => commitmentDecision(one, asOf))
  const reviews = sites.flatMap((site) => reviewDecisions(site, asOf))
  const merged = reviews.map((review) =>
    withCommitment(
      review,
      open.find((one) => isSameReview(one, review)),
      asOf,
    ),
  )
  return [...open.filter((one) => !reviews.some((review) => isSameReview(one, review))), ...merged]
}

/** Commitments that differ in their owners alone become one, with all owners. */
export function jointCommitments(commitments: readonly Commitment[]): readonly Commitment[] {
  const groups = new Map<string, readonly Commitment[]>()
  for (const commitment of commitments) {
    const { text, due, done, site, area } = commitment
    const dates = [lastDayOfMoment(due), done && dayOfMoment(done)]
    const key = JSON.stringify([text.trim().toLowerCase(), dates, site, area])
    groups.set(key, [...(groups.get(key) ?? []), commitment])
  }
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, owner: joined(same.map(({ owner }) => owner)) }] : []
  })
}

const joined = (owners: readonly string[]) => [...new Set(owners.filter((owner) => owner !== ''))].join('; ')

/** `review of hold`, with which a commitment to hold the review of a phase begins; null for another item. */
const reviewIn = (what: string) => /^review of (?:clear|hold|build)\b/i.exec(what)?.[0].toLowerCase() ?? null

const isSameReview = (commitment: Decision, review: Decision) =>
  commitment.site === review.site && reviewIn(commitment.what) === reviewIn(review.what)

function withCommitment(review: Decision, commitment: Decision | undefined, asOf: Day): Decision {
  if (!commitment) return review
  const due = dayNumber(Math.max(review.due, commitment.due))
  return {
    ...review,
    what: review.due < due ? `${review.what}, first due ${dayWords(review.due)}` : review.what,
    owner: joined([review.owner ?? '', commitment.owner ?? '']) || null,
    due,
    daysLeft: due - asOf,
    commitment: commitment.commitment,
  }
}

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
    order: null,
    commitment: commitment.id,
  }
}

/** The deadlines of closure orders that stand under Deadlines, on the same day and from the same step. */
const orderDecisions = (sources: DecisionSources, asOf: Day): readonly Decision[] =>
  warningsAmong(deadlinesAhead(sources, asOf)).map((deadline) => ({
    kind: ORDER_KINDS[deadline.kind],
    id: deadline.kind === 'ends' ? deadline.order : `${deadline.order} ${deadline.kind}`,
    what: deadlineWords(deadline, premisesWords(sources, deadline.order)),
    owner: deadline.owner,
    due: deadline.day,
    daysLeft: deadline.daysLeft,
    site: null,
    area: null,
    order: deadline.order,
    commitment: null,
  }))

const ORDER_KINDS = { ends: 'order', hearing: 'hearing', 'possession-notice': 'notice' } as const

/** `Closure order in Ward West, flat, ends 2 September (co-084)`. */
function deadlineWords({ kind, order, ward, day, what }: Deadline, premises: string): string {
  const place = `${ward === null ? '' : ` in ${ward}`}${premises}`
  const date = dayWords(day).replace(/ \d+$/, '')
  switch (kind) {
    case 'ends': {
      const end = what.includes('states no end') ? `states no end, at most to ${date}` : `ends ${date}`
      return `Closure order${place}, ${end} (${order})`
    }
    case 'hearing':
      return `${what.includes('adjourned hearing') ? 'Adjourned hearing' : 'Hearing'} on a closure order${place} (${order})`
    case 'possession-notice':
      return `Possession notice, if the landlord relies on it: closure order${place} (${order})`
  }
}

/** `, flat`, `, 19 block entrances`, `, 19 premises`; empty for one of no stated kind. */
function premisesWords({ orders }: DecisionSources, id: string): string {
  const { premises = 1, premisesKind = null } = orders.find((order) => order.id === id) ?? {}
  if (premises === 1) return premisesKind === null ? '' : `, ${premisesKind}`
  if (premisesKind === null) return `, ${countWords(premises)} premises`
  return `, ${countWords(premises)} ${premisesKind}${premisesKind.endsWith('s') ? '' : 's'}`
}

/** Whether the item is a deadline of a closure order, which stands under Deadlines too. */
export const isOrderDeadline = ({ kind }: { readonly kind: string }) =>
  Object.values(ORDER_KINDS).some((one) => one === kind)

/** Reviews to be held: each until its phase has ended or another phase has begun since the review day. */
function reviewDecisions(site: Site, asOf: Day): readonly Decision[] {
  return site.phases.flatMap((phase, index) => {
    const due = phase.review && lastDayOfMoment(phase.review)
    if (due === null || isDecided(site, phase, { due, asOf })) return []
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
        order: null,
        commitment: null,
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
