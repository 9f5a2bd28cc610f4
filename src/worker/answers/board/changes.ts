/** The question of what changed since the last meeting. */
import {
  changesBetween,
  type MeetingInterval,
  type MeetingChange,
  weeklyCounts,
  type WeekCount,
} from '../../../measures/meeting/changes.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface ChangesQuestion {
  readonly kind: 'changes'
  readonly between: MeetingInterval
}
export interface ChangesAnswer {
  readonly kind: 'changes'
  readonly question: ChangesQuestion
  readonly changes: readonly MeetingChange[]
  readonly weeks: readonly WeekCount[]
}

export const changesAnswer = ({ dataset }: WorkerData, question: ChangesQuestion): ChangesAnswer => ({
  kind: 'changes',
  question,
  changes: changesBetween(dataset, question.between),
  weeks: weeklyCounts(dataset, question.between.now),
})
