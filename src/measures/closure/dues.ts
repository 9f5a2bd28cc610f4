/** What must be done or served by when in an order's life, and how each step stands on a day. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { Limit, LimitKind } from '../../domain/closure/limits.ts'
import { limitsOf } from '../../domain/closure/limits.ts'
import type { RulePack } from '../../domain/closure/rule-packs.ts'
import type { Day, EitherMoment, EndMoment, Moment } from '../../domain/day.ts'
import { dayOfMoment, earliestDayOf, lastDayOfMoment, lastInstantOf, londonMinute } from '../../domain/day.ts'
import { dayWords } from '../sentences.ts'

/** `done`: the order says when, in the past or set ahead. `passed`: the limit is over and nothing is known. */
export type DueState =
  | { readonly kind: 'done'; readonly on: Day; readonly isLate: boolean }
  | { readonly kind: 'ahead'; readonly daysLeft: number }
  | { readonly kind: 'passed' }

export interface Due extends Limit {
  readonly label: string
  /** The limit as words: `2 September 2024, 10:00`, `the end of 27 December 2023`, `4 September 2024`. */
  readonly by: string
  /** What else to know; empty where there is nothing. */
  readonly note: string
  readonly state: DueState
}

interface Step {
  readonly label: (pack: RulePack) => string
  readonly note: string
  /** When it was done or is set for; null where the order does not say. */
  readonly done: (order: ClosureOrder) => Done | null
}
interface Done {
  readonly told: EitherMoment
  readonly on: Day
}
const happened = (told: Moment | null): Done | null => told && { told, on: dayOfMoment(told) }
const ended = (told: EndMoment | null): Done | null => told && { told, on: lastDayOfMoment(told) }

const STEPS: Readonly<Record<LimitKind, Step>> = {
  notice: { label: () => 'The notice lapses', note: 'Unless the court continues it.', done: () => null },
  hearing: {
    label: ({ hearingHours }) => `Hearing, within ${hearingHours} hours of service`,
    note: 'Christmas Day does not count.',
    done: (order) => happened(order.hearing),
  },
  continued: {
    label: ({ continuedHours }) => `The court may continue the notice, at most ${continuedHours} hours`,
    note: 'To the end of an adjournment, if it so orders.',
    done: () => null,
  },
  adjournment: {
    label: ({ adjournmentDays }) => `Adjourned hearing, at most ${adjournmentDays} days on`,
    note: '',
    done: (order) => happened(order.adjournedTo),
  },
  appeal: {
    label: ({ appealDays }) => `Appeal, within ${appealDays} days beginning with the decision`,
    note: '',
    done: (order) => happened(order.appeal),
  },
  order: {
    label: ({ orderMonths }) => `End of the order, at most ${orderMonths} months`,
    note: '',
    done: (order) => ended(order.ends),
  },
  'in-all': {
    label: ({ monthsInAll }) => `End with all extensions, at most ${monthsInAll} months`,
    note: 'No further extension: a new order needs a new notice.',
    done: (order) => ended(order.extendedTo),
  },
  possession: {
    label: ({ possessionMonths }) =>
      `Landlord’s notice for the absolute ground, within ${possessionMonths} months`,
    note: 'Of the order, or of the end of an appeal. Aim for the day before: counted from the order’s own day, the months are over then.',
    done: (order) => happened(order.possessionNotice),
  },
}

/** By date, the first limit first. */
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

function stateOf(limit: Limit, done: Done | null, day: Day): DueState {
  if (done) return { kind: 'done', on: done.on, isLate: isLate(limit, done.told) }
  return day <= limit.lastDay ? { kind: 'ahead', daysLeft: limit.lastDay - day } : { kind: 'passed' }
}

/** Late only where it is sure: not by a limit whose own hour is a guess, nor where some day that is meant is in time. */
export function isLate(limit: Limit, done: EitherMoment): boolean {
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
