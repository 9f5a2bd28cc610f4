/** How many decisions wait and how many are overdue, as lower bounds where a list is not whole. */
import type { Day } from '../../domain/day.ts'
import { NOTICE_WORDS } from '../../domain/time/due-soon.ts'
import { isOrderDeadline } from '../../measures/decisions.ts'
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { dayWords } from '../../measures/sentences.ts'
import { plural } from '../../ui/numbers.ts'
import { isOfEvents } from '../board-words.ts'

/** What waits, and what of it is not known. */
export interface ListedDecisions {
  readonly decisions: readonly WaitingItem[]
  /** Phrases for the kinds of decision that no open feed reports. */
  readonly unavailable: readonly string[]
  /** Sentences on the kinds of decision that are known in part only. */
  readonly incomplete: readonly string[]
}

const isOverdue = ({ daysLeft }: WaitingItem) => (daysLeft ?? 0) < 0

/** `18 things wait, 4 overdue.` */
export function countSentence(listed: ListedDecisions): string {
  const { decisions, unavailable, incomplete } = listed
  const isWhole = unavailable.length + incomplete.length === 0
  if (decisions.length > 0)
    return `${isWhole ? '' : 'At least '}${plural(decisions.length, 'thing waits', 'things wait')}, ${overdueWords(listed)}.`
  return isWhole
    ? `Nothing waits: no commitment is due, no order ends or is heard, no notice and no review is due ${NOTICE_WORDS}, no chart signals and no feed is quiet.`
    : 'Nothing is known to wait.'
}

/** A lower bound unless every list of decisions is whole: signals and quiet feeds fall due on no day. */
function overdueWords({ decisions, unavailable, incomplete }: ListedDecisions): string {
  const overdue = decisions.filter(isOverdue).length
  if (unavailable.length === 0 && incomplete.every(isOfEvents)) return `${overdue} overdue`
  return overdue === 0 ? 'overdue: not known' : `at least ${overdue} overdue`
}

export interface ListDays {
  /** The day that the list looks back from. */
  readonly asAt: Day
  /** Today: the day of the list under Deadlines. */
  readonly asOf: Day
}

/** What belongs into the list, and how many of it the list under Deadlines counts, or which day that list is of. */
export function listedSentences({
  decisions,
  asAt,
  asOf,
}: Pick<ListedDecisions, 'decisions'> & ListDays): string {
  const deadlines = decisions.filter(isOrderDeadline).length
  return [
    decisions.length > 0 && `Commitments, orders, hearings, notices and reviews: ${NOTICE_WORDS}.`,
    asAt < asOf
      ? `The list under Deadlines is of ${dayWords(asOf)}.`
      : deadlines > 0 &&
        `${deadlines} of them ${deadlines === 1 ? 'is the deadline' : 'are the deadlines'} of closure orders that ${deadlines === 1 ? 'is' : 'are'} under Deadlines.`,
  ]
    .filter(Boolean)
    .join(' ')
}
