/** State and commands of the time dock: moving, stepping and playing the window. */
import { useMemo, useState, useEffect, useRef } from 'react'
import { isSameSpan, spanWithin, type Day, type DaySpan } from '../domain/day.ts'
import { isAtEnd, spanAtDataStart, stepSpan, wholeMonths, type WindowStep } from './window-arithmetic.ts'

interface DockInput {
  readonly firstDay: Day
  readonly lastDay: Day
  readonly window: DaySpan
  readonly onWindow: (span: DaySpan) => void
  readonly monthsOnly: boolean
  readonly frames: FrameScheduler
  /** Called when it begins to play and when it pauses. */
  readonly onMoving?: (isMoving: boolean) => void
}

export interface Dock {
  /** First and last day of the data. */
  readonly bounds: DaySpan
  readonly speed: WindowStep
  readonly isPlaying: boolean
  readonly setSpeed: (speed: WindowStep) => void
  /** Starts to play, from the start of the data if the window is at their end, or pauses. */
  readonly togglePlay: () => void
  /** Moves one step and pauses. */
  readonly step: (direction: 1 | -1) => void
  /** Sets the window and pauses. */
  readonly move: (span: DaySpan) => void
}

export function useDock({
  firstDay,
  lastDay,
  window,
  onWindow,
  monthsOnly,
  frames,
  onMoving,
}: DockInput): Dock {
  const bounds = useMemo(() => ({ from: firstDay, to: lastDay }), [firstDay, lastDay])
  const [chosenSpeed, setSpeed] = useState<WindowStep>('week')
  const [isPlaying, setPlaying] = useState(false)
  const speed = monthsOnly ? 'month' : chosenSpeed
  const setWindow = (span: DaySpan) => {
    const clamped = monthsOnly ? wholeMonths(span, bounds) : spanWithin(span, bounds)
    if (!isSameSpan(clamped, window)) onWindow(clamped)
  }
  const next = (direction: 1 | -1) => stepSpan(window, { step: speed, direction }, bounds)
  const move = (span: DaySpan) => {
    setPlaying(false)
    setWindow(span)
  }
  const togglePlay = () => {
    if (!isPlaying && isAtEnd(window, bounds)) setWindow(spanAtDataStart(window, bounds))
    setPlaying(!isPlaying)
  }
  const playStep = () => {
    const span = next(1)
    setWindow(span)
    if (isAtEnd(span, bounds)) setPlaying(false)
  }
  usePlayer(isPlaying, playStep, frames)
  useEffect(() => {
    if (!isPlaying) return undefined
    onMoving?.(true)
    return () => onMoving?.(false)
  }, [isPlaying, onMoving])
  return { bounds, speed, isPlaying, setSpeed, togglePlay, step: (direction) => move(next(direction)), move }
}

/** Scheduler of animation frames; replaced in tests. */
export interface FrameScheduler {
  /** Calls back before the next frame with its time in milliseconds; returns a handle to cancel it. */
  readonly request: (callback: (time: number) => void) => number
  readonly cancel: (handle: number) => void
}

export const browserFrames: FrameScheduler = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

const SECOND = 1000

/**
 * While `isPlaying`, calls the latest `onStep` once a second. It counts by animation frames, which a hidden page does not
 * get; missed seconds are skipped.
 */
function usePlayer(isPlaying: boolean, onStep: () => void, frames: FrameScheduler) {
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
