/** Puts a place of the map or the ranking into the shift that is planned, and takes it out again. */
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import type { Store } from '../store.ts'
import { NEW_PLANNING, type Planning } from './planning.ts'

export const isInPlan = (planning: Planning | null, id: string) => planning?.chosen?.includes(id) ?? false

/** The first one begins a choice by hand. A panel that is closed stays closed; a plan that stands stays. */
export function addToPlan(store: Store, place: AddedPlace) {
  store.setState(({ planning }) => {
    const now = planning ?? { ...NEW_PLANNING, isOpen: false }
    const chosen = [...(now.chosen ?? []).filter((id) => id !== place.id), place.id]
    const added = [...now.added.filter(({ id }) => id !== place.id), place]
    return { planning: { ...now, chosen, added } }
  })
}

/** The last one taken out leaves the ranking's. */
export function removeFromPlan(store: Store, id: string) {
  store.setState(({ planning }) => {
    if (!planning?.chosen) return {}
    const chosen = planning.chosen.filter((one) => one !== id)
    const added = planning.added.filter((place) => place.id !== id)
    return { planning: { ...planning, added, chosen: chosen.length > 0 ? chosen : null } }
  })
}
