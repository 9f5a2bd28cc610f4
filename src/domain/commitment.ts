/** What the meeting agreed, who owns it and what came of it; and what residents answered when asked. */
import type { Day, EndMoment, Moment } from './day.ts'
import { lastDayOfMoment } from './day.ts'

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

export const isOverdue = (commitment: Commitment, day: Day) =>
  commitment.done === null && lastDayOfMoment(commitment.due) < day

export interface SurveyResult {
  readonly id: string
  readonly site: string | null
  readonly area: string | null
  readonly from: Moment
  readonly to: EndMoment
  readonly question: string
  /** How many answered, and how many of them agreed. */
  readonly answered: number
  readonly agreed: number
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly commitments: { readonly list: 'commitments'; readonly record: Commitment }
    readonly 'survey-results': { readonly list: 'surveys'; readonly record: SurveyResult }
  }
}
