/**
 * Comparison of the counts at one clock position with the baseline: overall change and a verdict per cluster,
 * and the short text of it.
 */

import { quickVerdict } from '../../analytics/small-numbers/verdict.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { seasonCaveatOf, isoSpan, type SeasonCaveat } from './baseline.ts'
import type { BoroughOverdispersion } from './borough-overdispersion.ts'
import type { Verdict } from '../figure.ts'
import type { LateDays } from '../feeds/freshness.ts'
import { changeOf, verdictOfLate, type Change } from '../figures/change.ts'
import { countWords, LEAST_BASE_FOR_PERCENT, rateWords, spanWords } from '../sentences.ts'

/** Counts of one period: total and per cluster. Both periods list the clusters in the same order. */
export interface CountedSpan {
  readonly window: DaySpan
  readonly total: number
  readonly counts: ArrayLike<number>
}
/** What a comparison needs besides the two counts. */
export interface ComparisonContext {
  /** Days covered by the incidents. */
  readonly reach: DaySpan | null
  readonly overdispersion: BoroughOverdispersion
  /** True where areas are selected: the total then takes the overdispersion of a single place. */
  readonly isPart: boolean
  /** The last days of the data, for which reports are still to come. */
  readonly late: LateDays | null
}
/** Result of comparing two counted spans. */
export interface BaselineComparison {
  readonly comparability: SeasonCaveat
  /** Crimes and ASB together: ratio, interval, and a verdict where the periods are comparable. */
  readonly change: Change
  /** Per cluster, in the order of the counts; null where the periods are not comparable. */
  readonly verdicts: readonly Verdict[] | null
  /** Phi used for the clusters' verdicts. */
  readonly overdispersion: number
}

/** Cost: about 2 µs per cluster and 100 µs for the overall interval. */
export function besideBaseline(
  now: CountedSpan,
  before: CountedSpan,
  context: ComparisonContext,
): BaselineComparison {
  const { reach, overdispersion, isPart, late } = context
  const { window } = now
  const baseline = before.window
  const comparability = seasonCaveatOf({ window, baseline }, reach)
  return {
    comparability,
    change: changeOf({
      pair: { now: now.total, before: before.total },
      period: { window, baseline, reach, comparability, days: isoSpan(window), late },
      overdispersion: isPart ? overdispersion.place : overdispersion.borough,
    }),
    verdicts: comparability === 'same-season' ? verdictsOn(now, before, context) : null,
    overdispersion: overdispersion.place,
  }
}

function verdictsOn(
  now: CountedSpan,
  before: CountedSpan,
  { overdispersion: { place: phi }, late }: ComparisonContext,
): readonly Verdict[] {
  const [exposure, exposureBefore] = [daysIn(now.window), daysIn(before.window)]
  return Array.from(now.counts, (count, at) =>
    verdictOfLate(
      quickVerdict({ count, exposure }, { count: before.counts[at] ?? 0, exposure: exposureBefore }, phi),
      now.window,
      late,
    ),
  )
}

/** Overall change as one line above the map: `In all −9 % (−11 to −7)`, with its explanation. */

export interface ShortChange {
  readonly text: string
  /** Null where the periods are not comparable; `text` then gives the reason. */
  readonly verdict: Verdict | null
  /** The counts, the baseline and the overdispersion, in whole sentences. */
  readonly details: string
}
/** Comparison with its two totals and the baseline's days. */
export interface ChangeCounts extends Pick<BaselineComparison, 'change' | 'comparability'> {
  readonly now: number
  readonly before: number
  readonly baseline: DaySpan
}

/** Suffix that states why there is no verdict. */
const NO_VERDICT_SUFFIX: Readonly<Record<SeasonCaveat, string>> = {
  alone: '',
  'same-season': '',
  'other-season': ', season not removed',
  overlapping: ', window and baseline share days',
  'out-of-reach': ', the data do not cover the baseline',
  unfinished: ', the data do not cover the whole window',
}

const signed = (ratio: number) => {
  const percent = Math.round((ratio - 1) * 100)
  return `${percent < 0 ? '−' : percent > 0 ? '+' : ''}${countWords(Math.abs(percent))}`
}

/**
 * No percentage on a base under `LEAST_BASE_FOR_PERCENT`; the interval alone where the change could be
 * chance.
 */
export function shortChange(counts: ChangeCounts): ShortChange {
  const { change, comparability, now, before, baseline } = counts
  const phi =
    change.overdispersion === undefined ? '' : ` Clumping allowed for: ${rateWords(change.overdispersion)}.`
  return {
    text: `In all ${changeText(counts)}${NO_VERDICT_SUFFIX[comparability]}`,
    verdict: change.verdict ?? null,
    details: `Crimes and ASB together, compared with ${spanWords(baseline)}: ${countWords(now)}, was ${countWords(before)}.${phi}`,
  }
}

function changeText({ change, now, before }: ChangeCounts): string {
  const { ratio, ratioLow: low, ratioHigh: high, verdict } = change
  const isBare = ratio === undefined || low === undefined || high === undefined
  if (isBare || before < LEAST_BASE_FOR_PERCENT) return `${countWords(now)}, was ${countWords(before)}`
  if (verdict === 'could be chance' || verdict === 'still to rise')
    return `${signed(low)} to ${signed(high)} %`
  return `${signed(ratio)} % (${signed(low)} to ${signed(high)})`
}
