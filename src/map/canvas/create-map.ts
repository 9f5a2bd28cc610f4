/** Begins the one MapLibre map: north up, flat, kept near the borough, and with nothing of its own on the page. */
import { Map as MapLibreMap, setWorkerUrl, type PaddingOptions } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../maplibre.css'
import { boxOf, type Box } from '../../domain/geography.ts'
import type { Camera } from '../../state/view.ts'
import type { Theme } from '../../ui/tokens.ts'
import { baseStyle } from '../base/base-style.ts'
import type { Ground } from '../base/base-sources.ts'
import { boxSeen, cameraThatFits, freeSize, type Insets, type Size } from '../mercator.ts'
import { CLOSEST_ZOOM } from '../scale.ts'

export interface MapBeginning {
  readonly host: HTMLElement
  readonly ground: Ground
  readonly theme: Theme
  /** Null: the whole borough. */
  readonly camera: Camera | null
  /** Covered by panels that always stand, and by all that are open as it begins. */
  readonly standing: Insets
  readonly free: Insets
  /** What the map is called for those who do not see it, and how it is moved by keys. */
  readonly label: string
}

/** Pixels kept free between the borough and the edge of the free part. */
const MARGIN = 20
/** How far one may step back from the whole borough, in zooms. */
const STEP_BACK = 0.5

export const sizeOf = (element: HTMLElement): Size => ({
  width: element.clientWidth,
  height: element.clientHeight,
})

/** The camera that shows the whole borough in the free part of a map. */
export function wholeBorough(box: Box, size: Size, free: Insets): Camera {
  const room = freeSize(size, free)
  return cameraThatFits(box, { width: room.width - 2 * MARGIN, height: room.height - 2 * MARGIN })
}

/** @throws GPUInitializationError where the browser has no WebGL2. */
export function beginMap({ host, ground, theme, camera, standing, label }: MapBeginning): MapLibreMap {
  setWorkerUrl(workerUrl)
  const whole = wholeBorough(boxOf(ground.borough.outline), sizeOf(host), standing)
  const { longitude, latitude, zoom } = camera ?? whole
  const map = new MapLibreMap({
    container: host,
    style: baseStyle(ground, theme),
    center: [longitude, latitude],
    zoom,
    maxZoom: CLOSEST_ZOOM,
    maxPitch: 0,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    trackResize: false,
    fadeDuration: 0,
    clickTolerance: 5,
    validateStyle: false,
    locale: { 'Map.Title': label },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // MapLibre makes its canvas a region; the region is the part of the page round it.
  map.getCanvas().setAttribute('role', 'application')
  keepNear(map, { box: boxOf(ground.borough.outline), size: sizeOf(host), free: standing })
  map.jumpTo({ center: [longitude, latitude], zoom, padding: paddingOf(standing) })
  return map
}

export const paddingOf = ({ left, top, right, bottom }: Insets): PaddingOptions => ({
  left,
  top,
  right,
  bottom,
})

interface Bounds {
  readonly box: Box
  readonly size: Size
  readonly free: Insets
}

/** Keeps the camera near the borough, with room for panels on every side. */
export function keepNear(map: MapLibreMap, { box, size, free }: Bounds) {
  const whole = wholeBorough(box, size, free)
  const zoom = whole.zoom - STEP_BACK
  const across = size.width + free.left + free.right
  const down = size.height + free.top + free.bottom
  const { west, south, east, north } = boxSeen({ ...whole, zoom }, { width: across, height: down })
  map.setMinZoom(zoom)
  map.setMaxBounds([
    [west, south],
    [east, north],
  ])
}
