/** A shift's question: who goes where and when; or one sentence why that cannot be planned. */
import { planOnFile } from '../../feeds/plan-file.ts'
import { planFault, type PlanFault, type ShiftRequest } from '../../measures/planning/shift-request.ts'
import { openedPlan } from '../../measures/planning/opened-plan.ts'
import { choiceOf, planAShift } from '../../measures/planning/plan-a-shift.ts'
import { plannablePlaces, type PlannablePlace } from '../../measures/planning/places.ts'
import type { PlanResult } from '../../measures/planning/shift-plan.ts'
import type { WorkerData } from '../worker-data.ts'

/** What is asked for, or the text of a file in which a plan was saved. */
export type PlanQuestion =
  { readonly kind: 'plan'; readonly asked: ShiftRequest } | { readonly kind: 'plan'; readonly file: string }
/** How good such a choice was: asked once the plan stands, since it takes longer. */
export interface PlanChoiceQuestion {
  readonly kind: 'plan-choice'
  readonly asked: ShiftRequest
}
export interface PlanChoiceAnswer {
  readonly kind: 'plan-choice'
  readonly question: PlanChoiceQuestion
  readonly sentence: string
}
export const planChoiceAnswer = (
  { dataset, borough }: WorkerData,
  question: PlanChoiceQuestion,
): PlanChoiceAnswer => ({
  kind: 'plan-choice',
  question,
  sentence: choiceOf(dataset, borough, question.asked),
})

export interface PlanAnswer {
  readonly kind: 'plan'
  readonly question: PlanQuestion
  readonly made: PlanResult | PlanFault
  /** All that could be chosen by hand. */
  readonly all: readonly PlannablePlace[]
}

export function planAnswer({ dataset, borough }: WorkerData, question: PlanQuestion): PlanAnswer {
  if ('file' in question) {
    const filed = planOnFile(question.file, { outline: borough.outline, place: dataset.place })
    const opened =
      'kind' in filed
        ? { made: planFault('unreadable', `${filed.what} ${filed.toDo}`), all: [] }
        : openedPlan(dataset, borough, filed)
    return { kind: 'plan', question, ...opened }
  }
  const { asked } = question
  const made = planAShift(dataset, borough, asked)
  // What is known of a place does not hang on who is on: the list stands beside a fault too.
  return { kind: 'plan', question, made, all: plannablePlaces(dataset, borough, asked).places }
}
