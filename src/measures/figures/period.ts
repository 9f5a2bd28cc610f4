/** What every figure needs to know about the question: its days in both spellings, and how the two periods stand. */
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { isoDay } from '../../domain/day.ts'
import type { BoardPeriod, SeasonCaveat } from '../baseline/baseline.ts'
import { incidentReach, seasonCaveatOf } from '../baseline/baseline.ts'

export interface Period extends BoardPeriod {
  /** Days that the incidents speak for; null where there are none. */
  readonly reach: DaySpan | null
  /** How the incidents of the two periods may be compared. */
  readonly standing: SeasonCaveat
  /** `from` and `to` of a figure of the whole window. */
  readonly days: { readonly from: string; readonly to: string }
}

export function periodOf(dataset: Dataset, question: BoardPeriod): Period {
  const reach = incidentReach(dataset)
  return { ...question, reach, standing: seasonCaveatOf(question, reach), days: isoSpan(question.window) }
}

export const isoSpan = ({ from, to }: DaySpan) => ({ from: isoDay(from), to: isoDay(to) })

/**
 * Whether records of small number speak for the baseline: they begin before it does, so that a nought in it is a
 * nought. `first` is the day of the earliest record, or null where there are none.
 */
export const speaksFor = (baseline: DaySpan | null, first: number | null): baseline is DaySpan =>
  baseline !== null && first !== null && first <= baseline.from
