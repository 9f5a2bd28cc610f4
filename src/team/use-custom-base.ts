/** The custom base map named in the manifest: loads it when switched on, reports its errors, adds its attribution. */
import { useContext, useEffect, useState } from 'react'
import type { Place } from '../domain/place/place.ts'
import type { CustomBase, CustomBaseError } from '../map/custom-base/custom-base.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { manifestAddress } from '../state/own-files.ts'
import type { Store, State } from '../state/store.ts'

/** The loaded custom base map; null if none is named, it is switched off, still loading, or failed. */
export function useCustomBase(): CustomBase | null {
  const store = useContext(StoreContext)
  const named = useHoldfast(({ catalogue }) => catalogue?.manifest.baseMap ?? null)
  const isSwitchedOn = useHoldfast(({ view }) => !view.layers.includes('plain'))
  const [opened, setOpened] = useState<CustomBase | null>(null)
  useEffect(() => {
    if (named === null || !isSwitchedOn || opened !== null) return
    let isCancelled = false
    open(store, named)
      .then((base) => {
        if (!isCancelled) setOpened(base)
      })
      .catch(() => {
        if (!isCancelled)
          addNotices(store, 'The richer base map did not load; the built-in map stays. Reload the page.')
      })
    return () => {
      isCancelled = true
    }
  }, [store, named, isSwitchedOn, opened])
  return isSwitchedOn ? opened : null
}

/** Loads the base map and stores the result; null after a failure, which is reported. */
async function open(store: Store, baseMap: string): Promise<CustomBase | null> {
  const { openCustomBase } = await import('../map/custom-base/open-custom-base.ts')
  const base = await openCustomBase({ baseMap, manifest: manifestAddress() }, fetch)
  if ('kind' in base) {
    store.setState({ customBase: base })
    addNotices(store, `${base.what} ${base.toDo}`)
    return null
  }
  store.setState({ customBase: { kind: 'open', attribution: base.attribution } })
  addNotices(store, ...base.notes)
  return base
}

const addNotices = (store: Store, ...added: readonly string[]) => {
  if (added.length > 0) store.setState(({ notices }) => ({ notices: [...notices, ...added] }))
}

/** Reports an error of the map in drawing a custom base map that was opened; if `isRemoved`, the built-in base map is used. */
export function reportError(store: Store, { message, isRemoved }: CustomBaseError) {
  const what = `The richer base map did not open, and the built-in map stays: ${message}`
  const toDo = 'Check the files that it needs, then load again.'
  if (isRemoved) store.setState({ customBase: { kind: 'failed', what, toDo } })
  addNotices(store, isRemoved ? `${what}. ${toDo}` : `Parts of the richer base map did not open: ${message}.`)
}

/**
 * Attribution line of the map and of its images; streets that are loaded and a custom base map add theirs, as lines and
 * names stay built in.
 */
export function mapSources(
  { view, customBase, streets }: Pick<State, 'view' | 'customBase' | 'streets'>,
  { attribution }: Place,
): string {
  const isCustomShown = customBase.kind === 'open' && !view.layers.includes('plain')
  return [
    attribution.line,
    ...(streets.kind === 'open' && attribution.streets ? [attribution.streets] : []),
    ...(isCustomShown && customBase.attribution !== '' ? [customBase.attribution] : []),
  ].join('; ')
}
