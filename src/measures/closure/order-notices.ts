/**
 * Legal steps of a closure order with their limits and state on a day, and notices on dates that break the
 * rule pack.
 */

import type { ClosureOrder } from '../../domain/closure-order.ts'
import { limitsOf, type LimitKind, type Limit } from '../../domain/closure/limits.ts'
import { rulePacksOf, type Applicant, type RulePack } from '../../domain/closure/rule-packs.ts'
import {
  earliestDayOf,
  lastDayOfMoment,
  dayOfMoment,
  lastInstantOf,
  londonMinute,
  type Day,
  type EitherMoment,
  type EndMoment,
  type Moment,
} from '../../domain/day.ts'
import { JURISDICTION_LABELS } from '../../domain/place/jurisdiction.ts'
import { servedJurisdiction } from '../../domain/place/served-place.ts'
import { dayWords } from '../sentences.ts'

/** `done`: the order states when, past or ahead. `passed`: the limit is over and the order states nothing. */
export type DueState =
  | { readonly kind: 'done'; readonly on: Day; readonly isLate: boolean }
  | { readonly kind: 'ahead'; readonly daysLeft: number }
  | { readonly kind: 'passed' }

/** A legal limit with its step and the step's state on a day. */
export interface Due extends Limit {
  readonly label: string
  /** The limit as text: `2 September 2024, 10:00`, `the end of 27 December 2023`, `4 September 2024`. */
  readonly by: string
  /** Additional remark; empty for none. */
  readonly note: string
  readonly state: DueState
}

interface DueStep {
  readonly label: (pack: RulePack) => string
  readonly note: string
  /** When it happened or is set for; null where the order does not say. */
  readonly done: (order: ClosureOrder) => CompletedStep | null
}
interface CompletedStep {
  readonly moment: EitherMoment
  readonly on: Day
}
const eventStep = (moment: Moment | null): CompletedStep | null =>
  moment && { moment, on: dayOfMoment(moment) }
const endStep = (moment: EndMoment | null): CompletedStep | null =>
  moment && { moment, on: lastDayOfMoment(moment) }

const STEPS: Readonly<Record<LimitKind, DueStep>> = {
  notice: { label: () => 'The notice lapses', note: 'Unless the court continues it.', done: () => null },
  hearing: {
    label: ({ hearingHours }) => `Hearing, within ${hearingHours} hours of service`,
    note: 'Christmas Day does not count.',
    done: (order) => eventStep(order.hearing),
  },
  continued: {
    label: ({ continuedHours }) => `The court may continue the notice, at most ${continuedHours} hours`,
    note: 'To the end of an adjournment, if it so orders.',
    done: () => null,
  },
  adjournment: {
    label: ({ adjournmentDays }) => `Adjourned hearing, at most ${adjournmentDays} days on`,
    note: '',
    done: (order) => eventStep(order.adjournedTo),
  },
  appeal: {
    label: ({ appealDays }) => `Appeal, within ${appealDays} days beginning with the decision`,
    note: '',
    done: (order) => eventStep(order.appeal),
  },
  order: {
    label: ({ orderMonths }) => `End of the order, at most ${orderMonths} months`,
    note: '',
    done: (order) => endStep(order.ends),
  },
  'in-all': {
    label: ({ monthsInAll }) => `End with all extensions, at most ${monthsInAll} months`,
    note: 'No further extension: a new order needs a new notice.',
    done: (order) => endStep(order.extendedTo),
  },
  possession: {
    label: ({ possessionMonths }) =>
      `Landlord’s notice for the absolute ground, within ${possessionMonths} months`,
    note: 'Of the order, or of the end of an appeal. Aim for the day before: counted from the order’s own day, the months are over then.',
    done: (order) => eventStep(order.possessionNotice),
  },
}

/** Sorted by limit, earliest first. */
export const duesOf = (order: ClosureOrder, pack: RulePack, day: Day): readonly Due[] =>
  limitsOf(order, pack)
    .map((limit) => {
      const { label, note, done } = STEPS[limit.kind]
      return {
        ...limit,
        label: label(pack),
        by: byWords(limit),
        note: limit.isFromMidnight ? `Hour not known: counted from midnight. ${note}`.trim() : note,
        state: stateOf(limit, done(order), day),
      }
    })
    .toSorted((a, b) => a.end - b.end)

function stateOf(limit: Limit, done: CompletedStep | null, day: Day): DueState {
  if (done) return { kind: 'done', on: done.on, isLate: isLate(limit, done.moment) }
  return day <= limit.lastDay ? { kind: 'ahead', daysLeft: limit.lastDay - day } : { kind: 'passed' }
}

/**
 * True only where certain: never by a limit counted from an unknown hour, nor where any possible day is in
 * time.
 */
function isLate(limit: Limit, done: EitherMoment): boolean {
  if (limit.isFromMidnight) return false
  return done.precision === 'instant' ? lastInstantOf(done) > limit.end : earliestDayOf(done) > limit.lastDay
}

const HOURLY: readonly LimitKind[] = ['notice', 'hearing', 'continued']

