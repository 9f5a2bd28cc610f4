/** Commitments as a list with their state on a day: done, overdue, due before the next meeting, or open. */
import type { Area } from '../../domain/area.ts'
import { isOverdue, type Commitment } from '../../domain/commitment.ts'
import { dayOfMoment, lastDayOfMoment, type Day } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { isDueSoon } from '../../domain/time/due-soon.ts'
import { jointCommitments } from '../decisions.ts'

/** States in the order of the list: what is late first. */
export const COMMITMENT_STATES = ['overdue', 'due', 'open', 'done'] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

/** One row of the list. */
export interface CommitmentRow {
  readonly id: string
  readonly text: string
  /** All owners; empty where none is stated. */
  readonly owner: string
  readonly state: CommitmentState
  readonly agreed: Day
  readonly due: Day
  /** Null while it is not done. */
  readonly done: Day | null
  readonly outcome: string | null
  /** Days since it was agreed, up to the day on which it was done. */
  readonly ageDays: number
  /** Days until it falls due, negative once overdue; null when done. */
  readonly daysLeft: number | null
  readonly site: string | null
  /** Name of the site, else of the area; its id where the data do not name it, empty for the whole borough. */
  readonly place: string
  readonly askedBy: Commitment['askedBy']
}

interface CommitmentSources {
  readonly commitments: readonly Commitment[]
  readonly sites: readonly Site[]
  readonly areas: readonly Area[]
}

/** Sorted by state, then by due day; the newest done first. Commitments that differ in their owners alone are one row. */
export function commitmentList(sources: CommitmentSources, on: Day): readonly CommitmentRow[] {
  return jointCommitments(sources.commitments)
    .filter(({ agreed }) => dayOfMoment(agreed) <= on)
    .map((commitment) => rowOf(commitment, sources, on))
    .toSorted(
      (a, b) =>
        COMMITMENT_STATES.indexOf(a.state) - COMMITMENT_STATES.indexOf(b.state) ||
        (a.done !== null && b.done !== null ? b.done - a.done : a.due - b.due) ||
        a.id.localeCompare(b.id),
    )
}

function rowOf(commitment: Commitment, { sites, areas }: CommitmentSources, on: Day): CommitmentRow {
  const { id, text, owner, outcome, site, area, askedBy } = commitment
  const [agreed, due] = [dayOfMoment(commitment.agreed), lastDayOfMoment(commitment.due)]
  const done = commitment.done && dayOfMoment(commitment.done)
  const siteName = sites.find((one) => one.id === site)?.name ?? site
  const areaName = areas.find(({ code }) => code === area)?.name ?? area
  return {
    id,
    text,
    owner,
    state: stateOf(commitment, on),
    agreed,
    due,
    done,
    outcome,
    ageDays: Math.max(0, (done ?? on) - agreed),
    daysLeft: done === null ? due - on : null,
    site,
    place: siteName ?? areaName ?? '',
    askedBy,
  }
}

function stateOf(commitment: Commitment, on: Day): CommitmentState {
  if (commitment.done !== null) return 'done'
  if (isOverdue(commitment, on)) return 'overdue'
  return isDueSoon(lastDayOfMoment(commitment.due) - on) ? 'due' : 'open'
}
