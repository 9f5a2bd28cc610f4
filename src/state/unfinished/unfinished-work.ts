/** Work that would be lost with the page: what is drawn, typed or planned by hand, as plain data. */
import type { PlanResult } from '../../measures/planning/shift-plan.ts'
import type { Drawing, DrawnItem } from '../drawing/drawing.ts'
import { NEW_PLANNING, type Planning } from '../planning/planning.ts'
import type { State } from '../store.ts'

/** A plan is stored by its result, from which its times follow. */
type PlannedByHand = Pick<
  Planning,
  'chosen' | 'added' | 'fields' | 'basis' | 'crew' | 'candidates' | 'before'
> & {
  readonly result: PlanResult | null
}

export interface UnfinishedWork {
  readonly drawing: Drawing | null
  readonly drawnItems: readonly DrawnItem[]
  readonly planning: PlannedByHand | null
}

type WorkState = Pick<State, 'drawing' | 'drawnItems' | 'planning'>

/** Null where nothing would be lost: an address names every plan in which nothing was changed by hand. */
export function unfinishedWork({ drawing, drawnItems, planning }: WorkState): UnfinishedWork | null {
  const begun = drawing && hasInput(drawing) ? drawing : null
  const planned = planning && isByHand(planning) ? plannedByHand(planning) : null
  return begun || planned || drawnItems.length > 0 ? { drawing: begun, drawnItems, planning: planned } : null
}

/** Whether anything is drawn or typed that is in no file yet. */
export const hasInput = ({ sketch, comparison, typed }: Drawing): boolean =>
  sketch.corners.length > 0 ||
  comparison.length > 0 ||
  Object.values(typed).some((fields) => Object.values(fields).some((text) => text.trim() !== ''))

const isByHand = ({ chosen, added, before }: Planning) =>
  chosen !== null || added.length > 0 || before !== null

function plannedByHand({
  chosen,
  added,
  fields,
  basis,
  crew,
  candidates,
  before,
  plan,
}: Planning): PlannedByHand {
  return { chosen, added, fields, basis, crew, candidates, before, result: plan?.result ?? null }
}

/** The state of the planner with the stored plan; without a plan, it is planned anew from the same choice. */
export function planningFrom(stored: PlannedByHand, plan: Planning['plan']): Planning {
  const { result: _, ...kept } = stored
  return { ...NEW_PLANNING, ...kept, isOpen: false, plan, basis: plan && stored.basis }
}

/** Null for anything that is not such work. */
export function asUnfinishedWork(stored: unknown): UnfinishedWork | null {
  if (typeof stored !== 'object' || stored === null) return null
  return 'drawing' in stored && 'drawnItems' in stored && 'planning' in stored
    ? (stored as UnfinishedWork)
    : null
}
