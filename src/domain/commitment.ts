/** Commitments agreed at meetings, and results of residents' surveys. */
import { type Day, type EndMoment, type Moment, lastDayOfMoment } from './day.ts'

/** One row of a commitments feed. */
export interface Commitment {
  readonly id: string
  readonly agreed: Moment
  readonly text: string
  readonly owner: string
  readonly due: EndMoment
  readonly done: Moment | null
  readonly outcome: string | null
  readonly site: string | null
  readonly area: string | null
  readonly askedBy: 'board' | 'residents' | null
  readonly isPublic: boolean
}

/** Whether the commitment is not done and its due date is past. */
export const isOverdue = (commitment: Commitment, day: Day) =>
  commitment.done === null && lastDayOfMoment(commitment.due) < day

/** One question of a survey. */
export interface SurveyResult {
  readonly id: string
  readonly site: string | null
  readonly area: string | null
  readonly from: Moment
  readonly to: EndMoment
  readonly question: string
  /** Number of answers, and of those that agreed. */
  readonly answered: number
  readonly agreed: number
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly commitments: { readonly list: 'commitments'; readonly record: Commitment }
    readonly 'survey-results': { readonly list: 'surveys'; readonly record: SurveyResult }
  }
}
