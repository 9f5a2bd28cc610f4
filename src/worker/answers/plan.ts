/** A shift's question: who goes where and when; or one sentence why that cannot be planned. */
import type { PlanFault, ShiftAsked } from '../../measures/planning/asked.ts'
import { choiceOf } from '../../measures/planning/plan-choice.ts'
import { planAShift } from '../../measures/planning/plan-a-shift.ts'
import { plannable } from '../../measures/planning/places.ts'
import type { PlannablePlace } from '../../measures/planning/plannable-place.ts'
import type { PlanMade } from '../../measures/planning/shift-plan.ts'
import type { Held } from '../held.ts'

export interface PlanQuestion {
  readonly kind: 'plan'
  readonly asked: ShiftAsked
}
/** How good such a choice was: asked once the plan stands, since it takes longer. */
export interface PlanChoiceQuestion {
  readonly kind: 'plan-choice'
  readonly asked: ShiftAsked
}
export interface PlanChoiceAnswer {
  readonly kind: 'plan-choice'
  readonly question: PlanChoiceQuestion
  readonly sentence: string
}
export const planChoiceAnswer = (
  { dataset, borough }: Held,
  question: PlanChoiceQuestion,
): PlanChoiceAnswer => ({
  kind: 'plan-choice',
  question,
  sentence: choiceOf(dataset, borough, question.asked),
})

export interface PlanAnswer {
  readonly kind: 'plan'
  readonly question: PlanQuestion
  readonly made: PlanMade | PlanFault
  /** All that could be chosen by hand. */
  readonly all: readonly PlannablePlace[]
}

export function planAnswer({ dataset, borough }: Held, question: PlanQuestion): PlanAnswer {
  const { asked } = question
  const made = planAShift(dataset, borough, asked)
  // What is known of a place does not hang on who is on: the list stands beside a fault too.
  return { kind: 'plan', question, made, all: plannable(dataset, borough, asked).places }
}
