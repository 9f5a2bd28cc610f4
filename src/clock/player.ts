/** The clock that plays: one step a second, told by frames, so that a page nobody looks at stands still. */
import { useEffect, useRef } from 'react'

export interface FrameClock {
  /** Calls back before the next picture with its time in milliseconds; gives a handle to cancel it. */
  readonly request: (callback: (time: number) => void) => number
  readonly cancel: (handle: number) => void
}

export const browserFrames: FrameClock = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

const SECOND = 1000

/** While `isPlaying`, calls the newest `onStep` once a second. Seconds missed in a hidden page are not made up. */
export function usePlayer(isPlaying: boolean, onStep: () => void, frames: FrameClock) {
  const step = useRef(onStep)
  useEffect(() => {
    step.current = onStep
  })
  useEffect(() => {
    if (!isPlaying) return undefined
    let since: number | null = null
    let handle = frames.request(frame)
    function frame(time: number) {
      since ??= time
      const passed = time - since
      if (passed >= SECOND) since = time - (passed % SECOND)
      handle = frames.request(frame)
      if (passed >= SECOND) step.current()
    }
    return () => frames.cancel(handle)
  }, [isPlaying, frames])
}
