/**
 * Creates the MapLibre map: north up, not tilted, limited to the surroundings of the borough, without
 * MapLibre's own controls.
 */
import { Map as MapLibreMap, setWorkerUrl, type PaddingOptions } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../maplibre.css'
import { boxOf, type Box } from '../../domain/geography.ts'
import type { Camera } from '../../state/view.ts'
import type { Theme } from '../../ui/tokens.ts'
import { baseStyle } from '../base/base-style.ts'
import type { Geography } from '../base/base-sources.ts'
import { visibleBox, cameraFitting, freeSize, type Insets, type Size } from '../mercator.ts'
import { CLOSEST_ZOOM } from '../scale.ts'
import { keepStyle } from './overlay/lost-style.ts'

export interface MapOptions {
  readonly container: HTMLElement
  readonly geography: Geography
  readonly theme: Theme
  /** Null: the whole borough. */
  readonly camera: Camera | null
  /** Pixels covered by panels that are always shown, and by all that are open at creation. */
  readonly fixedInsets: Insets
  readonly openInsets: Insets
  /** Accessible name of the map, with its keyboard commands. */
  readonly label: string
  /**
   * Whether the map is first drawn with few pixels, while something else covers it: a phone then does not wait for the
   * filling of large pictures whenever a shader is compiled.
   */
  readonly isCoarseFirst: boolean
}

/** Device pixels to a CSS pixel while the map is drawn coarsely. */
export const COARSE_RATIO = 0.1

/** Margin round the borough in pixels. */
const MARGIN = 20
/** Zoom levels by which the user may zoom out beyond the whole borough. */
const MAX_ZOOM_OUT = 0.5

/** Inner size of an element in CSS pixels. */
export const elementSize = (element: HTMLElement): Size => ({
  width: element.clientWidth,
  height: element.clientHeight,
})

/** Camera that fits the borough into the area that the insets leave free. */
export function boroughCamera(box: Box, size: Size, insets: Insets): Camera {
  const area = freeSize(size, insets)
  return cameraFitting(box, { width: area.width - 2 * MARGIN, height: area.height - 2 * MARGIN })
}

/** @throws GPUInitializationError where the browser has no WebGL2. */
export function createMap({
  container,
  geography,
  theme,
  camera,
  fixedInsets,
  label,
  isCoarseFirst,
}: MapOptions): MapLibreMap {
  setWorkerUrl(workerUrl)
  const overview = boroughCamera(boxOf(geography.borough.outline), elementSize(container), fixedInsets)
  const { longitude, latitude, zoom } = camera ?? overview
  const map = new MapLibreMap({
    container,
    style: baseStyle(geography, theme),
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
    ...(isCoarseFirst && { pixelRatio: COARSE_RATIO }),
    clickTolerance: 5,
    validateStyle: false,
    locale: { 'Map.Title': label },
  })
  keepStyle(map)
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // The canvas is an application; the region is the section of the page round it.
  map.getCanvas().setAttribute('role', 'application')
  limitCamera(map, {
    box: boxOf(geography.borough.outline),
    size: elementSize(container),
    insets: fixedInsets,
  })
  map.jumpTo({ center: [longitude, latitude], zoom, padding: paddingOf(fixedInsets) })
  return map
}

export const paddingOf = ({ left, top, right, bottom }: Insets): PaddingOptions => ({
  left,
  top,
  right,
  bottom,
})

interface CameraLimits {
  readonly box: Box
  readonly size: Size
  readonly insets: Insets
}

/**
 * Limits zoom and centre of the camera to the borough and its surroundings, with space for panels on every
 * side.
 */
export function limitCamera(map: MapLibreMap, { box, size, insets }: CameraLimits) {
  const overview = boroughCamera(box, size, insets)
  const zoom = overview.zoom - MAX_ZOOM_OUT
  const width = size.width + insets.left + insets.right
  const height = size.height + insets.top + insets.bottom
  const { west, south, east, north } = visibleBox({ ...overview, zoom }, { width, height })
  map.setMinZoom(zoom)
  map.setMaxBounds([
    [west, south],
    [east, north],
  ])
}
