/** React context and hooks for the store: selecting state, dispatching intents, reading replies of the worker, registering actions. */
import { createContext, useCallback, useContext, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Intent } from './intents.ts'
import { makeStore, type State, type Store, type ViewActions } from './store.ts'
import type { ViewKind } from './questions/questions-of.ts'
import type { Replies } from './questions/reply.ts'

export const StoreContext = createContext<Store>(makeStore())

/** The selected part of the state; the component renders again when it changes. */
export function useHoldfast<T>(select: (state: State) => T): T {
  return useStore(useContext(StoreContext), select)
}

/** A stable function that dispatches intents to the store. */
export function useIntent(): (intent: Intent) => void {
  const store = useContext(StoreContext)
  return useCallback((intent) => store.dispatch(intent), [store])
}

/** The reply to the View's question of this kind; undefined while the View asks none. */
export const useReply = <K extends ViewKind>(kind: K): Replies[K] =>
  useHoldfast(({ replies }) => replies[kind])

/** Registers an action while the component is mounted; it must be stable, since every other one updates the store. */
export function useViewAction<Name extends keyof ViewActions>(name: Name, action: ViewActions[Name]) {
  const store = useContext(StoreContext)
  useEffect(() => {
    const register = (next: ViewActions[Name] | undefined) =>
      store.setState(({ viewActions }) => ({ viewActions: { ...viewActions, [name]: next } }))
    register(action)
    return () => register(undefined)
  }, [store, name, action])
}
