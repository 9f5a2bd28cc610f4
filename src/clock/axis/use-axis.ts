/** The axis as the dock keeps it: the whole of the data until somebody goes closer. */
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { dayNumber, isSameSpan } from '../../domain/day.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { dayAt } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import { canGo, followed, zoomedAxis } from './axis-window.ts'

export interface Axis {
  /** The days shown, both included. */
  readonly days: DaySpan
  readonly canGo: { readonly closer: boolean; readonly wider: boolean }
  /** Shows `factor` times as many days about one of them; the middle of the window where none is named. */
  readonly zoom: (factor: number, about?: Day) => void
}

export function useAxis(window: DaySpan, bounds: DaySpan): Axis {
  const [asked, setAsked] = useState<DaySpan | null>(null)
  const context = { window, bounds }
  const days = asked === null ? bounds : followed(asked, context)
  // Where it followed the window it stays: an axis that sprang back would run away under the hand that drags.
  if (asked !== null && !isSameSpan(asked, days)) setAsked(days)
  const middle = dayNumber(Math.round((window.from + window.to) / 2))
  const zoom = (factor: number, about = middle) => {
    const next = zoomedAxis(days, { factor, about }, context)
    setAsked(isSameSpan(next, bounds) ? null : next)
  }
  return { days, canGo: canGo(days, context), zoom }
}

/** Twice the days for so many pixels of the wheel. */
const WHEEL_PIXELS = 200
const MOST = 2

/** Control and the wheel, or two fingers on a pad, go closer about the day under the pointer. */
export function useWheelZoom(frame: RefObject<HTMLElement | null>, scale: TimeScale, zoom: Axis['zoom']) {
  const newest = useRef({ scale, zoom })
  useEffect(() => {
    newest.current = { scale, zoom }
  })
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const x = event.clientX - element.getBoundingClientRect().left
      const factor = Math.min(MOST, Math.max(1 / MOST, 2 ** (event.deltaY / WHEEL_PIXELS)))
      newest.current.zoom(factor, dayAt(newest.current.scale, x))
    }
    // React listens passively, and the page would zoom as well.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [frame])
}
