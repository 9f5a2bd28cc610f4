/** Statutory time limits of one closure order under its rule pack. */
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

/** Latest time of one step. */
export interface Limit {
  readonly kind: LimitKind
  /** Last instant in time. */
  readonly end: Instant
  /** London day of the end; for an end at midnight the day that ends then. */
  readonly lastDay: Day
  /** Whether the hour of service is unknown: hours then count from the start of the day, the cautious reading. */
  readonly isFromMidnight: boolean
}

/** Limits of all steps, in chronological order of the procedure; a step whose start is known only by month has none. */
export const limitsOf = (order: ClosureOrder, pack: RulePack): readonly Limit[] => [
  ...noticeLimits(order, pack),
  ...hearingLimits(order, pack),
  ...decisionLimits(order, pack),
]

function noticeLimits({ noticeServed, noticeHours }: ClosureOrder, pack: RulePack): readonly Limit[] {
  if (noticeServed.precision === 'month') return []
  const isFromMidnight = noticeServed.precision === 'day'
  const { noticeHours: allowed, hearingHours } = pack
  const limits: Limit[] = []
  if (allowed !== null) {
    const hours = noticeHours ?? allowed.usual
    const count = hours > allowed.usual ? courtHoursAfter : hoursAfter
    limits.push(byHour('notice', count(noticeServed.at, hours), isFromMidnight))
  }
  if (hearingHours !== null)
    limits.push(byHour('hearing', courtHoursAfter(noticeServed.at, hearingHours), isFromMidnight))
  return limits
}

/** Limits after a first hearing that ended without a decision; else none. */
function hearingLimits(order: ClosureOrder, pack: RulePack): readonly Limit[] {
  const { hearing } = order
  const heard = knownDay(hearing)
  const decided = knownDay(decisionOn(order) ?? order.cancelled)
  if (!hearing || heard === null || (decided !== null && decided <= heard)) return []
  const { continuedHours, adjournmentDays } = pack
  return [
    ...(continuedHours === null
      ? []
      : [byHour('continued', hoursAfter(hearing.at, continuedHours), hearing.precision === 'day')]),
    ...(adjournmentDays === null ? [] : [byDay('adjournment', dayNumber(heard + adjournmentDays))]),
  ]
}

function decisionLimits(order: ClosureOrder, pack: RulePack): readonly Limit[] {
  const { appealDays, possessionMonths } = pack
  const decided = knownDay(decisionOn(order))
  const made = knownDay(order.made)
  const possession = knownDay(order.appeal) ?? made
  return [
    ...(decided === null || appealDays === null ? [] : [byDay('appeal', daysFrom(decided, appealDays).to)]),
    ...(made === null
      ? []
      : [
          byDay('order', addMonths(made, pack.orderMonths)),
          byDay('in-all', addMonths(made, pack.monthsInAll)),
        ]),
    ...(made === null || possession === null || possessionMonths === null || order.quashed
      ? []
      : [byDay('possession', addMonths(possession, possessionMonths))]),
  ]
}

/** Date of the court's decision: the order made, or its refusal; null before it. */
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

/** Instant so many elapsed hours later; across a clock change the wall clock shows one hour more or less. */
export const hoursAfter = (from: Instant, hours: number): Instant => instant(from + hours * HOUR)

/**
 * End of a period of at most a year of hours, Christmas Day disregarded (Anti-social Behaviour, Crime and Policing Act
 * 2014, ss.77(3) and 80(4)). For service on Christmas Day the hours start at the next midnight.
 */
export function courtHoursAfter(from: Instant, hours: number): Instant {
  const christmas = christmasOn(from)
  const begins = isWithinDay(from, christmas) ? endOfDay(christmas) : from
  const end = hoursAfter(begins, hours)
  const next = [christmasOn(begins), christmasOn(end)].find(
    (day) => begins < startOfDay(day) && end > startOfDay(day),
  )
  // London's clocks do not change in December, so the day has 24 hours.
  return next === undefined ? end : hoursAfter(end, 24)
}

const christmasOn = (at: Instant): Day => dayOf({ year: civilDate(londonDay(at)).year, month: 12, day: 25 })
const isWithinDay = (at: Instant, day: Day) => at >= startOfDay(day) && at < endOfDay(day)
