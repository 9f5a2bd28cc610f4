/** What of the view and of the choice of places a plan rests on, as a text that changes with it. */
import { windowOf } from '../catalogue.ts'
import type { State } from '../store.ts'

/** Null before the data are open. */
export function planBasis({ view, catalogue, planning }: Pick<State, 'view' | 'catalogue' | 'planning'>) {
  if (!catalogue) return null
  const { categories, areas } = view
  const { chosen = null, added = [] } = planning ?? {}
  return JSON.stringify([windowOf(view, catalogue), categories, areas, chosen, added.map(({ id }) => id)])
}
