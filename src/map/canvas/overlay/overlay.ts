/** The deck.gl overlay on the MapLibre map, and what becomes of it where a drawing context is lost. */
import { log, type Layer } from '@deck.gl/core'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Device } from '@luma.gl/core'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { COARSE_RATIO } from '../create-map.ts'
import type { LostContexts } from './lost-contexts.ts'

/** The deck.gl overlay of a MapLibre map. */
export interface Overlay {
  /** Replaces the layers; once a frame. */
  readonly draw: (layers: Layer[]) => void
  /** From now on draws with all pixels of the device. */
  readonly refine: () => void
  readonly remove: () => void
}

interface OverlayOptions {
  /** Draws with few pixels until `refine`. */
  readonly isCoarse: boolean
  readonly contexts: LostContexts
  /** Called when a new overlay has no layers yet. */
  readonly redraw: () => void
}

interface DrawingOptions {
  readonly ratio: DrawingRatio
  /** No context could be made. */
  readonly onFailure: () => void
}

/** Device pixels to a CSS pixel, or as many as the device has. */
type DrawingRatio = number | true

/**
 * The library makes its canvas focusable, but keys and pointer are handled by the map. It also leaves its element
 * in the map when it is removed, and its device observing the screen, which would hold on to the canvas for ever. And it
 * sets a given pixel ratio on its canvas with every change of layers and measures the canvas each time, which makes the
 * browser lay out the page in the middle of a step: so the ratio is set on the canvas itself, once.
 */
class InertOverlay extends MapLibreOverlay {
  private readonly held: { element: HTMLElement | null; device: Device | null; ratio: DrawingRatio }

  constructor({ ratio, onFailure }: DrawingOptions) {
    const held: InertOverlay['held'] = { element: null, device: null, ratio }
    super({
      layers: [],
      onDeviceInitialized: (device) => {
        held.device = device
        if (held.ratio !== true) applyRatio(device, held.ratio)
      },
      onError: (error) => {
        if (held.device === null) onFailure()
        log.error(error.message, error.cause)()
      },
    })
    this.held = held
  }

  drawWith(ratio: DrawingRatio) {
    this.held.ratio = ratio
    if (this.held.device) applyRatio(this.held.device, ratio)
  }

  override onAdd(map: MapLibreMap) {
    const element = super.onAdd(map)
    element.inert = true
    this.held.element = element
    return element
  }

  override onRemove(map: MapLibreMap) {
    super.onRemove(map)
    const { element, device } = this.held
    device?.getDefaultCanvasContext().destroy()
    element?.remove()
    this.held.device = null
    this.held.element = null
  }
}

const applyRatio = (device: Device, useDevicePixels: DrawingRatio) =>
  void device.getDefaultCanvasContext().setProps({ useDevicePixels })

/**
 * Overlaid, not interleaved: the layers have a canvas of their own. A lost context loses every buffer, so a
 * new overlay is created when that of the layers is given back.
 */
export function createOverlay(map: MapLibreMap, { isCoarse, contexts, redraw }: OverlayOptions): Overlay {
  const container = map.getContainer()
  const onFailure = () => contexts.add(container)
  let overlay = new InertOverlay({ ratio: isCoarse ? COARSE_RATIO : true, onFailure })
  map.addControl(overlay)
  const isFromOverlay = (event: Event) => event.target !== map.getCanvas()
  const onLost = (event: Event) => {
    // A context is only given back if the loss event was cancelled, which the map does for its own.
    if (isFromOverlay(event)) event.preventDefault()
    if (event.target) contexts.add(event.target)
  }
  const onRestored = (event: Event) => {
    if (event.target) contexts.remove(event.target)
    if (!isFromOverlay(event)) return
    map.removeControl(overlay)
    overlay = new InertOverlay({ ratio: true, onFailure })
    map.addControl(overlay)
    redraw()
  }
  // The events do not bubble, so they are captured.
  container.addEventListener('webglcontextlost', onLost, true)
  container.addEventListener('webglcontextrestored', onRestored, true)
  return {
    draw: (layers) => overlay.setProps({ layers }),
    refine: () => overlay.drawWith(true),
    remove: () => {
      container.removeEventListener('webglcontextlost', onLost, true)
      container.removeEventListener('webglcontextrestored', onRestored, true)
      map.removeControl(overlay)
    },
  }
}
