/** The fields of a shift as a form holds them while they are typed. */
import { useContext, useState } from 'react'
import { TRAVEL_SPEEDS } from '../../measures/planning/shift-request.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { usualFields } from '../../state/planning/plan-shift.ts'
import type { Field, ShiftFields } from '../../state/planning/shift-fields.ts'

/** The fields as typed; those of the plan requested or opened last replace them. Null before the data are open. */
export function useShiftFields(requested: ShiftFields | null) {
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
