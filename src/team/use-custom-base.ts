/** The richer base map that the manifest names, opened when it is wanted and never before. */
import { useContext, useEffect, useState } from 'react'
import type { CustomBaseError } from '../map/custom-base/custom-ground.ts'
import type { CustomBase } from '../map/custom-base/custom-base.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { manifestAddress } from '../state/own-files.ts'
import type { Store } from '../state/store.ts'

/** Null: none is named, it is switched off, it is on its way, or it did not open. */
export function useCustomBase(): CustomBase | null {
  const store = useContext(StoreContext)
  const named = useHoldfast(({ catalogue }) => catalogue?.manifest.baseMap ?? null)
  const isWanted = useHoldfast(({ view }) => !view.layers.includes('plain'))
  const [opened, setOpened] = useState<CustomBase | null>(null)
  useEffect(() => {
    if (named === null || !isWanted || opened !== null) return
    let isOver = false
    open(store, named)
      .then((richer) => {
        if (!isOver) setOpened(richer)
      })
      .catch(() => {
        if (!isOver) tell(store, 'The richer base map did not load; our own ground stays. Reload the page.')
      })
    return () => {
      isOver = true
    }
  }, [store, named, isWanted, opened])
  return isWanted ? opened : null
}

async function open(store: Store, baseMap: string): Promise<CustomBase | null> {
  const { openCustomBase: openRicher } = await import('../map/custom-base/open-custom-base.ts')
  const richer = await openRicher({ baseMap, manifest: manifestAddress() }, fetch)
  if ('kind' in richer) {
    store.setState({ customBase: richer })
    tell(store, `${richer.what} ${richer.toDo}`)
    return null
  }
  store.setState({ customBase: { kind: 'open', attribution: richer.attribution } })
  tell(store, ...richer.notes)
  return richer
}

const tell = (store: Store, ...words: readonly string[]) => {
  if (words.length > 0) store.setState(({ notices }) => ({ notices: [...notices, ...words] }))
}

/** What is said where the map itself finds that it cannot draw what was opened. */
export function reportError(store: Store, { words, isGone }: CustomBaseError) {
  const what = `The richer base map did not open, and our own ground stays: ${words}`
  const toDo = 'Check the files that it needs, then load again.'
  if (isGone) store.setState({ customBase: { kind: 'failed', what, toDo } })
  tell(store, isGone ? `${what}. ${toDo}` : `Parts of the richer base map did not open: ${words}.`)
}
