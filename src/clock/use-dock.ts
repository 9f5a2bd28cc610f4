/** The dock's own behaviour: where the window goes by hand, by step and by play. */

import { useMemo, useState, useEffect, useRef } from 'react'
import { isSameSpan, spanWithin, type Day, type DaySpan } from '../domain/day.ts'
import { isAtEnd, rewound, stepSpan, wholeMonths, type Step } from './window-arithmetic.ts'

interface DockInput {
  readonly firstDay: Day
  readonly lastDay: Day
  readonly window: DaySpan
  readonly onWindow: (span: DaySpan) => void
  readonly monthsOnly: boolean
  readonly frames: FrameClock
}

export interface Dock {
  /** The data's ends. */
  readonly bounds: DaySpan
  readonly speed: Step
  readonly isPlaying: boolean
  readonly setSpeed: (speed: Step) => void
  /** Plays, from the start of the data where the window stands at their end; or pauses. */
  readonly togglePlay: () => void
  /** One step by hand; like every move by hand it pauses. */
  readonly step: (direction: 1 | -1) => void
  readonly move: (span: DaySpan) => void
}

export function useDock({ firstDay, lastDay, window, onWindow, monthsOnly, frames }: DockInput): Dock {
  const bounds = useMemo(() => ({ from: firstDay, to: lastDay }), [firstDay, lastDay])
  const [chosenSpeed, setSpeed] = useState<Step>('week')
  const [isPlaying, setPlaying] = useState(false)
  const speed = monthsOnly ? 'month' : chosenSpeed
  const put = (span: DaySpan) => {
    const settled = monthsOnly ? wholeMonths(span, bounds) : spanWithin(span, bounds)
    if (!isSameSpan(settled, window)) onWindow(settled)
  }
  const next = (direction: 1 | -1) => stepSpan(window, { step: speed, direction }, bounds)
  const move = (span: DaySpan) => {
    setPlaying(false)
    put(span)
  }
  const togglePlay = () => {
    if (!isPlaying && isAtEnd(window, bounds)) put(rewound(window, bounds))
    setPlaying(!isPlaying)
  }
  const playOn = () => {
    const span = next(1)
    put(span)
    if (isAtEnd(span, bounds)) setPlaying(false)
  }
  usePlayer(isPlaying, playOn, frames)
  return { bounds, speed, isPlaying, setSpeed, togglePlay, step: (direction) => move(next(direction)), move }
}

/** The clock that plays: one step a second, told by frames, so that a page nobody looks at stands still. */

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
