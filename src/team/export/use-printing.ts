/** Makes the paper ready when the page is printed: the map by day, photographed, whether by the button or the browser's key. */
import { useContext, useEffect, useSyncExternalStore, type RefObject } from 'react'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { StoreContext } from '../../state/context.tsx'
import type { Store, Theme } from '../../state/store.ts'

/** Photographs the map as it is drawn now; null while no map stands. */
export type Photographer = RefObject<(() => Promise<MapSnapshot>) | null>
/** Prints the view. */
export type Printer = RefObject<() => void>

/** The base map takes other colours on in 300 ms, in milliseconds with room to spare. */
const COLOURS_SETTLE = 500
const frame = () => new Promise((done) => requestAnimationFrame(done))

/** Paper is always of the day. The layers take new colours in the next frame, the base map little by little. */
async function byDay(store: Store) {
  if (store.getState().theme === 'day') return
  store.setState({ theme: 'day' })
  await frame()
  await new Promise((done) => setTimeout(done, COLOURS_SETTLE))
  await frame()
}

/**
 * The button, and the key where the page is asked first, make everything ready and then print. A browser that prints
 * by its own menu does so when its listeners have returned and their promises are settled: no frame comes between, so
 * by night the map is then printed as it stands.
 */
export function usePrinting(press: Press, photographer: Photographer, printer: Printer) {
  const store = useContext(StoreContext)
  useEffect(() => {
    let before: Theme | null = null
    const photograph = async () => (await photographer.current?.().catch(() => null)) ?? null
    const print = async () => {
      before ??= store.getState().theme
      await byDay(store)
      press.show({ isOn: true, taken: await photograph() })
      globalThis.print()
    }
    // A shift's briefing is a paper of its own.
    const isTeam = () => {
      const { view, planning } = store.getState()
      return view.tab === 'team' && !planning?.isPrinting
    }
    const toPaper = () => {
      if (!isTeam() || press.proof().isOn) return
      press.show({ isOn: true, taken: null })
      void photograph().then((taken) => press.show({ isOn: true, taken }))
    }
    const toScreen = () => {
      press.show(NOTHING)
      if (before !== null) store.setState({ theme: before })
      before = null
    }
    const onKey = (event: KeyboardEvent) => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'p'
      if (!isPrint || event.shiftKey || !isTeam()) return
      event.preventDefault()
      void print()
    }
    printer.current = () => void print()
    globalThis.addEventListener('beforeprint', toPaper)
    globalThis.addEventListener('afterprint', toScreen)
    globalThis.addEventListener('keydown', onKey)
    return () => {
      globalThis.removeEventListener('beforeprint', toPaper)
      globalThis.removeEventListener('afterprint', toScreen)
      globalThis.removeEventListener('keydown', onKey)
    }
  }, [store, press, photographer, printer])
}


interface Proof {
  readonly isOn: boolean
  /** Null while none is taken, and where no map can be drawn. */
  readonly taken: MapSnapshot | null
}
interface Press {
  readonly show: (proof: Proof) => void
  readonly proof: () => Proof
  readonly subscribe: (listener: () => void) => () => void
}

const NOTHING: Proof = { isOn: false, taken: null }

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
