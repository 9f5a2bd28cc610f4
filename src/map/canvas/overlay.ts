/** The layers over the map: kept in step with its camera, and back again after the graphics card let them go. */
import type { Layer } from '@deck.gl/core'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import type { Map as MapLibreMap } from 'maplibre-gl'

export interface Overlay {
  /** One call a frame. */
  readonly draw: (layers: Layer[]) => void
  readonly end: () => void
}

/** The library makes its canvas a stop of the Tab key, though keys and pointer are the map's own business. */
class PassedOver extends MapLibreOverlay {
  override onAdd(map: MapLibreMap) {
    const container = super.onAdd(map)
    container.inert = true
    return container
  }
}

/**
 * Overlaid, not interleaved: the layers have a canvas of their own. A lost context takes every buffer with it,
 * so a new overlay is put up when either canvas is restored, and `redraw` is asked for its layers anew.
 */
export function overlayOn(map: MapLibreMap, redraw: () => void): Overlay {
  let overlay = new PassedOver({ layers: [] })
  map.addControl(overlay)
  const renew = () => {
    map.removeControl(overlay)
    overlay = new PassedOver({ layers: [] })
    map.addControl(overlay)
    redraw()
  }
  const ofLayers = (event: Event) => event.target !== map.getCanvas()
  // A context is only given back to those who ask for it when it goes.
  const onLost = (event: Event) => {
    if (ofLayers(event)) event.preventDefault()
  }
  const onRestored = (event: Event) => {
    if (ofLayers(event)) renew()
  }
  const container = map.getContainer()
  // The events do not bubble, but they pass on their way down.
  container.addEventListener('webglcontextlost', onLost, true)
  container.addEventListener('webglcontextrestored', onRestored, true)
  map.on('webglcontextrestored', renew)
  return {
    draw: (layers) => overlay.setProps({ layers }),
    end: () => {
      container.removeEventListener('webglcontextlost', onLost, true)
      container.removeEventListener('webglcontextrestored', onRestored, true)
      map.off('webglcontextrestored', renew)
      map.removeControl(overlay)
    },
  }
}
