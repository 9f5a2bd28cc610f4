/** How components read the store and speak to it. */

import { createContext, useCallback, useContext } from 'react'
import { useStore } from 'zustand'
import type { Intent } from './intents.ts'
import { makeStore, type State, type Store } from './store.ts'
import type { ViewKind } from './questions/questions-of.ts'
import type { Replies } from './questions/reply.ts'

export const StoreContext = createContext<Store>(makeStore())

/** A part of the state; the component draws again when that part changes. */
export function useHoldfast<T>(select: (state: State) => T): T {
  return useStore(useContext(StoreContext), select)
}

export function useIntent(): (intent: Intent) => void {
  const store = useContext(StoreContext)
  return useCallback((intent) => store.dispatch(intent), [store])
}

/** How components read what has become of a question that the View asks. */

/** Undefined: it is not asked now. */
export const useReply = <K extends ViewKind>(kind: K): Replies[K] =>
  useHoldfast(({ replies }) => replies[kind])
