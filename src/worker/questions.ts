/** The catalogue of questions: what may be asked of the columns. An answer carries the question it answers. */
import type { DaySpan } from '../domain/day.ts'
import type { AreaRow } from '../measures/area-table.ts'
import type { Figure } from '../measures/figure.ts'

/** Every figure of the board for a window, and the wards one by one. */
export interface BoardQuestion {
  readonly kind: 'board'
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
/** What lies under one node of the index, in the window and the chosen categories. */
export interface ClusterQuestion {
  readonly kind: 'cluster'
  readonly node: number
  readonly window: DaySpan
  /** Ids; null: every category. */
  readonly categories: readonly string[] | null
  /** Codes of areas or ids of sites; empty: anywhere. */
  readonly areas: readonly string[]
}
export type Question = BoardQuestion | ClusterQuestion

export interface BoardAnswer {
  readonly kind: 'board'
  readonly question: BoardQuestion
  readonly figures: readonly Figure[]
  readonly wards: readonly AreaRow[]
}
export interface ClusterAnswer {
  readonly kind: 'cluster'
  readonly question: ClusterQuestion
  readonly count: number
  /** By the dataset's categories. */
  readonly byCategory: readonly number[]
  /** By weekday (Monday first) and hour: 7 x 24 numbers; incidents whose hour is not known are not in it. */
  readonly byHour: readonly number[]
  readonly hourUnknown: number
}
export type Answer = BoardAnswer | ClusterAnswer
