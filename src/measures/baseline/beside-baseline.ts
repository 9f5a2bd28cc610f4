/**
 * Comparison of the counts at one clock position with the baseline: overall change and a verdict per cluster,
 * and the short text of it.
 */

import { rateRatioP } from '../../analytics/small-numbers/rate-ratio.ts'
import { quickVerdict } from '../../analytics/small-numbers/verdict.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { seasonCaveatOf, isoSpan, SEASON_CAVEATS, type SeasonCaveat } from './baseline.ts'
import type { BoroughOverdispersion } from './borough-overdispersion.ts'
import type { Verdict } from '../figure.ts'
import type { LateDays } from '../feeds/freshness.ts'
import {
  byTheDayWords,
  changeOf,
  leftOutWords,
  verdictAllowingForDelay,
  type Change,
} from '../figures/change.ts'
import { comparisonsIn, comparisonsSentence, verdictsAllowedForNumber } from '../figures/many-comparisons.ts'
import { changeWords, countWords, spanWords, weekdayWords } from '../sentences.ts'

/**
 * Counts of one period: total and per cluster, of the incidents that are compared. Both periods list the clusters in the
 * same order.
 */
interface CountedSpan {
  readonly window: DaySpan
  readonly total: number
  readonly counts: ArrayLike<number>
}
/** What a comparison needs besides the two counts. */
interface ComparisonContext {
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
  /** Of the two totals: ratio, interval, and a verdict where the periods are comparable. */
  readonly change: Change
  /** The same for any other pair of counts of the two periods, with its own phi. */
  readonly changeOf: (now: number, before: number, overdispersion: number) => Change
  /** Per cluster, in the order of the counts, their number allowed for; null where the periods are not comparable. */
  readonly verdicts: readonly Verdict[] | null
  /** What was found among the clusters, and what chance alone would give; null without verdicts. */
  readonly clustersNote: () => string | null
  /** Phi used for the clusters' verdicts. */
  readonly overdispersion: number
  /** Why the periods are not comparable; null where they are. */
  readonly caveat: string | null
  /** Of a table of changes: why they have no verdict, or how many of their verdicts chance alone would give. */
  readonly noteOn: (changes: readonly Change[]) => string
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
  const period = { window, baseline, reach, comparability, days: isoSpan(window), late }
  const caveat = SEASON_CAVEATS[comparability]
  const alone = comparability === 'same-season' ? verdictsOn(now, before, context) : null
  const verdicts = alone && allowedVerdicts(alone, { now, before, phi: overdispersion.place })
  const changeOfPair: BaselineComparison['changeOf'] = (count, countBefore, phi) =>
    changeOf({ pair: { now: count, before: countBefore }, period, overdispersion: phi })
  return {
    comparability,
    change: changeOfPair(now.total, before.total, isPart ? overdispersion.place : overdispersion.borough),
    changeOf: changeOfPair,
    verdicts,
    clustersNote: () => alone && verdicts && comparisonsSentence(comparisonsIn(withBoth(verdicts, alone))),
    overdispersion: overdispersion.place,
    caveat,
    noteOn: (changes) => caveat ?? comparisonsSentence(comparisonsIn(changes)),
  }
}

function verdictsOn(
  now: CountedSpan,
  before: CountedSpan,
  { overdispersion: { place: phi }, late }: ComparisonContext,
): readonly Verdict[] {
  const [exposure, exposureBefore] = [daysIn(now.window), daysIn(before.window)]
  const verdictOf = verdictAllowingForDelay({ window: now.window, baseline: before.window, late }, (a, b) =>
    quickVerdict(a, b, phi),
  )
  return Array.from(now.counts, (count, at) =>
    verdictOf({ count, exposure }, { count: before.counts[at] ?? 0, exposure: exposureBefore }),
  )
}

interface ComparedSpans {
  readonly now: CountedSpan
  readonly before: CountedSpan
  readonly phi: number
}

function allowedVerdicts(alone: readonly Verdict[], { now, before, phi }: ComparedSpans): readonly Verdict[] {
  const [exposure, exposureBefore] = [daysIn(now.window), daysIn(before.window)]
  return verdictsAllowedForNumber(alone, (at) =>
    rateRatioP(
      { count: now.counts[at] ?? 0, exposure },
      { count: before.counts[at] ?? 0, exposure: exposureBefore },
      phi,
    ),
  )
}

const withBoth = (verdicts: readonly Verdict[], alone: readonly Verdict[]) =>
  verdicts.map((verdict, at) => ({ verdict, unadjustedVerdict: alone[at] ?? verdict }))

/** The overall change as one line above the map: `In all 184, was 153: between 6 % fewer and 53 % more`. */
export interface ShortChange {
  readonly text: string
  /** Null where the periods are not comparable; `text` then gives the reason. */
  readonly verdict: Verdict | null
  /** What is counted, the baseline's days and the overdispersion, in whole sentences. */
  readonly details: string
  /**
   * That other days than those asked for are compared with and why, what is left out of the comparison, and that it is by
   * the day; null where there is nothing to say.
   */
  readonly notice: string | null
}
/** Comparison with its two totals, the baseline's days and what is counted: `Crimes and ASB together`. */
interface ChangeCounts extends Pick<BaselineComparison, 'change' | 'comparability'> {
  /** Totals, with what is left out of the comparison. */
  readonly now: number
  readonly before: number
  /** Incidents known by month alone among them; absent: nothing is left out. */
  readonly leftOut?: { readonly now: number; readonly before: number }
  readonly window: DaySpan
  readonly baseline: DaySpan
  readonly counted: string
  readonly notice: string | null
}

/** Suffix that states why there is no verdict. */
const NO_VERDICT_SUFFIX: Readonly<Record<SeasonCaveat, string>> = {
  alone: '',
  'same-season': '',
  'other-season': ', season not removed',
  'other-weekdays': ', weekdays not removed',
  'too-short': '',
  overlapping: ', window and baseline share days',
  'out-of-reach': ', the data do not cover the baseline',
  unfinished: ', the data do not cover the whole window',
}

/** Count, base and interval; the interval alone where the change could be chance. */
export function shortChange(counts: ChangeCounts): ShortChange {
  const { change, comparability, now, before, leftOut, window, baseline, counted, notice } = counts
  const words = changeWords(change)
  const weekdays = weekdayWords(window, baseline)
  const was = `${countWords(before)}${weekdays === null ? '' : ` (${weekdays})`}`
  const notices = [
    notice,
    words && leftOut ? leftOutWords(leftOut) : null,
    words ? byTheDayWords(window, baseline) : null,
  ].filter((sentence) => sentence !== null)
  return {
    text: `In all ${countWords(now)}, was ${was}${words && `: ${words}`}${NO_VERDICT_SUFFIX[comparability]}`,
    verdict: change.verdict ?? null,
    details: `${counted}, compared with ${spanWords(baseline)}.`,
    notice: notices.length === 0 ? null : notices.join(' '),
  }
}
