/**
 * Change between the published bands of two quarters, worked from the bands alone at their worst case, so that it says
 * nothing that the bands do not.
 */
import { lowerRateP } from '../analytics/small-numbers/rate-ratio.ts'
import type { OpenRange } from './band.ts'

/** `not-comparable`: one of the two is missing or withheld. */
export type Change = 'lower' | 'no-clear-change' | 'higher' | 'not-comparable'
/** Wording of a change. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  lower: 'lower',
  'no-clear-change': 'no clear change',
  higher: 'higher',
  'not-comparable': 'cannot be compared',
}

/** A range of counts over a number of days. */
export interface RangeInDays extends OpenRange {
  readonly days: number
}

/** Overdispersion allowed for in every public comparison. */
const PUBLIC_PHI = 1.5
/** One-sided p below which a change is called lower or higher. */
const PUBLIC_LEVEL = 0.005

/**
 * Lower only where the highest count that the new range allows is, against the lowest of the old one, beyond chance by the
 * exact conditional binomial, one-sided at .005 with clumping of 1.5 allowed for; higher the other way round; otherwise no
 * clear change.
 */
export function changeBetween(now: RangeInDays, before: RangeInDays): Change {
  if (isLower(now, before)) return 'lower'
  return isLower(before, now) ? 'higher' : 'no-clear-change'
}

/** An upper end that is not known is never below anything. */
const isLower = (a: RangeInDays, b: RangeInDays) =>
  a.high !== null &&
  a.high < b.low &&
  lowerRateP({ count: a.high, exposure: a.days }, { count: b.low, exposure: b.days }, PUBLIC_PHI) <
    PUBLIC_LEVEL

/** Why a change is neither lower nor higher, where the figures do not show it by themselves. */
export interface ChangeReason {
  readonly kind: 'chance' | 'withheld' | 'counting'
  readonly text: string
}
/** Counts below this are called small. */
const SMALL = 20

/** Null where the two ranges overlap, which shows by itself that there may be no change, and where there is a change. */
export function chanceReason(now: RangeInDays, before: RangeInDays): ChangeReason | null {
  if (changeBetween(now, before) !== 'no-clear-change') return null
  if (now.high === null || before.high === null)
    return { kind: 'withheld', text: 'not every figure is published' }
  if (now.low <= before.high && before.low <= now.high) return null
  const isSmall = Math.min(now.high, before.high) < SMALL
  return { kind: 'chance', text: isSmall ? 'small numbers, may be chance' : 'may be chance' }
}

/** A number and its sign on one line. */
const percent = (whole: number) => `${whole}\u{a0}%`

/** Smallest count before on which percentages are given. */
const LEAST_BASE = 20

/**
 * From the least to the most that the counts can have changed: `12 % to 35 % fewer`, `5 % fewer to 20 % more`, rounded
 * outwards. Null where the old range begins below 20, since the two ranges then say more than a percentage, and where an
 * upper end is not known.
 */
export function percentageRange(now: OpenRange, before: OpenRange): string | null {
  if (before.low < LEAST_BASE || before.high === null || now.high === null) return null
  const least = Math.floor((100 * (now.low - before.high)) / before.high)
  const most = Math.ceil((100 * (now.high - before.low)) / before.low)
  if (most <= 0) return `${percent(-most)} to ${percent(-least)} fewer`
  if (least >= 0) return `${percent(least)} to ${percent(most)} more`
  return `${percent(-least)} fewer to ${percent(most)} more`
}
