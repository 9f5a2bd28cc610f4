/** The days that the board is about. */
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { previousPeriod, type DaySpan } from '../../domain/day.ts'
import { usualBaseline, type BoardPeriod } from '../../measures/baseline/baseline.ts'
import { baselineOf, windowOf, type Catalogue } from '../catalogue.ts'
import type { View } from '../view.ts'

/** Window and baseline of the board; without a chosen baseline, the usual one. Other feeds are compared without incidents too. */
export function boardPeriodOf(view: View, catalogue: Catalogue): BoardPeriod {
  const window = windowOf(view, catalogue)
  if (view.base === null) return { window, baseline: usualBaseline(window, catalogue.reach) }
  return { window, baseline: catalogue.reach ? baselineOf(view, catalogue) : chosenDays(view.base, window) }
}

/** The days that a choice means where there are no incidents to cover them. */
const chosenDays = (base: string, window: DaySpan): DaySpan | null =>
  base === 'before' ? previousPeriod(window) : (typedDates(base) ?? usualBaseline(window, null))
