/** The legal limits of one closure order under its rule pack: by when each step must be taken, at the latest. */

import type { ClosureOrder } from '../closure-order.ts'
import {
  addMonths,
  dayNumber,
  dayOfMoment,
  daysFrom,
  endOfDay,
  instant,
  londonDay,
  civilDate,
  dayOf,
  HOUR,
  startOfDay,
  type Day,
  type Instant,
  type Moment,
} from '../day.ts'
import type { RulePack } from './rule-packs.ts'

const LIMIT_KINDS = [
  'notice',
  'hearing',
  'continued',
  'adjournment',
  'appeal',
  'order',
  'in-all',
  'possession',
] as const
export type LimitKind = (typeof LIMIT_KINDS)[number]

export interface Limit {
  readonly kind: LimitKind
  /** The last instant that is in time. */
  readonly end: Instant
  /** The London day on which it falls; for an end at midnight the day that then is over. */
  readonly lastDay: Day
  /** True where the hour of service is not known: then it is counted from the day's first minute, to be safe. */
  readonly isFromMidnight: boolean
}

/** In the order in which they arise; a step whose beginning is not known by day has no limit. */
export const limitsOf = (order: ClosureOrder, pack: RulePack): readonly Limit[] => [
  ...noticeLimits(order, pack),
  ...hearingLimits(order, pack),
  ...decisionLimits(order, pack),
]

function noticeLimits({ noticeServed, noticeHours }: ClosureOrder, pack: RulePack): readonly Limit[] {
  if (noticeServed.precision === 'month') return []
  const hours = noticeHours ?? pack.noticeHours.usual
  const count = hours > pack.noticeHours.usual ? courtHoursAfter : hoursAfter
  const isFromMidnight = noticeServed.precision === 'day'
  return [
    byHour('notice', count(noticeServed.at, hours), isFromMidnight),
    byHour('hearing', courtHoursAfter(noticeServed.at, pack.hearingHours), isFromMidnight),
  ]
}

/** Only where the first hearing ended without a decision. */
function hearingLimits(order: ClosureOrder, pack: RulePack): readonly Limit[] {
  const { hearing } = order
  const heard = knownDay(hearing)
  const decided = knownDay(decisionOn(order) ?? order.cancelled)
  if (!hearing || heard === null || (decided !== null && decided <= heard)) return []
  return [
    byHour('continued', hoursAfter(hearing.at, pack.continuedHours), hearing.precision === 'day'),
    byDay('adjournment', dayNumber(heard + pack.adjournmentDays)),
  ]
}

function decisionLimits(order: ClosureOrder, pack: RulePack): readonly Limit[] {
  const decided = knownDay(decisionOn(order))
  const made = knownDay(order.made)
  const possession = knownDay(order.appeal) ?? made
  return [
    ...(decided === null ? [] : [byDay('appeal', daysFrom(decided, pack.appealDays).to)]),
    ...(made === null
      ? []
      : [
          byDay('order', addMonths(made, pack.orderMonths)),
          byDay('in-all', addMonths(made, pack.monthsInAll)),
        ]),
    ...(made === null || possession === null || order.quashed
      ? []
      : [byDay('possession', addMonths(possession, pack.possessionMonths))]),
  ]
}

/** What the court decided on the application: the order, or its refusal. */
export const decisionOn = ({ made, refused }: ClosureOrder): Moment | null => made ?? refused

const knownDay = (moment: Moment | null): Day | null =>
  moment === null || moment.precision === 'month' ? null : dayOfMoment(moment)

const byHour = (kind: LimitKind, end: Instant, isFromMidnight: boolean): Limit => ({
  kind,
  end,
  lastDay: londonDay(instant(end - 1)),
  isFromMidnight,
})
const byDay = (kind: LimitKind, lastDay: Day): Limit => ({
  kind,
  end: instant(endOfDay(lastDay) - 1),
  lastDay,
  isFromMidnight: false,
})

/** How the law counts time from service: hours as they pass, Christmas Day left out where the Act says so. */

/** Hours as they pass: over a night when the clocks change, the wall clock shows one more or fewer. */
export const hoursAfter = (from: Instant, hours: number): Instant => instant(from + hours * HOUR)

/**
 * The end of so many hours (at most a year of them) with Christmas Day disregarded. Served on Christmas Day itself,
 * the hours begin with the next midnight. (Anti-social Behaviour, Crime and Policing Act 2014, ss.77(3) and 80(4).)
 */
export function courtHoursAfter(from: Instant, hours: number): Instant {
  const christmas = christmasOn(from)
  const begins = isWithinDay(from, christmas) ? endOfDay(christmas) : from
  const end = hoursAfter(begins, hours)
  const next = [christmasOn(begins), christmasOn(end)].find(
    (day) => begins < startOfDay(day) && end > startOfDay(day),
  )
  // London's clocks do not change in December: a day then is 24 hours.
  return next === undefined ? end : hoursAfter(end, 24)
}

const christmasOn = (at: Instant): Day => dayOf({ year: civilDate(londonDay(at)).year, month: 12, day: 25 })
const isWithinDay = (at: Instant, day: Day) => at >= startOfDay(day) && at < endOfDay(day)
