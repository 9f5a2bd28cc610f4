/** Printing of the team view: takes a map snapshot in day colours before the browser lays out the page. */
import { useContext, useEffect, useSyncExternalStore, type RefObject } from 'react'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { StoreContext } from '../../state/context.tsx'
import type { Store, Theme } from '../../state/store.ts'

/** Function that takes a snapshot of the map as drawn now; null while there is no map. */
export type MapSnapshotRef = RefObject<(() => Promise<MapSnapshot>) | null>
/** Function that prints the view. */
export type PrintRef = RefObject<() => void>

/** Milliseconds until the base map has changed its colours; its transition takes 300. */
const THEME_TRANSITION = 500
/** Resolves in the next animation frame. */
const nextFrame = () => new Promise((done) => requestAnimationFrame(done))

/** Sets the day theme, in which all pages are printed, and waits until the map is drawn in it. */
async function setDayTheme(store: Store) {
  if (store.getState().theme === 'day') return
  store.setState({ theme: 'day' })
  await nextFrame()
  await new Promise((done) => setTimeout(done, THEME_TRANSITION))
  await nextFrame()
}

/**
 * Prepares the page when it is printed. For the button and for Control+P it sets the day theme, takes the snapshot and then
 * prints. A browser that prints from its own menu lays out the page once the `beforeprint` listeners and their promises are
 * settled, without a frame in between: the map is then printed in the colours shown.
 */
export function usePrinting(printState: PrintState, mapSnapshot: MapSnapshotRef, printRef: PrintRef) {
  const store = useContext(StoreContext)
  useEffect(() => {
    let themeBefore: Theme | null = null
    const takeSnapshot = async () => (await mapSnapshot.current?.().catch(() => null)) ?? null
    const print = async () => {
      themeBefore ??= store.getState().theme
      await setDayTheme(store)
      printState.show({ isPrinting: true, snapshot: await takeSnapshot() })
      globalThis.print()
    }
    // A shift briefing is printed as a page of its own.
    const isTeamView = () => {
      const { view, planning } = store.getState()
      return view.tab !== 'board' && !planning?.isPrinting
    }
    const beforePrint = () => {
      if (!isTeamView() || printState.view().isPrinting) return
      printState.show({ isPrinting: true, snapshot: null })
      void takeSnapshot().then((snapshot) => printState.show({ isPrinting: true, snapshot }))
    }
    const afterPrint = () => {
      printState.show(NOT_PRINTING)
      if (themeBefore !== null) store.setState({ theme: themeBefore })
      themeBefore = null
    }
    const onKey = (event: KeyboardEvent) => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'p'
      if (!isPrint || event.shiftKey || !isTeamView()) return
      event.preventDefault()
      void print()
    }
    printRef.current = () => void print()
    globalThis.addEventListener('beforeprint', beforePrint)
    globalThis.addEventListener('afterprint', afterPrint)
    globalThis.addEventListener('keydown', onKey)
    return () => {
      globalThis.removeEventListener('beforeprint', beforePrint)
      globalThis.removeEventListener('afterprint', afterPrint)
      globalThis.removeEventListener('keydown', onKey)
    }
  }, [store, printState, mapSnapshot, printRef])
}

interface PrintView {
  readonly isPrinting: boolean
  /** Null until one is taken, and if the map cannot be drawn. */
  readonly snapshot: MapSnapshot | null
}
/** Whether the page is being printed, outside React state so that it changes synchronously. */
interface PrintState {
  readonly show: (view: PrintView) => void
  readonly view: () => PrintView
  readonly subscribe: (listener: () => void) => () => void
}

const NOT_PRINTING: PrintView = { isPrinting: false, snapshot: null }

export function createPrintState(): PrintState {
  let shown = NOT_PRINTING
  const listeners = new Set<() => void>()
  return {
    show: (view) => {
      shown = view
      for (const listener of listeners) listener()
    },
    view: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Renders synchronously on change, as `useSyncExternalStore` does: the browser lays out the page when its listeners return. */
export const usePrintView = (printState: PrintState) =>
  useSyncExternalStore(printState.subscribe, printState.view)
