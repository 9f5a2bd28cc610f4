/**
 * Access to the shift planner from other panels: opening it, and adding or removing a place. Does not load the
 * planner itself.
 */
import { useCallback, useContext } from 'react'
import { StoreContext, useHoldfast } from '../context.tsx'
import { NEW_PLANNING, type Planning } from './planning.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import type { State, Store } from '../store.ts'

/** Whether the panel of all details of a plan is on screen: in the tab of the shift, where nothing else is chosen. */
export const isPlanShown = ({ view, planning }: Pick<State, 'view' | 'planning'>) =>
  view.tab === 'tonight' && view.chosen === null && (planning?.isOpen ?? false)

/** Opens the planner, clears the selection and dismisses the drawing panel, which occupy the same space. */
export function useOpenPlanning() {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast(isPlanShown)
  const open = useCallback(() => {
    const { planning, drawing } = store.getState()
    store.dispatch({ kind: 'set-tab', tab: 'tonight' })
    store.dispatch(
      { kind: 'choose', chosen: null },
      {
        planning: { ...(planning ?? NEW_PLANNING), isOpen: true },
        drawing: drawing && { ...drawing, isOpen: false },
      },
    )
  }, [store])
  return { isOpen, open }
}

export const isInPlan = (planning: Planning | null, id: string) => planning?.chosen?.includes(id) ?? false

/** Selects a place manually. Does not open a closed panel and does not change the current plan. */
export function addToPlan(store: Store, place: AddedPlace) {
  store.setState(({ planning }) => {
    const current = planning ?? { ...NEW_PLANNING, isOpen: false }
    const chosen = [...(current.chosen ?? []).filter((id) => id !== place.id), place.id]
    const added = [...current.added.filter(({ id }) => id !== place.id), place]
    return { planning: { ...current, chosen, added } }
  })
}

/** Whether a crew of the current plan visits the place. */
export const isVisited = (planning: Planning | null, id: string) => visitedIds(planning).includes(id)

const visitedIds = (planning: Planning | null): readonly string[] => [
  ...new Set((planning?.plan?.crews ?? []).flatMap(({ visits }) => visits.map(({ place }) => place.id))),
]

/** Takes a place into the shift or out of it: the places of the current plan are then those chosen by hand. */
export function toggleVisited(store: Store, id: string) {
  store.setState(({ planning }) => {
    if (!planning) return {}
    const current = planning.chosen ?? visitedIds(planning)
    const chosen = current.includes(id) ? current.filter((one) => one !== id) : [...current, id]
    return { planning: { ...planning, chosen } }
  })
}

/** When the last place is removed, the selection is the ranking's again. */
export function removeFromPlan(store: Store, id: string) {
  store.setState(({ planning }) => {
    if (!planning?.chosen) return {}
    const chosen = planning.chosen.filter((one) => one !== id)
    const added = planning.added.filter((place) => place.id !== id)
    return { planning: { ...planning, added, chosen: chosen.length > 0 ? chosen : null } }
  })
}
