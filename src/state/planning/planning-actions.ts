/** Carries what a person does to a plan into the store; the maths comes when the panel does. */
import { editedPlan, type PlanEdit } from '../../measures/planning/edit-plan.ts'
import type { ShiftRequest } from '../../measures/planning/shift-request.ts'
import { overlapSentence } from '../../measures/planning/plan-words.ts'
import { shiftPlan, type PlanResult, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { PlanAnswer, PlanChoiceQuestion, PlanQuestion } from '../../worker/answers/plan.ts'
import type { Waiting } from '../questions/question-client.ts'
import { clientOf } from '../questions/store-client.ts'
import type { Store } from '../store.ts'
import { NEW_PLANNING, type Planning } from './planning.ts'

export function setPlanning(store: Store, change: Partial<Planning>) {
  store.setState(({ planning }) => ({ planning: { ...(planning ?? NEW_PLANNING), ...change } }))
}

/** What the panel waits for: a plan, or how good its choice was. Another plan takes its place. */
const waitingOf = new WeakMap<Store, Waiting>()

function waitFor(store: Store, question: PlanQuestion | PlanChoiceQuestion): Waiting['outcome'] {
  const former = waitingOf.get(store)
  const waiting = clientOf(store).once(question)
  waitingOf.set(store, waiting)
  // Only now: the same question again is still the same.
  former?.drop()
  return waiting.outcome
}

/** The old plan stays until the new one stands, and where it fails. Never rejects. */
export async function makePlan(store: Store, asked: ShiftRequest): Promise<void> {
  const answer = await answerFor(store, { kind: 'plan', asked })
  if (!answer) return
  const { made, all } = answer
  if (made.kind === 'fault') return setPlanning(store, { isMaking: false, fault: made.text, all })
  setPlanning(store, { isMaking: false, all, before: null, crew: 0 })
  stand(store, made, 'The plan stands.')
  await tellChoice(store, made)
}

/** The same for a plan that was saved; the one that stood can be brought back. Never rejects. */
export async function openPlanFile(store: Store, file: Blob & { readonly name: string }): Promise<void> {
  if (file.size > MOST_BYTES)
    return setPlanning(store, { fault: `“${file.name}” is far larger than a shift plan. ${NOTHING_OPENED}` })
  const text = await file.text().catch(() => null)
  if (text === null)
    return setPlanning(store, { fault: `“${file.name}” could not be read. ${NOTHING_OPENED}` })
  const answer = await answerFor(store, { kind: 'plan', file: text })
  if (!answer) return
  const { made, all } = answer
  if (made.kind === 'fault')
    return setPlanning(store, { isMaking: false, fault: `“${file.name}”: ${made.text}` })
  const before = store.getState().planning?.plan ?? null
  const { chosen, added } = made.request
  setPlanning(store, { isMaking: false, all, chosen, added, crew: 0, opened: made.request })
  const plan = stand(store, made, '')
  const met = before && overlapSentence(plan, before)
  const said = `The plan of “${file.name}” stands.${met === null ? '' : ` ${met}`}`
  setPlanning(store, { said, before: before?.result ?? null })
  await tellChoice(store, made)
}
const MOST_BYTES = 5_000_000
const NOTHING_OPENED = 'Nothing was opened: choose the JSON file that was saved here.'

/** Null where none came, which is then said, and where another plan was asked for meanwhile. */
async function answerFor(store: Store, question: PlanQuestion): Promise<PlanAnswer | null> {
  setPlanning(store, { isMaking: true, fault: null })
  const outcome = await waitFor(store, question)
  if (outcome.kind === 'answered' && outcome.answer.kind === 'plan') return outcome.answer
  if (outcome.kind === 'failed')
    setPlanning(store, { isMaking: false, fault: `${outcome.what} ${outcome.toDo}` })
  return null
}

/** Takes a second or two: the plan stands meanwhile, and what was changed by hand since keeps it. */
async function tellChoice(store: Store, { request: asked }: PlanResult): Promise<void> {
  const outcome = await waitFor(store, { kind: 'plan-choice', asked })
  if (outcome.kind === 'dropped') return
  const choice =
    outcome.kind === 'answered' && outcome.answer.kind === 'plan-choice'
      ? outcome.answer.sentence
      : CHOICE_NOT_KNOWN
  const plan = store.getState().planning?.plan
  if (plan?.result.request !== asked) return
  const { before } = store.getState().planning ?? NEW_PLANNING
  const told = (of: PlanResult): PlanResult => ({ ...of, choice })
  setPlanning(store, { plan: { ...plan, result: told(plan.result) }, before: before && told(before) })
}

const CHOICE_NOT_KNOWN = 'How good such a choice was is not known: the answer did not come.'

function stand(store: Store, made: PlanResult, said: string): ShiftPlan {
  const plan = shiftPlan(made)
  if (!plan) throw new Error('a plan that was just timed does not fit into its shift')
  setPlanning(store, { plan, said, fault: null })
  return plan
}

export function editPlan(store: Store, edit: PlanEdit) {
  const made = store.getState().planning?.plan?.result
  if (!made) return
  const result = editedPlan(made, edit)
  if (result.kind === 'fault') return setPlanning(store, { fault: result.text })
  setPlanning(store, { before: made })
  stand(store, result.result, result.message)
}

/** Brings back what stood before the last change by hand. */
export function undoEdit(store: Store) {
  const before = store.getState().planning?.before
  if (!before) return
  setPlanning(store, { before: null })
  stand(store, before, 'The plan is as it was before.')
}
