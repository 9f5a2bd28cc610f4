/** What is ready for the paper: whether the page is being printed, and the map's photograph for it. */
import { useSyncExternalStore } from 'react'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'

interface Proof {
  readonly isOn: boolean
  /** Null while none is taken, and where no map can be drawn. */
  readonly taken: MapSnapshot | null
}
export interface Press {
  readonly show: (proof: Proof) => void
  readonly proof: () => Proof
  readonly subscribe: (listener: () => void) => () => void
}

export const NOTHING: Proof = { isOn: false, taken: null }

export function makePress(): Press {
  let shown = NOTHING
  const listeners = new Set<() => void>()
  return {
    show: (proof) => {
      shown = proof
      for (const listener of listeners) listener()
    },
    proof: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Drawn again at once, not when there is time: the browser lays the paper out as soon as its listeners return. */
export const useProof = (press: Press) => useSyncExternalStore(press.subscribe, press.proof)
