/** Ties the map to the component that shows it: begun once, ended with it, told of nothing but the newest props. */
import { GPUInitializationError } from 'maplibre-gl'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { boxOf } from '../../domain/geography.ts'
import type { SketchEdit } from '../../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../../state/view.ts'
import type { Theme } from '../../ui/tokens.ts'
import type { Ground } from '../ground/ground-sources.ts'
import { boxSeen, freeSize, type Insets } from '../mercator.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { sizeOf, wholeBorough } from './begin-map.ts'
import { MapController, type Listeners, type Seen } from './map-controller.ts'
import type { Hover } from './pointer.ts'
import { zoomsAt } from '../layout/zooms.ts'
import type { CustomBaseError } from '../custom-base/custom-ground.ts'

/** What a map needs of the component that shows it. */
interface MapWishes {
  readonly ground: Ground
  readonly theme: Theme
  readonly camera: Camera | null
  readonly standing: Insets
  readonly free: Insets
  readonly quiet: string
  readonly clusterId: (node: number) => string
  readonly onFrame: (seen: Seen) => void
  readonly onRest: (camera: Camera) => void
  readonly onPick: (chosen: Chosen | null) => void
  readonly onGesture: (gesture: SketchEdit) => void
  readonly onReady: () => void
  readonly onRicherTrouble?: (trouble: CustomBaseError) => void
}
interface Watching {
  readonly onHover: (hover: Hover | null) => void
  readonly onSeen: (seen: Seen) => void
  readonly onCrosshair: (isShown: boolean) => void
}

const LABEL = 'Map: arrow keys move it, plus and minus zoom, Escape lets go of what is chosen'

/** `hold` is null until the map stands, and for good where the browser cannot draw one (`cannotDraw`). */
export function useMapController(host: RefObject<HTMLElement | null>, wishes: MapWishes, watching: Watching) {
  const latest = useRef({ wishes, watching })
  latest.current = { wishes, watching }
  const resting = useRef(wishes.camera)
  const [hold, setHold] = useState<MapController | null>(null)
  const [cannotDraw, setCannotDraw] = useState(false)

  useEffect(() => {
    const element = host.current
    if (!element) return
    const listeners: Listeners = {
      onFrame: (seen) => {
        latest.current.watching.onSeen(seen)
        latest.current.wishes.onFrame(seen)
      },
      onRest: (camera) => {
        resting.current = camera
        latest.current.wishes.onRest(camera)
      },
      onPick: (chosen) => latest.current.wishes.onPick(chosen),
      onGesture: (gesture) => latest.current.wishes.onGesture(gesture),
      onHover: (hover) => latest.current.watching.onHover(hover),
      onCrosshair: (isShown) => latest.current.watching.onCrosshair(isShown),
      onReady: () => latest.current.wishes.onReady(),
      onRicherTrouble: (trouble) => latest.current.wishes.onRicherTrouble?.(trouble),
      onDrawn: (picture) => tell(element, picture),
    }
    const begun = begin(element, () => latest.current.wishes, listeners)
    setHold(begun)
    setCannotDraw(begun === null)
    return () => {
      begun?.end()
      setHold(null)
    }
    // The map is begun once: what changes later reaches it by `hold` and by `latest`.
  }, [host])

  return { hold, cannotDraw, resting }
}

function begin(host: HTMLElement, newest: () => MapWishes, listeners: Listeners): MapController | null {
  const { ground, theme, camera, standing, free } = newest()
  const { places } = ground.borough
  const zooms = zoomsAt(ground.place.referenceLatitude)
  const telling = () => ({ places, zooms, quiet: newest().quiet, clusterId: newest().clusterId })
  try {
    return new MapController(
      { host, ground, theme, camera, standing, free, label: LABEL },
      telling,
      listeners,
    )
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error
    // Counts need no picture: the rest of the page is told what a map would show.
    const size = sizeOf(host)
    const seen = camera ?? wholeBorough(boxOf(ground.borough.outline), size, standing)
    listeners.onFrame({ box: boxSeen(seen, freeSize(size, standing)), zoom: seen.zoom })
    listeners.onReady()
    return null
  }
}

/** What was handed to the card, for those who ask the page and not the eye. */
function tell(host: HTMLElement, picture: MapLayout) {
  host.dataset['clusters'] = String(picture.discs.length)
  host.dataset['incidents'] = String(picture.discs.reduce((sum, { mark }) => sum + mark.count, 0))
  host.dataset['orders'] = String(picture.orders.reduce((sum, { spot }) => sum + spot.orders.length, 0))
}
