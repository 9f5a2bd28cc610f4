/** How components read the store and speak to it. */
import { createContext, useCallback, useContext } from 'react'
import { useStore } from 'zustand'
import type { Intent } from './intents.ts'
import { makeStore, type State, type Store } from './store.ts'
import { transition } from './transitions.ts'

export const StoreContext = createContext<Store>(makeStore())

/** A part of the state; the component draws again when that part changes. */
export function useHoldfast<T>(select: (state: State) => T): T {
  return useStore(useContext(StoreContext), select)
}

/** Carries an intent into the store; before the data are open there is nothing to ask of. */
export function dispatch(store: Store, intent: Intent) {
  const { view, catalogue } = store.getState()
  if (!catalogue) return
  const categories = catalogue.categories.map(({ id }) => id)
  store.setState({ view: transition(view, intent, categories) })
}

export function useIntent(): (intent: Intent) => void {
  const store = useContext(StoreContext)
  return useCallback((intent) => dispatch(store, intent), [store])
}
