/** Says once that the map stands: its ground rests, and the first marks on it were drawn. */
import type { Map as MapLibreMap } from 'maplibre-gl'

interface Ready {
  /** After marks were handed to the card. */
  readonly drawn: () => void
}

/** The ground may rest long before there is anything to mark on it, and says nothing of marks that come later. */
export function ready(
  map: Pick<MapLibreMap, 'on' | 'triggerRepaint'>,
  onReady: () => void,
  requestFrame: (callback: () => void) => void = requestAnimationFrame,
): Ready {
  let hasMarks = false
  let isSaid = false
  map.on('idle', () => {
    if (!hasMarks || isSaid) return
    isSaid = true
    // The marks are drawn in the next frame, and seen in the one after it.
    requestFrame(() => requestFrame(onReady))
  })
  return {
    drawn: () => {
      hasMarks = true
      // A ground that rests already says so once more.
      if (!isSaid) map.triggerRepaint()
    },
  }
}
