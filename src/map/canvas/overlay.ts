/** The deck.gl overlay on a MapLibre map, recreated after a lost WebGL context. */
import type { Layer } from '@deck.gl/core'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Map as MapLibreMap } from 'maplibre-gl'

export interface Overlay {
  /** Replaces the layers; once a frame. */
  readonly draw: (layers: Layer[]) => void
  readonly remove: () => void
}

/** The library makes its canvas focusable, but keys and pointer are handled by the map. */
class InertOverlay extends MapLibreOverlay {
  override onAdd(map: MapLibreMap) {
    const container = super.onAdd(map)
    container.inert = true
    return container
  }
}

/**
 * Overlaid, not interleaved: the layers have a canvas of their own. A lost context loses every buffer, so a
 * new overlay is created when either canvas is restored, and `redraw` is called to supply its layers.
 */
export function createOverlay(map: MapLibreMap, redraw: () => void): Overlay {
  let overlay = new InertOverlay({ layers: [] })
  map.addControl(overlay)
  const recreate = () => {
    map.removeControl(overlay)
    overlay = new InertOverlay({ layers: [] })
    map.addControl(overlay)
    redraw()
  }
  const isFromOverlay = (event: Event) => event.target !== map.getCanvas()
  // A context is only restored if the loss event was cancelled.
  const onLost = (event: Event) => {
    if (isFromOverlay(event)) event.preventDefault()
  }
  const onRestored = (event: Event) => {
    if (isFromOverlay(event)) recreate()
  }
  const container = map.getContainer()
  // The events do not bubble, so they are captured.
  container.addEventListener('webglcontextlost', onLost, true)
  container.addEventListener('webglcontextrestored', onRestored, true)
  map.on('webglcontextrestored', recreate)
  return {
    draw: (layers) => overlay.setProps({ layers }),
    remove: () => {
      container.removeEventListener('webglcontextlost', onLost, true)
      container.removeEventListener('webglcontextrestored', onRestored, true)
      map.off('webglcontextrestored', recreate)
      map.removeControl(overlay)
    },
  }
}
