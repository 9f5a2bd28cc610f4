/** Compares the counts of a window with those of its baseline; loaded only once something can be compared. */
import type { Frame, Selection } from '../../analytics/cluster-index.ts'
import { withKnownDay } from '../../analytics/selection.ts'
import { isUnderFourWeeks } from '../../domain/day.ts'
import { besideBaseline, shortChange } from '../../measures/baseline/beside-baseline.ts'
import { coveredWithin } from '../../measures/feeds/covered-incidents.ts'
import { countedWords } from '../../measures/figures/category-words.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import { comparisonOf, type Catalogue } from '../catalogue.ts'
import type { ShownCounts } from '../store.ts'
import type { View } from '../view.ts'
import { makeDailyCounter, spanCounts, type SpanCounts } from './span-counts.ts'

interface BothCounts {
  readonly now: SpanCounts & Pick<ShownCounts, 'index'>
  readonly before: SpanCounts
}
interface ComparingContext {
  readonly selection: Selection
  readonly view: View
  readonly catalogue: Catalogue
  readonly frame: Frame
}

/** Compares two periods: under 28 days without the incidents that are known by month alone. */
export function makeComparer() {
  const dailyOf = makeDailyCounter()
  const knownByDay = memoisedLast(withKnownDay, (category) => [category])
  const comparedOf = (both: BothCounts, { selection, catalogue, frame }: ComparingContext) => {
    const { index } = both.now
    const category = isUnderFourWeeks(both.now.window) ? knownByDay(index, selection.category) : null
    if (category === null) return both
    const ofKnown = { ...selection, category }
    const { totals } = dailyOf(index, { selection: ofKnown, dataDays: catalogue.dataDays })
    const counted = { index, selection: ofKnown, totals, frame }
    return { now: spanCounts(counted, both.now.window), before: spanCounts(counted, both.before.window) }
  }
  return (
    { now, before }: BothCounts,
    context: ComparingContext,
  ): Pick<ShownCounts, 'baseline' | 'change'> => {
    const { view, catalogue } = context
    // No verdict on days that a feed of incidents does not cover.
    const { days: reach } = coveredWithin(catalogue, catalogue.reach)
    const { overdispersion, late } = catalogue
    const comparing = { reach, overdispersion, late, isPart: view.areas.length > 0 }
    const compared = comparedOf({ now, before }, context)
    // The nodes in a frame do not depend on the days, so that both counts align node by node.
    const comparison = besideBaseline(spanOf(compared.now), spanOf(compared.before), comparing)
    const change = shortChange({
      ...comparison,
      now: now.total,
      before: before.total,
      leftOut: { now: now.total - compared.now.total, before: before.total - compared.before.total },
      window: now.window,
      baseline: before.window,
      counted: countedWords(catalogue.categories, view.categories),
      notice: comparisonOf(view, catalogue).notice,
    })
    const steps = { now: compared.now.step, before: compared.before.step }
    return { baseline: { ...before, ...comparison, compared: steps }, change }
  }
}

const spanOf = (counted: SpanCounts) => ({ ...counted, counts: counted.step.count })
