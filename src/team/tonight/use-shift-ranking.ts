/** Opens the ranking for the hours of the shift, and puts the view's own hours back when it is closed. */
import { useContext, useEffect, useRef } from 'react'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { placesRequestFor } from '../../measures/planning/places.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { RANKING, type View } from '../../state/view.ts'

type PlaceAsks = Pick<View, 'hours' | 'cell' | 'found' | 'by'>

/** What the ranking must be asked to count what the shift counts. */
function asksOf({ result }: ShiftPlan): PlaceAsks {
  const { hours, sideMetres, leavesOutFound, measure } = placesRequestFor(result.request)
  return { hours, cell: sideMetres, found: !leavesOutFound, by: measure }
}

export function useShiftRanking(plan: ShiftPlan | null) {
  const store = useContext(StoreContext)
  const isTonight = useHoldfast(({ view }) => view.tab === 'tonight')
  const kind = useHoldfast(({ view }) => view.chosen?.kind ?? null)
  const isOpen = kind === 'ranking'
  /** A place opened from the ranking leads back to it. */
  const isLeft = !isTonight || (kind !== 'ranking' && kind !== 'place')
  /** What the view asked before; null while the ranking was not opened here. */
  const before = useRef<PlaceAsks | null>(null)
  const toggle = () => {
    if (isOpen || !plan) return store.dispatch({ kind: 'choose', chosen: isOpen ? null : RANKING })
    const { hours, cell, found, by } = store.getState().view
    before.current ??= { hours, cell, found, by }
    store.dispatch({ kind: 'ask-places', asks: asksOf(plan) })
    store.dispatch({ kind: 'choose', chosen: RANKING })
  }
  useEffect(() => {
    // A shift that was changed meanwhile has other hours.
    if (plan && before.current) store.dispatch({ kind: 'ask-places', asks: asksOf(plan) })
  }, [store, plan])
  useEffect(() => {
    if (!isLeft) return
    if (before.current) store.dispatch({ kind: 'ask-places', asks: before.current })
    before.current = null
  }, [store, isLeft])
  return { isOpen, toggle }
}
