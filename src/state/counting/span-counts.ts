/** Counts of the incidents of a selection over a span of days. */
import type { ClusterIndex, Frame, Selection } from '../../analytics/cluster-index.ts'
import { dailyCounts, runningTotals, stepOf, totalIn } from '../../analytics/step.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import type { ShownCounts } from '../store.ts'

export type SpanCounts = Pick<ShownCounts, 'window' | 'step' | 'total'>

/** Daily counts and their running totals, recomputed only when categories, areas, hours or data change. */
export function makeDailyCounter() {
  return memoisedLast(
    (index: ClusterIndex, { selection, dataDays }: { selection: Selection; dataDays: DaySpan }) => {
      const daily = paddedTo(dailyCounts(index, selection), dataDays)
      return { daily, totals: runningTotals(daily) }
    },
    ({ selection: { chosen, category }, dataDays }) => [chosen, category, daysIn(dataDays)],
  )
}

/** What is counted, for any days. */
interface CountedSelection {
  readonly index: ClusterIndex
  readonly selection: Selection
  readonly totals: Uint32Array
  readonly frame: Frame
}

export const spanCounts = (
  { index, selection, totals, frame }: CountedSelection,
  days: DaySpan,
): SpanCounts => ({
  window: days,
  step: stepOf(index, { ...selection, ...days }, frame),
  total: totalIn(index, totals, days),
})

/** Extends daily counts with zeros to the end of the data. */
function paddedTo(daily: Uint32Array, dataDays: DaySpan): Uint32Array {
  const padded = new Uint32Array(Math.max(daily.length, daysIn(dataDays)))
  padded.set(daily)
  return padded
}
