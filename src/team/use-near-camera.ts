/** Shows the whole borough, with a notice, where an address asks for a part of the map that is far from it. */
import { useContext, useEffect } from 'react'
import { boxOf, isBoxInside, type Box, type Surface } from '../domain/geography.ts'
import { memoisedResult } from '../measures/memoised.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import type { Store } from '../state/store.ts'
import type { Camera } from '../state/view.ts'

const TOO_FAR = 'The address asks for a part of the map that is far from the place: the whole of it is shown.'

export function useNearCamera(outline: Surface): void {
  const store = useContext(StoreContext)
  const camera = useHoldfast(({ view }) => view.camera)
  useEffect(() => {
    if (camera) keepNear(store, camera, outline)
  }, [store, camera, outline])
}

/** Drops a camera that is farther from the outline than that is wide or high. */
export function keepNear(store: Store, { longitude, latitude }: Camera, outline: Surface): void {
  const at = { west: longitude, east: longitude, south: latitude, north: latitude }
  if (isBoxInside(at, surroundingsOf(outline))) return
  const { view, notices } = store.getState()
  store.dispatch(
    { kind: 'replace-view', view: { ...view, camera: null } },
    { notices: [...notices, TOO_FAR] },
  )
}

const surroundingsOf = memoisedResult((outline: Surface): Box => {
  const { west, south, east, north } = boxOf(outline)
  const [width, height] = [east - west, north - south]
  return { west: west - width, south: south - height, east: east + width, north: north + height }
})
