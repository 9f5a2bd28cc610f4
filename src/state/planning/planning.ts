/** The shift that is being planned on this page: the panel, the plan that stands, and what was last said of it. */
import type { AddedPlace } from '../../domain/places/added-place.ts'
import type { ShiftRequest } from '../../measures/planning/shift-request.ts'
import type { PlannablePlace } from '../../measures/planning/places.ts'
import type { PlanResult, ShiftPlan } from '../../measures/planning/shift-plan.ts'

export interface Planning {
  /** False while it is put aside with what is in it. */
  readonly isOpen: boolean
  readonly isMaking: boolean
  /** What stands; a new one that fails leaves it. */
  readonly plan: ShiftPlan | null
  /** What stood before the last change by hand, so that it can be brought back. */
  readonly before: PlanResult | null
  /** All that could be chosen by hand. */
  readonly all: readonly PlannablePlace[]
  /** Ids of the places chosen by hand; null: the ranking's. */
  readonly chosen: readonly string[] | null
  /** What was put in from the map or the ranking, chosen or not. */
  readonly added: readonly AddedPlace[]
  /** What the plan that was opened from a file was asked for: the form takes it over. */
  readonly opened: ShiftRequest | null
  /** Why the last one asked for could not be made. */
  readonly fault: string | null
  /** What changed, as it is spoken. */
  readonly said: string
  /** The crew that the list shows, from 0: the map draws it over the others. */
  readonly crew: number
  /** True while the briefing is on paper. */
  readonly isPrinting: boolean
}

export const NEW_PLANNING: Planning = {
  isOpen: true,
  isMaking: false,
  plan: null,
  before: null,
  all: [],
  chosen: null,
  added: [],
  opened: null,
  fault: null,
  said: '',
  crew: 0,
  isPrinting: false,
}
