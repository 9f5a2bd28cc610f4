/** The days that the board is about. */
import { usualBaseline, type BoardPeriod } from '../../measures/baseline/baseline.ts'
import { baselineOf, windowOf, type Catalogue } from '../catalogue.ts'
import type { View } from '../view.ts'

/** Window and baseline of the board; without a chosen baseline, the usual one. */
export function boardPeriodOf(view: View, catalogue: Catalogue): BoardPeriod {
  const window = windowOf(view, catalogue)
  const baseline = view.base === null ? usualBaseline(window, catalogue.reach) : baselineOf(view, catalogue)
  return { window, baseline }
}
