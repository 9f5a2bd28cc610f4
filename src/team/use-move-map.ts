/** Moves the map at the person's request, into the area that the panels leave free. */
import { useCallback, useContext, useEffect } from 'react'
import { surfacesOf } from '../domain/dataset.ts'
import type { CameraTarget } from '../map/covered-area.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { isPlanShown } from '../state/planning/plan-access.ts'
import { useIsAcross, useIsPhone } from '../ui/media.ts'

/** A function that moves the map to a target, without animation; `hasDetails`: whether the details panel will be open. */
export function useMoveMap(): (target: CameraTarget, hasDetails: boolean) => void {
  const store = useContext(StoreContext)
  const isPhone = useIsPhone()
  const isAcross = useIsAcross()
  return useCallback(
    (target, hasDetails) => {
      const panel = document.getElementById('panel-team')
      const size = { width: panel?.clientWidth ?? 0, height: panel?.clientHeight ?? 0 }
      if (size.width === 0 || size.height === 0) return
      // Loaded together with the map.
      import('../map/covered-area.ts').then(
        ({ cameraFor }) => {
          const camera = cameraFor(target, {
            size,
            isPhone,
            isAcross,
            hasDetails,
            hasLayers: store.getState().isLayersOpen,
            isTonight: store.getState().view.tab === 'tonight',
          })
          store.dispatch({ kind: 'rest-camera', camera })
        },
        () => {
          // Without its code there is no map to move.
        },
      )
    },
    [store, isPhone, isAcross],
  )
}

/** Moves the map to the areas of an address that names no camera, as soon as a feed that holds them is open. */
export function useCameraOfAreas(): void {
  const moveMap = useMoveMap()
  const catalogue = useHoldfast((state) => state.catalogue)
  const areas = useHoldfast(({ view }) => view.areas)
  const hasCamera = useHoldfast(({ view }) => view.camera !== null)
  const hasDetails = useHoldfast(({ view }) => view.chosen !== null)
  useEffect(() => {
    const surfaces = catalogue && !hasCamera ? surfacesOf(catalogue, areas) : []
    if (surfaces.length > 0) moveMap({ kind: 'surfaces', surfaces }, hasDetails)
  }, [catalogue, areas, hasCamera, hasDetails, moveMap])
}

/** A function that limits all counts to areas and moves the map to them; without areas the map stays. */
export function useChooseAreas(): (codes: readonly string[]) => void {
  const store = useContext(StoreContext)
  const moveMap = useMoveMap()
  return useCallback(
    (codes) => {
      store.dispatch({ kind: 'set-areas', codes })
      const { catalogue, ...state } = store.getState()
      const surfaces = catalogue ? surfacesOf(catalogue, codes) : []
      const hasDetails = state.view.chosen !== null || isPlanShown(state)
      if (surfaces.length > 0) moveMap({ kind: 'surfaces', surfaces }, hasDetails)
    },
    [store, moveMap],
  )
}
