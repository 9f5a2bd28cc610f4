/** The fields of a shift as a form holds them while they are typed. */
import { useContext, useState } from 'react'
import { TRAVEL_SPEEDS } from '../../measures/planning/shift-request.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { usualFields } from '../../state/planning/plan-shift.ts'
import type { Field, ShiftFields } from '../../state/planning/shift-fields.ts'

/** The fields of a form; null before the data are open. */
export interface ShiftForm {
  readonly shown: ShiftFields | null
  readonly setFields: (fields: ShiftFields) => void
}

/** The fields as typed; those of the plan requested or opened last replace them. Null before the data are open. */
export function useShiftFields(requested: ShiftFields | null): ShiftForm {
  const store = useContext(StoreContext)
  const catalogue = useHoldfast((state) => state.catalogue)
  const [fields, setFields] = useState(requested)
  const [adopted, setAdopted] = useState(requested)
  if (requested && requested !== adopted) {
    setAdopted(requested)
    setFields(requested)
  }
  const shown = fields ?? (catalogue && usualFields(catalogue, store.getState().view))
  if (!fields && shown) setFields(shown)
  return { shown, setFields }
}

/** The fields with one changed; a change of the travel mode also sets its default speed. */
export function withField(fields: ShiftFields, name: Field, value: string): ShiftFields {
  const next = { ...fields, [name]: value }
  if (name !== 'mode') return next
  return { ...next, speed: String(TRAVEL_SPEEDS[value === 'car' ? 'car' : 'foot'].kilometresAnHour) }
}

/** Whether what is typed differs from what was planned, which is then not the plan that is meant. */
export const isChanged = ({ shown }: ShiftForm, planned: ShiftFields | null): boolean =>
  shown !== null && planned !== null && JSON.stringify(shown) !== JSON.stringify(planned)
