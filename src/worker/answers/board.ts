/** The board's question: every figure for a window and its baseline, and the wards one by one. */
import type { DaySpan } from '../../domain/day.ts'
import { areaTable, type AreaRow } from '../../measures/area-table.ts'
import type { Figure } from '../../measures/figure.ts'
import { figuresOf } from '../../measures/figures-of.ts'
import type { Held } from '../held.ts'

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

export function boardAnswer({ dataset }: Held, question: BoardQuestion): BoardAnswer {
  const figures = figuresOf(dataset, question)
  return {
    kind: 'board',
    question,
    figures,
    wards: areaTable(dataset, question, { figures }),
  }
}
