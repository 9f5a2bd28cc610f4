/**
 * Change of a count from baseline to window: counts, rate ratio, widened interval and, where the periods are
 * comparable, a verdict.
 */
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { rateRatioP, type ExposedCount, type RateRatio } from '../../analytics/small-numbers/rate-ratio.ts'
import { changeBetween } from '../../analytics/small-numbers/verdict.ts'
import { arrivedShare, isMostlyLate } from '../feeds/freshness.ts'
import type { Figure, Verdict } from '../figure.ts'
import { hasOtherLength, SEASON_CAVEATS, type FigurePeriod } from '../baseline/baseline.ts'
import { countWords } from '../sentences.ts'
import type { PeriodPair } from './tally.ts'

interface ChangeQuestion {
  /** Integer counts. */
  readonly pair: PeriodPair
  readonly period: FigurePeriod
  /** Phi of the counts, at least 1: the interval is widened by its square root. */
  readonly overdispersion: number
}

/** The fields of a figure that compare it with the baseline; empty without one. */
export type Change = Pick<
  Figure,
  | 'baselineValue'
  | 'ratio'
  | 'ratioLow'
  | 'ratioHigh'
  | 'verdict'
  | 'pValue'
  | 'adjustedP'
  | 'unadjustedVerdict'
  | 'overdispersion'
  | 'caveat'
  | 'comparisonNote'
>

/** The baseline's count without ratio or verdict. Omitted, not zero, where unknown. */
export function countsBeside(before: number, { comparability }: FigurePeriod): Change {
  if (comparability === 'alone' || comparability === 'out-of-reach') return caveatOf(comparability)
  return { baselineValue: before }
}

/** Caveat of a number that is no rate a day where the periods differ in length. */
const OTHER_LENGTH = 'Not compared: the baseline has another length.'

/** As `countsBeside`, for a number that does not grow in proportion to days: no count of a baseline of another length. */
export const equalDaysBeside = (before: number, period: FigurePeriod): Change =>
  hasOtherLength(period) ? { caveat: OTHER_LENGTH } : countsBeside(before, period)

/**
 * Ratio of the two daily rates with its interval, by `changeBetween`, without the incidents that are left out of both
 * sides. A verdict only where both periods share their season and weekdays and the data cover both; otherwise a caveat
 * with the reason. Of a window under a week counts alone. Infinite ratios and limits (zero in the baseline) are omitted,
 * since JSON cannot hold them.
 */
export function changeOf({ pair, period, overdispersion }: ChangeQuestion): Change {
  const { window, baseline, comparability } = period
  const counts = countsBeside(pair.before, period)
  if (comparability === 'too-short') return { ...counts, verdict: 'too short to say' }
  if (!baseline || !COMPARABLE.includes(comparability)) return { ...counts, ...caveatOf(comparability) }
  const { now: leftNow = 0, before: leftBefore = 0 } = pair.leftOut ?? {}
  const now = { count: pair.now - leftNow, exposure: daysIn(window) }
  const before = { count: pair.before - leftBefore, exposure: daysIn(baseline) }
  const { ratio } = changeBetween(now, before, overdispersion)
  return {
    ...counts,
    ...(ratio && intervalOf(ratio)),
    overdispersion,
    ...noteOf(pair, period),
    ...(comparability === 'same-season'
      ? judged({ now, before, phi: overdispersion }, period)
      : caveatOf(comparability)),
  }
}

const COMPARABLE: readonly FigurePeriod['comparability'][] = ['same-season', 'other-season', 'other-weekdays']

/** Two counts with their days, and the phi of both. */
interface ComparedCounts {
  readonly now: ExposedCount
  readonly before: ExposedCount
  readonly phi: number
}

/** The verdict, and p where it is one on chance. */
function judged({ now, before, phi }: ComparedCounts, period: JudgedPeriod): Change {
  const verdictOf = verdictAllowingForDelay(period, (a, b) => changeBetween(a, b, phi).verdict)
  const verdict = verdictOf(now, before)
  const isOnChance = verdict === 'up' || verdict === 'down' || verdict === 'could be chance'
  return { verdict, ...(isOnChance && { pValue: rateRatioP(now, before, phi) }) }
}

type JudgedPeriod = Pick<FigurePeriod, 'window' | 'baseline' | 'late'>
type VerdictOf = (now: ExposedCount, before: ExposedCount) => Verdict

/**
 * Returns a function from two counts to the verdict of `verdictOf`, or `still to rise` where reports that are still to
 * come could change it: where late days are over a tenth of a period, only what holds with any number more (a rise, if
 * the window is late); else only what the correction for the delay leaves as it is, by which a day counts by the share of
 * its reports that has arrived.
 */
export function verdictAllowingForDelay({ window, baseline, late }: JudgedPeriod, verdictOf: VerdictOf) {
  if (late === null) return verdictOf
  const [isLate, isBaselineLate] = [window, baseline].map((span) => span !== null && isMostlyLate(span, late))
  const [share, shareBefore] = [window, baseline].map((span) => (span ? arrivedShare(span, late) : 1))
  return (now: ExposedCount, before: ExposedCount): Verdict => {
    const verdict = verdictOf(now, before)
    if (verdict === 'too few to say') return verdict
    if ((isLate && verdict !== 'up') || (isBaselineLate && verdict !== 'down')) return 'still to rise'
    if (share === 1 && shareBefore === 1) return verdict
    const corrected = verdictOf(arrivedOf(now, share), arrivedOf(before, shareBefore))
    return corrected === verdict ? verdict : 'still to rise'
  }
}

const arrivedOf = ({ count, exposure }: ExposedCount, share = 1): ExposedCount => ({
  count,
  exposure: Math.max(LEAST_EXPOSURE, exposure * share),
})

/** Days; of a window without any arrived report, so that its rate stays finite. */
const LEAST_EXPOSURE = 1e-6

/** How the counts were compared: without those known by month, and by the day where the lengths differ. */
function noteOf(pair: PeriodPair, period: FigurePeriod): Pick<Change, 'comparisonNote'> {
  const { window, baseline } = period
  const notes = [
    pair.leftOut && leftOutWords(pair.leftOut),
    baseline && byTheDayWords(window, baseline),
  ].filter((note) => typeof note === 'string')
  return notes.length === 0 ? {} : { comparisonNote: notes.join(' ') }
}

/** `Known by month alone and left out of the comparison: 12 of these, 9 of the baseline.`; null where there are none. */
export const leftOutWords = ({ now, before }: { readonly now: number; readonly before: number }) =>
  now + before === 0
    ? null
    : `Known by month alone and left out of the comparison: ${countWords(now)} of these, ${countWords(before)} of the baseline.`

/** `Compared by the day: 31 days with 40.`; null for periods of one length, a leap day apart or not. */
export const byTheDayWords = (window: DaySpan, baseline: DaySpan) =>
  hasOtherLength({ window, baseline })
    ? `Compared by the day: ${daysIn(window)} days with ${daysIn(baseline)}.`
    : null

const intervalOf = ({ ratio, low, high }: RateRatio): Change => ({
  ...(Number.isFinite(ratio) && { ratio }),
  ratioLow: low,
  ...(Number.isFinite(high) && { ratioHigh: high }),
})

function caveatOf(comparability: FigurePeriod['comparability']): Change {
  const caveat = SEASON_CAVEATS[comparability]
  return caveat === null ? {} : { caveat }
}
