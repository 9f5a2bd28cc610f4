/**
 * Frame timing: throttling to animation frames, and notification of the first complete drawing of the map.
 */
import type { Map as MapLibreMap } from 'maplibre-gl'

type RequestFrame = (callback: () => void) => void

interface FrameThrottle {
  readonly request: () => void
  readonly cancel: () => void
}

/**
 * Runs `work` at most once an animation frame: immediately if it has not run in this frame, else when the
 * next begins.
 */
export function oncePerFrame(work: () => void, requestFrame = requestAnimationFrame): FrameThrottle {
  let isIdle = true
  let isRequested = false
  let isCancelled = false
  const next = () => {
    isIdle = true
    if (!isRequested || isCancelled) return
    isRequested = false
    run()
  }
  const run = () => {
    isIdle = false
    requestFrame(next)
    work()
  }
  return {
    request: () => {
      if (isIdle) run()
      else isRequested = true
    },
    cancel: () => {
      isCancelled = true
      isRequested = false
    },
  }
}

/**
 * Runs `work` once what has just changed in the page is painted: the first draw of marks compiles shaders, and the numbers
 * of the panels do not wait for it.
 */
export function afterPaint(work: () => void, requestFrame: RequestFrame = requestAnimationFrame) {
  requestFrame(() => requestFrame(work))
}

interface ReadyWatch {
  /** To be called after layers were passed to deck.gl. */
  readonly marksDrawn: () => void
}

/**
 * Calls `onReady` once, two frames after the map first idles with marks on it. The base map may idle long
 * before there are marks, and does not idle again because of them.
 */
export function notifyWhenReady(
  map: Pick<MapLibreMap, 'on' | 'triggerRepaint'>,
  onReady: () => void,
  requestFrame: RequestFrame = requestAnimationFrame,
): ReadyWatch {
  let hasMarks = false
  let isReported = false
  map.on('idle', () => {
    if (!hasMarks || isReported) return
    isReported = true
    // Marks are drawn in the next frame and visible in the one after it.
    afterPaint(onReady, requestFrame)
  })
  return {
    marksDrawn: () => {
      hasMarks = true
      // Makes an idle map fire `idle` again.
      if (!isReported) map.triggerRepaint()
    },
  }
}
