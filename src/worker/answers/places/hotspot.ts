/** A patrol hotspot's question: what was reported in it, and the return of the last whole month for all of them. */
import { lastWholeMonth, type DaySpan } from '../../../domain/day.ts'
import type { Figure } from '../../../measures/figure.ts'
import { hotspotReports } from '../../../measures/patrol-time/hotspot-reports.ts'
import { monthlyReturn, type MonthlyReturn } from '../../../measures/patrol-time/monthly-return.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface HotspotQuestion {
  readonly kind: 'hotspot'
  readonly id: string
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface HotspotAnswer {
  readonly kind: 'hotspot'
  readonly question: HotspotQuestion
  /** None where the data have no such hotspot. */
  readonly reports: readonly Figure[]
  readonly monthly: MonthlyReturn
}

export function hotspotAnswer({ dataset }: WorkerData, question: HotspotQuestion): HotspotAnswer {
  const hotspot = dataset.hotspots.find(({ id }) => id === question.id)
  return {
    kind: 'hotspot',
    question,
    reports: hotspot ? hotspotReports(dataset, hotspot, question) : [],
    monthly: monthlyReturn(dataset, lastWholeMonth(question.window.to)),
  }
}
