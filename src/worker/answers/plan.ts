/** Answers with a shift plan, from a request or a saved file, and with the quality of its choice of places. */
import { readPlanFile } from '../../feeds/plan-file.ts'
import { openedPlan } from '../../measures/planning/opened-plan.ts'
import { plannablePlaces, type PlannablePlace } from '../../measures/planning/places.ts'
import { planAShift, choiceOf } from '../../measures/planning/plan-a-shift.ts'
import type { PlanChoice, PlanResult } from '../../measures/planning/shift-plan.ts'
import { planFault, type PlanFault, type ShiftRequest } from '../../measures/planning/shift-request.ts'
import { namingGeography, type WorkerData } from '../editions.ts'

/** A request for a plan, or the text of a file in which one was saved. */
export type PlanQuestion =
  { readonly kind: 'plan'; readonly request: ShiftRequest } | { readonly kind: 'plan'; readonly file: string }

/** Quality of the choice of places; a separate question, since it takes longer than the plan. */
export interface PlanChoiceQuestion {
  readonly kind: 'plan-choice'
  readonly request: ShiftRequest
}
export interface PlanChoiceAnswer extends PlanChoice {
  readonly kind: 'plan-choice'
  readonly question: PlanChoiceQuestion
}
export const planChoiceAnswer = (
  { dataset, borough }: WorkerData,
  question: PlanChoiceQuestion,
): PlanChoiceAnswer => ({
  kind: 'plan-choice',
  question,
  ...choiceOf(dataset, borough, question.request),
})

export interface PlanAnswer {
  readonly kind: 'plan'
  readonly question: PlanQuestion
  readonly result: PlanResult | PlanFault
  /** All places that can be chosen manually. */
  readonly all: readonly PlannablePlace[]
}

export function planAnswer({ dataset, ...data }: WorkerData, question: PlanQuestion): PlanAnswer {
  const borough = namingGeography(data)
  if ('file' in question) {
    const saved = readPlanFile(question.file, { outline: borough.outline, place: dataset.place })
    if ('kind' in saved) {
      const fault = planFault('unreadable', `${saved.what} ${saved.toDo}`)
      return { kind: 'plan', question, result: fault, all: [] }
    }
    const opened = openedPlan(dataset, borough, saved)
    return { kind: 'plan', question, result: opened.result, all: opened.all }
  }
  const { request } = question
  const result = planAShift(dataset, borough, request)
  // The places do not depend on the crews, so they are listed beside a fault too.
  return { kind: 'plan', question, result, all: plannablePlaces(dataset, borough, request).places }
}
