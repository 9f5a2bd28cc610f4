import type { Map as MapLibreMap } from 'maplibre-gl'

/** At most once an animation frame: at once where nothing was done in this frame, else when the next begins. */

interface Paced {
  readonly ask: () => void
  readonly end: () => void
}

export function oncePerFrame(work: () => void, requestFrame = requestAnimationFrame): Paced {
  let isResting = true
  let isAsked = false
  let isOver = false
  const next = () => {
    isResting = true
    if (!isAsked || isOver) return
    isAsked = false
    run()
  }
  const run = () => {
    isResting = false
    requestFrame(next)
    work()
  }
  return {
    ask: () => {
      if (isResting) run()
      else isAsked = true
    },
    end: () => {
      isOver = true
      isAsked = false
    },
  }
}

/** Says once that the map stands: its ground rests, and the first marks on it were drawn. */

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
