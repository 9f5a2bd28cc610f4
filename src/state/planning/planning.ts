/** State of the shift planner: its panel, the current plan and the last announced change. */
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import type { PlannablePlace } from '../../measures/planning/places.ts'
import type { PlanResult, ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { ShiftFields } from './shift-fields.ts'

export interface Planning {
  /** False while the panel is dismissed; its content is retained. */
  readonly isOpen: boolean
  readonly isMaking: boolean
  /** The current plan; a failed request does not replace it. */
  readonly plan: ShiftPlan | null
  /** The plan before the last manual edit, for undo. */
  readonly before: PlanResult | null
  /** All places that can be selected manually. */
  readonly candidates: readonly PlannablePlace[]
  /** Ids of the manually selected places; null: those of the ranking. */
  readonly chosen: readonly string[] | null
  /** Places added from the map or the ranking, selected or not. */
  readonly added: readonly AddedPlace[]
  /** Fields of the plan that was requested or opened last, which the forms adopt; null: none was. */
  readonly fields: ShiftFields | null
  /** What the view and the choice of places were when that plan was requested; see `planBasis`. */
  readonly basis: string | null
  /** Why the last requested plan could not be made. */
  readonly fault: string | null
  /** What the current plan changed for each crew against the one before; null: nothing to say. */
  readonly changes: string | null
  /** The last change, as announced to screen readers. */
  readonly announcement: string
  /** Zero-based index of the crew that the list shows; the map draws its route on top. */
  readonly crew: number
  /** True while the briefing is being printed. */
  readonly isPrinting: boolean
}

export const NEW_PLANNING: Planning = {
  isOpen: true,
  isMaking: false,
  plan: null,
  before: null,
  candidates: [],
  chosen: null,
  added: [],
  fields: null,
  basis: null,
  fault: null,
  changes: null,
  announcement: '',
  crew: 0,
  isPrinting: false,
}
