/** What cannot all be right about an order's dates, and what goes beyond its rule pack: noticed, and shown as told. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { decisionOn } from '../../domain/closure/limits.ts'
import type { RulePack } from '../../domain/closure/rule-packs.ts'
import { packFor } from '../../domain/closure/rule-packs.ts'
import type { EitherMoment, EndMoment, Moment } from '../../domain/day.ts'
import { addMonths, dayOfMoment, earliestDayOf, lastInstantOf } from '../../domain/day.ts'
import type { NoticeCode } from '../rows/notices.ts'
import { isNoticeCode } from '../rows/notices.ts'

/** True only where every instant that the one can mean is before every instant that the other can. */
const isBefore = (one: EitherMoment | null, other: Moment | null) =>
  one !== null && other !== null && lastInstantOf(one) < other.at

type Check = (order: ClosureOrder) => boolean
const CONTRADICTIONS: Readonly<Partial<Record<NoticeCode, Check>>> = {
  'hearing-before-notice': (order) => isBefore(order.hearing, order.noticeServed),
  'decided-before-notice': (order) => isBefore(decisionOn(order), order.noticeServed),
  'made-after-ended': ({ made, discharged, quashed }) =>
    isBefore(discharged, made) || isBefore(quashed, made),
  'made-and-refused': ({ made, refused, cancelled }) => made !== null && (refused ?? cancelled) !== null,
  'possession-before-made': ({ possessionNotice, made }) => isBefore(possessionNotice, made),
  'discharged-after-end': ({ discharged, ends, extendedTo }) => isBefore(extendedTo ?? ends, discharged),
}

const BEYOND_PACK: Readonly<Partial<Record<NoticeCode, (order: ClosureOrder, pack: RulePack) => boolean>>> = {
  'order-too-long': ({ made, ends }, pack) => isBeyond(made, ends, pack.orderMonths),
  'too-long-in-all': ({ made, extendedTo }, pack) => isBeyond(made, extendedTo, pack.monthsInAll),
  'applicant-not-in-pack': ({ applicant }, pack) =>
    applicant !== null && !pack.applicants.includes(applicant),
}

/** Nothing is said of a beginning that is known by month only, nor of an end of which some day is within the limit. */
function isBeyond(made: Moment | null, end: EndMoment | null, months: number): boolean {
  if (made === null || end === null || made.precision === 'month') return false
  return earliestDayOf(end) > addMonths(dayOfMoment(made), months)
}

/** By the pack that the time of service decides; served before all that we know, no limit is held against it. */
export function orderNotes(order: ClosureOrder): readonly NoticeCode[] {
  const pack = packFor(order.noticeServed)
  return [
    ...codesWhere(CONTRADICTIONS, (check) => check(order)),
    ...(pack === null ? [] : codesWhere(BEYOND_PACK, (check) => check(order, pack))),
  ]
}

const codesWhere = <C>(
  checks: Readonly<Partial<Record<NoticeCode, C>>>,
  isDue: (check: C) => boolean,
): readonly NoticeCode[] =>
  Object.entries(checks).flatMap(([code, check]) => (isNoticeCode(code) && isDue(check) ? [code] : []))
