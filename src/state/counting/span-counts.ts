/** Counts of the incidents of a selection over a span of days. */
import type { ClusterIndex, Frame, Selection } from '../../analytics/cluster-index.ts'
import { dailyCounts, runningTotals, stepOf, totalIn } from '../../analytics/step.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import type { ShownCounts } from '../store.ts'

export type SpanCounts = Pick<ShownCounts, 'window' | 'step' | 'total'>

/** Daily counts to the end of the data, and their running totals. */
interface DailyTotals {
  readonly daily: Uint32Array
  readonly totals: Uint32Array
}

/** Daily counts and their running totals, recomputed only when categories, areas, hours or data change. */
export function makeDailyCounter() {
  return memoisedLast(
    (index: ClusterIndex, { selection, dataDays }: { selection: Selection; dataDays: DaySpan }) =>
      totalsOf(dailyCounts(index, selection), dataDays),
    ({ selection: { chosen, category }, dataDays }) => [chosen, category, daysIn(dataDays)],
  )
}

/** Daily counts extended with zeros to the end of the data, and their running totals. */
export function totalsOf(counts: Uint32Array, dataDays: DaySpan): DailyTotals {
  const daily = new Uint32Array(Math.max(counts.length, daysIn(dataDays)))
  daily.set(counts)
  return { daily, totals: runningTotals(daily) }
}

/** What is counted, for any days. */
interface CountedSelection {
  readonly index: ClusterIndex
  readonly selection: Selection
  readonly totals: Uint32Array
  readonly frame: Frame
}

/** Counts of a span from nothing. */
export const spanCounts = (
  { index, selection, totals, frame }: CountedSelection,
  days: DaySpan,
): SpanCounts => ({
  window: days,
  step: stepOf(index, { ...selection, ...days }, frame),
  total: totalIn(index, totals, days),
})
