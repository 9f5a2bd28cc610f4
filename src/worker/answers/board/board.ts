/** The board's questions for a window and its baseline: the first page's figures with the wards; then every figure. */
import type { DaySpan } from '../../../domain/day.ts'
import { areaTable, type AreaRow } from '../../../measures/area-table.ts'
import type { Figure } from '../../../measures/figure.ts'
import { figuresOf, summaryFigures } from '../../../measures/figures-of.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface BoardQuestion {
  readonly kind: 'board'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

export interface BoardAnswer {
  readonly kind: 'board'
  readonly question: BoardQuestion
  readonly figures: readonly Figure[]
  readonly wards: readonly AreaRow[]
}

export function boardAnswer({ dataset }: WorkerData, question: BoardQuestion): BoardAnswer {
  const figures = summaryFigures(dataset, question)
  return {
    kind: 'board',
    question,
    figures,
    wards: areaTable(dataset, question, { figures }),
  }
}

/** What the files hold: it takes longer than the first page may. */
export interface FiguresQuestion {
  readonly kind: 'figures'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface FiguresAnswer {
  readonly kind: 'figures'
  readonly question: FiguresQuestion
  readonly figures: readonly Figure[]
}

export const figuresAnswer = (
  { dataset, borough }: WorkerData,
  question: FiguresQuestion,
): FiguresAnswer => ({
  kind: 'figures',
  question,
  figures: figuresOf(dataset, question, borough),
})
