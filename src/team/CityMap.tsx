/** The map, fed from the store: the Scene goes in; the frame, the camera at rest and the thing picked come out. */
import { useCallback, useContext, useMemo } from 'react'
import { ATTRIBUTION_LINE } from '../domain/borough/attribution.ts'
import { MapCanvas, type MapCanvasProps } from '../map/MapCanvas.tsx'
import { sceneFor } from '../map/scene-for.ts'
import { clusterId } from '../state/chosen-cluster.ts'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import type { Ground } from '../state/store.ts'
import { useIsPhone } from '../ui/media.ts'
import { describeChosen } from './describe.ts'

/** What the panels cover, in pixels. Details open over the map, which does not jump. */
const DESK = { left: 288, top: 56, right: 0, bottom: 0 }
const DESK_WITH_DETAILS = { ...DESK, right: 360 }
const PHONE = { left: 0, top: 60, right: 0, bottom: 0 }

function useScene() {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const theme = useHoldfast((state) => state.theme)
  const zoom = useHoldfast(({ sight }) => sight?.zoom ?? 0)
  return useMemo(
    () => (catalogue && shown ? sceneFor({ view, catalogue, shown, theme, zoom }) : null),
    [view, catalogue, shown, theme, zoom],
  )
}

function useFree() {
  const isPhone = useIsPhone()
  const hasDetails = useHoldfast(({ view }) => view.chosen !== null)
  if (isPhone) return PHONE
  return hasDetails ? DESK_WITH_DETAILS : DESK
}

/** `ground` and the catalogue are there: the map is only mounted then. */
export function CityMap({ ground }: { readonly ground: Ground }) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const theme = useHoldfast((state) => state.theme)
  const camera = useHoldfast(({ view }) => view.camera)
  const isDemonstration = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)

  const onFrame = useCallback<MapCanvasProps['onFrame']>(
    (sight) => {
      store.setState({ sight })
    },
    [store],
  )
  const nameOf = useCallback(
    (node: number) => {
      const { catalogue } = store.getState()
      return catalogue ? clusterId(catalogue.index, node) : ''
    },
    [store],
  )
  return (
    <MapCanvas
      ground={ground}
      scene={useScene()}
      theme={theme}
      camera={camera}
      free={useFree()}
      attribution={ATTRIBUTION_LINE}
      quiet={isDemonstration ? 'Invented incidents' : ''}
      clusterId={nameOf}
      describe={(chosen) => describeChosen(store.getState(), chosen)}
      onFrame={onFrame}
      onRest={(at) => {
        intend({ kind: 'rest-camera', camera: at })
      }}
      onPick={(chosen) => {
        intend({ kind: 'choose', chosen })
      }}
      onPicture={async (photograph, scene) => {
        const { carryPicture } = await import('./picture/carry-picture.ts')
        return carryPicture(store.getState(), scene, photograph)
      }}
      onReady={() => {
        performance.mark('holdfast:map-ready')
      }}
    />
  )
}
