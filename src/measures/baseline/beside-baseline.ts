/** One counted moment of the clock beside its baseline: the change in all, and a verdict on each cluster. */
import { quickVerdict } from '../../analytics/small-numbers/verdict.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { seasonCaveatOf, type SeasonCaveat } from './baseline.ts'
import type { BoroughOverdispersion } from './borough-overdispersion.ts'
import type { Verdict } from '../figure.ts'
import { changeOf, type Change } from '../figures/change.ts'
import { isoSpan } from '../figures/period.ts'

/** Counts of one period: in all, and of each cluster, both periods in the same order. */
export interface CountedSpan {
  readonly window: DaySpan
  readonly total: number
  readonly counts: ArrayLike<number>
}
export interface Comparing {
  /** The days that the incidents speak for. */
  readonly reach: DaySpan | null
  readonly clumping: BoroughOverdispersion
  /** True where areas are chosen: the whole then clumps as a place does. */
  readonly isPart: boolean
}
export interface BaselineComparison {
  readonly standing: SeasonCaveat
  /** Crimes and ASB together: ratio, interval, and a verdict where the standing allows one. */
  readonly change: Change
  /** Of each cluster, in the order of the counts; null where the standing allows none. */
  readonly verdicts: readonly Verdict[] | null
  /** Phi that the clusters' verdicts allow for. */
  readonly clumping: number
}

/** Cost: some 2 microseconds a cluster, and 100 for the interval in all. */
export function besideBaseline(
  now: CountedSpan,
  before: CountedSpan,
  comparing: Comparing,
): BaselineComparison {
  const { reach, clumping, isPart } = comparing
  const { window } = now
  const baseline = before.window
  const standing = seasonCaveatOf({ window, baseline }, reach)
  return {
    standing,
    change: changeOf({
      pair: { now: now.total, before: before.total },
      period: { window, baseline, reach, standing, days: isoSpan(window) },
      clumping: isPart ? clumping.place : clumping.whole,
    }),
    verdicts: standing === 'same-season' ? verdictsOn(now, before, clumping.place) : null,
    clumping: clumping.place,
  }
}

function verdictsOn(now: CountedSpan, before: CountedSpan, phi: number): readonly Verdict[] {
  const [exposure, exposureBefore] = [daysIn(now.window), daysIn(before.window)]
  return Array.from(now.counts, (count, at) =>
    quickVerdict({ count, exposure }, { count: before.counts[at] ?? 0, exposure: exposureBefore }, phi),
  )
}
