/** Plans the shift while its tab is open: on opening, and when what the plan rests on has changed. */
import { useContext, useEffect, useRef } from 'react'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { planBasis } from '../../state/planning/plan-basis.ts'
import { planShift, startPlanning, usualFields } from '../../state/planning/plan-shift.ts'
import { shiftText } from '../../state/planning/shift-address.ts'
import { REST_MILLISECONDS } from '../../state/view.ts'

export function useAutomaticPlan() {
  const store = useContext(StoreContext)
  const isShown = useHoldfast(({ view }) => view.tab === 'tonight')
  const basis = useHoldfast(planBasis)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shift = useHoldfast(({ view }) => view.shift)
  /** The data of the last request: without a plan from them, renewed data are asked again. */
  const asked = useRef<Catalogue | null>(null)
  useEffect(() => {
    if (!isShown || !catalogue) return
    const { planning } = store.getState()
    const planned = planning?.fields ?? null
    /** An address that was opened meanwhile names another shift. */
    const isOther = planned !== null && shiftText(planned, catalogue.manifest.asOf) !== shift
    const isCurrent =
      !isOther && planning?.basis === basis && (planning.plan !== null || asked.current === catalogue)
    if (isCurrent) return
    // Set at once, so that what is typed into a form before the plan is made stays.
    const isKept = planned !== null && !isOther
    const fields = isKept ? planned : usualFields(catalogue, store.getState().view)
    if (!isKept) startPlanning(store, fields)
    // Days that are being dragged are planned once they rest.
    const timer = setTimeout(() => {
      asked.current = catalogue
      void planShift(store, store.getState().planning?.fields ?? fields)
    }, REST_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [store, isShown, basis, catalogue, shift])
}
