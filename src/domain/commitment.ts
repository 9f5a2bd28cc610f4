/** Commitments agreed at meetings, and results of residents' surveys. */
import { type Day, type EndMoment, type Moment, dayOfMoment, lastDayOfMoment } from './day.ts'

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

/** The commitment as it stood on a day, open until the day on which it was done; null before it was agreed. */
export function commitmentAsAt(commitment: Commitment, day: Day): Commitment | null {
  if (dayOfMoment(commitment.agreed) > day) return null
  const isDone = commitment.done !== null && dayOfMoment(commitment.done) <= day
  return isDone ? commitment : { ...commitment, done: null, outcome: null }
}

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

/** Whether the survey had ended by a day. */
export const hasEnded = ({ to }: SurveyResult, day: Day) => lastDayOfMoment(to) <= day

declare module './feed.ts' {
  interface RecordKinds {
    readonly commitments: { readonly list: 'commitments'; readonly record: Commitment }
    readonly 'survey-results': { readonly list: 'surveys'; readonly record: SurveyResult }
  }
}
