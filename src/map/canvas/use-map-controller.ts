/**
 * React hook that creates the MapController with its component, destroys it with it, and passes it the latest
 * props.
 */
import { GPUInitializationError } from 'maplibre-gl'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { boxOf } from '../../domain/geography.ts'
import type { SketchEdit } from '../../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../../state/view.ts'
import type { Theme } from '../../ui/tokens.ts'
import type { Geography } from '../base/base-sources.ts'
import { visibleBox, freeSize, type Insets } from '../mercator.ts'
import { drawnReadings } from './drawn-readings.ts'
import { elementSize, boroughCamera } from './create-map.ts'
import { MapController, type Listeners, type VisibleArea } from './map-controller.ts'
import type { Hover } from './pointer.ts'
import { zoomsAt } from '../scale.ts'
import type { CustomBaseError } from '../custom-base/custom-base.ts'

/** Props of the component that the controller uses. */
interface MapProps {
  readonly geography: Geography
  readonly theme: Theme
  readonly camera: Camera | null
  readonly fixedInsets: Insets
  readonly openInsets: Insets
  readonly isCoarseFirst: boolean
  readonly clusterId: (node: number) => string
  readonly onFrame: (visibleArea: VisibleArea) => void
  readonly onRest: (camera: Camera) => void
  readonly onPick: (chosen: Chosen | null) => void
  readonly onGesture: (gesture: SketchEdit) => void
  readonly onPlacesDrawn: () => void
  readonly onReady: () => void
  readonly onCustomBaseError?: (error: CustomBaseError) => void
}
interface ViewHandlers {
  readonly onHover: (hover: Hover | null) => void
  readonly onVisibleArea: (visibleArea: VisibleArea) => void
  readonly onCrosshair: (isShown: boolean) => void
}

const LABEL = 'Map: arrow keys move it, plus and minus zoom, Escape closes what is chosen'

/**
 * `controller` is null until the map is created, and stays null if the browser cannot draw one
 * (`cannotDraw`). `cameraAtRest` is the camera last reported by `onRest`.
 */
export function useMapController(
  container: RefObject<HTMLElement | null>,
  props: MapProps,
  handlers: ViewHandlers,
) {
  const latest = useRef({ props, handlers })
  latest.current = { props, handlers }
  const cameraAtRest = useRef(props.camera)
  const [controller, setController] = useState<MapController | null>(null)
  const [cannotDraw, setCannotDraw] = useState(false)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const readings = drawnReadings(element)
    const listeners: Listeners = {
      onFrame: (visibleArea) => {
        latest.current.handlers.onVisibleArea(visibleArea)
        latest.current.props.onFrame(visibleArea)
      },
      onRest: (camera) => {
        cameraAtRest.current = camera
        latest.current.props.onRest(camera)
      },
      onPick: (chosen) => latest.current.props.onPick(chosen),
      onGesture: (gesture) => latest.current.props.onGesture(gesture),
      onHover: (hover) => latest.current.handlers.onHover(hover),
      onCrosshair: (isShown) => latest.current.handlers.onCrosshair(isShown),
      onPlacesDrawn: () => latest.current.props.onPlacesDrawn(),
      onReady: () => latest.current.props.onReady(),
      onLost: setCannotDraw,
      onCustomBaseError: (error) => latest.current.props.onCustomBaseError?.(error),
      onDrawn: readings.write,
    }
    const created = createController(element, () => latest.current.props, listeners)
    setController(created)
    setCannotDraw(created === null)
    return () => {
      readings.stop()
      created?.destroy()
      setController(null)
    }
    // The map is created once: later props reach it through `controller` and `latest`.
  }, [container])

  return { controller, cannotDraw, cameraAtRest }
}

function createController(
  container: HTMLElement,
  currentProps: () => MapProps,
  listeners: Listeners,
): MapController | null {
  const { geography, theme, camera, fixedInsets, openInsets, isCoarseFirst } = currentProps()
  const { places } = geography.borough
  const { neighbours = [] } = geography.place
  const zooms = zoomsAt(geography.place.referenceLatitude)
  const settings = () => ({
    places,
    neighbours,
    zooms,
    clusterId: currentProps().clusterId,
  })
  try {
    return new MapController(
      { container, geography, theme, camera, fixedInsets, openInsets, label: LABEL, isCoarseFirst },
      settings,
      listeners,
    )
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error
    // Without a map the page still needs the box that it would show.
    const size = elementSize(container)
    const shown = camera ?? boroughCamera(boxOf(geography.borough.outline), size, fixedInsets)
    listeners.onFrame({ box: visibleBox(shown, freeSize(size, fixedInsets)), zoom: shown.zoom })
    listeners.onReady()
    return null
  }
}