function byWords({ kind, end, lastDay }: Limit): string {
  if (!HOURLY.includes(kind)) return dayWords(lastDay)
  const minute = londonMinute(end)
  if (minute === 0) return `the end of ${dayWords(lastDay)}`
  const two = (number: number) => String(number).padStart(2, '0')
  return `${dayWords(lastDay)}, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** A remark on the dates of an order. */
export interface OrderNotice {
  readonly code:
    | 'no-pack'
    | 'applicant'
    | 'notice-too-long'
    | 'hearing-late'
    | 'adjourned-too-long'
    | 'order-too-long'
    | 'six-months-passed'
    | 'no-further-extension'
    | 'no-end-stated'
  readonly text: string
}

/** Name of the applicant for use within a sentence. */
export const APPLICANT_WORDS: Readonly<Record<Applicant, string>> = {
  police: 'the police',
  council: 'the council',
  'registered-provider': 'a registered provider',
}

/** Why no pack applies. */
const noPackWords = () =>
  rulePacksOf().length === 0
    ? `The rules of closure orders in ${JURISDICTION_LABELS[servedJurisdiction()]} are not known here: no legal limits are shown.`
    : 'Served before the rules that Holdfast knows: no legal limits are shown.'

const CHECK_ORDER = 'Check the order: its own words win.'

/**
 * Notices on an order. `dues` are those of `duesOf` under the same pack; `pack` is null where no known pack
 * applies.
 */
export function orderNotices(
  order: ClosureOrder,
  pack: RulePack | null,
  dues: readonly Due[],
): readonly OrderNotice[] {
  if (!pack) return [{ code: 'no-pack', text: noPackWords() }]
  const dueOf = (kind: LimitKind) => dues.find((due) => due.kind === kind)
  return [
    ...applicantNotices(order, pack),
    ...beginningNotices(order, pack, dueOf),
    ...endNotices(order, pack, dueOf),
  ]
}

function applicantNotices({ applicant }: ClosureOrder, pack: RulePack): readonly OrderNotice[] {
  if (applicant === null || pack.applicants.includes(applicant)) return []
  const may = pack.applicants.map((one) => APPLICANT_WORDS[one]).join(' or ')
  return [
    {
      code: 'applicant',
      text: `The feed says that ${APPLICANT_WORDS[applicant]} applied; under pack ${pack.id} ${may} may. ${CHECK_ORDER}`,
    },
  ]
}

type DueOf = (kind: LimitKind) => Due | undefined

function beginningNotices(order: ClosureOrder, pack: RulePack, dueOf: DueOf): readonly OrderNotice[] {
  const { noticeHours, hearing, adjournedTo } = order
  const notices: OrderNotice[] = []
  const longest = pack.noticeHours?.senior ?? null
  if (noticeHours !== null && longest !== null && noticeHours > longest)
    notices.push({
      code: 'notice-too-long',
      text: `The notice states ${noticeHours} hours; pack ${pack.id} allows ${longest} with senior authority. ${CHECK_ORDER}`,
    })
  const heardBy = dueOf('hearing')
  if (hearing && heardBy && isLate(heardBy, hearing))
    notices.push({
      code: 'hearing-late',
      text: `The hearing stands after its limit, ${heardBy.by}. ${CHECK_ORDER}`,
    })
  const adjournedBy = dueOf('adjournment')
  if (adjournedTo && adjournedBy && pack.adjournmentDays !== null && isLate(adjournedBy, adjournedTo))
    notices.push({
      code: 'adjourned-too-long',
      text: `Adjourned by more than ${pack.adjournmentDays} days: the limit is ${adjournedBy.by}. ${CHECK_ORDER}`,
    })
  return notices
}

/** Reports an excess only where every day that the end can mean lies beyond its limit. */
function endNotices(
  { made, ends, extendedTo }: ClosureOrder,
  pack: RulePack,
  dueOf: DueOf,
): readonly OrderNotice[] {
  const [first, inAll] = [dueOf('order'), dueOf('in-all')]
  if (!made || !first || !inAll) return []
  const end = extendedTo ?? ends
  if (!end)
    return [
      { code: 'no-end-stated', text: `The feed states no end. Pack ${pack.id} allows ${first.by} at most.` },
    ]
  const notices: OrderNotice[] = []
  if (ends && earliestDayOf(ends) > first.lastDay)
    notices.push({
      code: 'order-too-long',
      text: `The stated end, ${dayWords(lastDayOfMoment(ends))}, lies beyond the ${pack.orderMonths} months of pack ${pack.id} (${first.by}). ${CHECK_ORDER}`,
    })
  if (earliestDayOf(end) > inAll.lastDay)
    notices.push({
      code: 'six-months-passed',
      text: `Extended to ${dayWords(lastDayOfMoment(end))}, beyond the ${pack.monthsInAll} months in all of pack ${pack.id} (${inAll.by}). ${CHECK_ORDER}`,
    })
  if (lastDayOfMoment(end) >= inAll.lastDay)
    notices.push({
      code: 'no-further-extension',
      text: `${MONTHS_IN_WORDS[pack.monthsInAll] ?? pack.monthsInAll} months in all. No further extension: a new order needs a new notice.`,
    })
  return notices
}

const MONTHS_IN_WORDS: Readonly<Record<number, string>> = { 3: 'Three', 6: 'Six', 9: 'Nine', 12: 'Twelve' }
