/** The areas' question: every level of area one by one, with its funnel. */
import type { DaySpan } from '../../../domain/day.ts'
import { areaLevels, type AreaLevel } from '../../../measures/areas/area-levels.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface AreasQuestion {
  readonly kind: 'areas'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface AreasAnswer {
  readonly kind: 'areas'
  readonly question: AreasQuestion
  readonly levels: readonly AreaLevel[]
}

export const areasAnswer = ({ dataset, borough }: WorkerData, question: AreasQuestion): AreasAnswer => ({
  kind: 'areas',
  question,
  levels: areaLevels(dataset, question, borough),
})
