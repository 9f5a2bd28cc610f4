/** Makes the paper ready when the page is printed: the map by day, photographed, whether by the button or the browser's key. */
import { useContext, useEffect, type RefObject } from 'react'
import type { Photograph } from '../../map/canvas/photograph.ts'
import { StoreContext } from '../../state/context.tsx'
import type { Theme } from '../../state/store.ts'
import { NOTHING, type Press } from './press.ts'

/** Photographs the map as it is drawn now; null while no map stands. */
export type Photographer = RefObject<(() => Promise<Photograph>) | null>
/** Prints the view. */
export type Printer = RefObject<() => void>

/** Turns that the colours of the day take from the store over the component to the map: a few, and no frame. */
const TURNS = 12

/**
 * A browser prints when its listeners have returned and their promises are settled: nothing in here waits for a frame
 * or a timer. `window.print` calls the listeners from within a script, whose promises settle too late; the button
 * therefore makes everything ready first.
 */
export function usePrinting(press: Press, photographer: Photographer, printer: Printer) {
  const store = useContext(StoreContext)
  useEffect(() => {
    let before: Theme | null = null
    const makeReady = async () => {
      // Paper is always of the day; the page keeps its own colours.
      before ??= store.getState().theme
      press.show({ isOn: true, taken: null })
      store.setState({ theme: 'day' })
      for (let turn = 0; turn < TURNS; turn++) await Promise.resolve()
      const taken = (await photographer.current?.().catch(() => null)) ?? null
      press.show({ isOn: true, taken })
    }
    const toPaper = () => {
      if (store.getState().view.tab === 'team' && !press.proof().isOn) void makeReady()
    }
    const toScreen = () => {
      press.show(NOTHING)
      if (before !== null) store.setState({ theme: before })
      before = null
    }
    printer.current = () => {
      void makeReady().then(() => globalThis.print())
    }
    globalThis.addEventListener('beforeprint', toPaper)
    globalThis.addEventListener('afterprint', toScreen)
    return () => {
      globalThis.removeEventListener('beforeprint', toPaper)
      globalThis.removeEventListener('afterprint', toScreen)
    }
  }, [store, press, photographer, printer])
}
