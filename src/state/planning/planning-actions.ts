/** Actions of the shift planner: make, open, edit and undo a plan. Loaded with the planner panel. */
import { editedPlan, type PlanEdit } from '../../measures/planning/edit-plan.ts'
import type { ShiftRequest } from '../../measures/planning/shift-request.ts'
import { crewChangesSentence } from '../../measures/tonight/crew-changes.ts'
import { overlapSentence } from '../../measures/planning/plan-words.ts'
import {
  shiftPlan,
  type PlanChoice,
  type PlanResult,
  type ShiftPlan,
} from '../../measures/planning/shift-plan.ts'
import type { PlanAnswer, PlanChoiceQuestion, PlanQuestion } from '../../worker/answers/plan.ts'
import { type Subscription, clientOf } from '../questions/question-client.ts'
import type { Store } from '../store.ts'
import { NEW_PLANNING, type Planning } from './planning.ts'
import { planBasis } from './plan-basis.ts'
import { shiftText } from './shift-address.ts'
import { fieldsOf, type ShiftFields } from './shift-fields.ts'

export function setPlanning(store: Store, change: Partial<Planning>) {
  store.setState(({ planning }) => ({ planning: { ...(planning ?? NEW_PLANNING), ...change } }))
}

/** Writes the shift to the View, and with it to the address. */
export function nameShift(store: Store, fields: ShiftFields) {
  const { catalogue, view } = store.getState()
  const shift = catalogue && shiftText(fields, catalogue.manifest.asOf)
  if (shift !== view.shift) store.dispatch({ kind: 'set-shift', shift })
}

/**
 * The outstanding question of each store, for a plan or for the quality of its choice; a newer question replaces it.
 */
const subscriptions = new WeakMap<Store, Subscription>()

function subscribeTo(store: Store, question: PlanQuestion | PlanChoiceQuestion): Subscription['outcome'] {
  const previous = subscriptions.get(store)
  const subscription = clientOf(store).once(question)
  subscriptions.set(store, subscription)
  // Dropped only now, so that an identical question keeps its entry.
  previous?.drop()
  return subscription.outcome
}

/** Makes a plan; the current plan stays until the new one is ready, and if it fails. Never rejects. */
export async function makePlan(store: Store, request: ShiftRequest): Promise<void> {
  const answer = await answerFor(store, { kind: 'plan', request })
  if (!answer) return
  const { result, all } = answer
  if (result.kind === 'fault')
    return setPlanning(store, { isMaking: false, fault: result.text, candidates: all })
  const { plan: earlier = null, crew = 0 } = store.getState().planning ?? {}
  setPlanning(store, { isMaking: false, candidates: all, before: null })
  const plan = setPlan(store, result, 'Plan ready.')
  const changes = crewChangesSentence(earlier, plan)
  // The crew that is shown stays shown.
  setPlanning(store, {
    crew: Math.min(crew, plan.crews.length - 1),
    changes,
    announcement: changes === null ? 'Plan ready.' : `Plan ready. ${changes}`,
  })
  await addChoiceQuality(store, result)
}

/** Opens a saved plan; the current one can be restored by undo. Never rejects. */
export async function openPlanFile(store: Store, file: Blob & { readonly name: string }): Promise<void> {
  if (file.size > MAX_BYTES)
    return setPlanning(store, { fault: `“${file.name}” is far larger than a shift plan. ${NOTHING_OPENED}` })
  const text = await file.text().catch(() => null)
  if (text === null)
    return setPlanning(store, { fault: `“${file.name}” could not be read. ${NOTHING_OPENED}` })
  const answer = await answerFor(store, { kind: 'plan', file: text })
  if (!answer) return
  const { result, all } = answer
  if (result.kind === 'fault')
    return setPlanning(store, { isMaking: false, fault: `“${file.name}”: ${result.text}` })
  const before = store.getState().planning?.plan ?? null
  const { chosen, added } = result.request
  const fields = fieldsOf(result.request)
  setPlanning(store, { isMaking: false, candidates: all, chosen, added, crew: 0, fields })
  nameShift(store, fields)
  setPlanning(store, { basis: planBasis(store.getState()) })
  const plan = setPlan(store, result, '')
  const comparison = before && overlapSentence(plan, before)
  const announcement = `Plan of “${file.name}” ready.${comparison === null ? '' : ` ${comparison}`}`
  setPlanning(store, { announcement, before: before?.result ?? null })
  await addChoiceQuality(store, result)
}
const MAX_BYTES = 5_000_000
const NOTHING_OPENED = 'Nothing was opened: choose the JSON file that was saved here.'

/** Null if there is no answer (its failure is then in the state) or a newer plan was requested meanwhile. */
async function answerFor(store: Store, question: PlanQuestion): Promise<PlanAnswer | null> {
  setPlanning(store, { isMaking: true, fault: null })
  const outcome = await subscribeTo(store, question)
  if (outcome.kind === 'answered' && outcome.answer.kind === 'plan') return outcome.answer
  if (outcome.kind === 'failed')
    setPlanning(store, { isMaking: false, fault: `${outcome.what} ${outcome.toDo}` })
  return null
}

/** Adds the sentence on the quality of the choice, which takes a second or two, to the plan and its undo state. */
async function addChoiceQuality(store: Store, { request }: PlanResult): Promise<void> {
  const outcome = await subscribeTo(store, { kind: 'plan-choice', request })
  if (outcome.kind === 'dropped') return
  const { choice, accuracy } =
    outcome.kind === 'answered' && outcome.answer.kind === 'plan-choice' ? outcome.answer : CHOICE_UNAVAILABLE
  const plan = store.getState().planning?.plan
  if (plan?.result.request !== request) return
  const { before } = store.getState().planning ?? NEW_PLANNING
  const withChoice = (of: PlanResult): PlanResult => ({ ...of, choice, accuracy })
  setPlanning(store, {
    plan: { ...plan, result: withChoice(plan.result) },
    before: before && withChoice(before),
  })
}

const CHOICE_UNAVAILABLE: PlanChoice = {
  choice: 'How good such a choice was is not known: the answer did not come.',
  accuracy: null,
}

function setPlan(store: Store, result: PlanResult, announcement: string): ShiftPlan {
  const plan = shiftPlan(result)
  if (!plan) throw new Error('a plan that was just timed does not fit into its shift')
  setPlanning(store, { plan, announcement, changes: null, fault: null })
  return plan
}

/** Applies a manual edit to the current plan, or shows why it is not possible. */
export function editPlan(store: Store, edit: PlanEdit) {
  const before = store.getState().planning?.plan?.result
  if (!before) return
  const result = editedPlan(before, edit)
  if (result.kind === 'fault') return setPlanning(store, { fault: result.text })
  setPlanning(store, { before })
  setPlan(store, result.result, result.message)
}

/** Restores the plan before the last manual edit. */
export function undoEdit(store: Store) {
  const before = store.getState().planning?.before
  if (!before) return
  setPlanning(store, { before: null })
  setPlan(store, before, 'The plan is as it was before.')
}
