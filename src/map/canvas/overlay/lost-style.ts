/** What MapLibre would leave in memory with each lost drawing context: the style of the base map, and a listener. */
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'

/**
 * Takes the style out of the map before its context is lost and puts it in again after it is given back. MapLibre does so
 * too, but leaves a listener to the old style, which then stays in memory with its tiles.
 */
export function keepStyle(map: MapLibreMap) {
  const container = map.getContainer()
  let kept: StyleSpecification | undefined
  const onLost = ({ target }: Event) => {
    if (target !== map.getCanvas()) return
    kept = loadedStyle(map)
    // One that is not loaded yet is left to the map.
    if (kept) map.setStyle(null)
  }
  // The event does not bubble. Captured, it comes here before the map hears of it.
  container.addEventListener('webglcontextlost', onLost, true)
  map.on('webglcontextrestored', () => {
    if (kept) map.setStyle(kept, { diff: false })
    kept = undefined
    // With each new context MapLibre listens once more for a failure to create it, which this ends.
    map.getCanvas().dispatchEvent(new Event('webglcontextcreationerror'))
  })
  map.once('remove', () => container.removeEventListener('webglcontextlost', onLost, true))
}

const loadedStyle = (map: MapLibreMap): StyleSpecification | undefined => map.getStyle()
