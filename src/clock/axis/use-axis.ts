/** The axis as the dock keeps it: the whole of the data until somebody goes closer. */

import { useEffect, useRef, useState, type RefObject } from 'react'
import {
  dayNumber,
  isSameSpan,
  daysFrom,
  daysIn,
  spanWithin,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import { dayAt, type TimeScale } from '../scale.ts'
import { moveSpan } from '../window-arithmetic.ts'

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

/** Which days the axis shows: all of the data, or a part that is chosen by going closer and that follows the window. */

/** No axis is shorter than this, nor than the window and a little on either side of it. */
export const SHORTEST_AXIS = 28
const ROOM = 1.1

interface AxisContext {
  readonly window: DaySpan
  /** The data's ends. */
  readonly bounds: DaySpan
}

const leastDays = ({ window, bounds }: AxisContext) =>
  Math.min(daysIn(bounds), Math.max(SHORTEST_AXIS, Math.ceil(daysIn(window) * ROOM)))

/** The axis `factor` times as long, with `about` left where it stands on the screen, as far as data and window allow. */
export function zoomedAxis(
  axis: DaySpan,
  { factor, about }: { readonly factor: number; readonly about: Day },
  context: AxisContext,
): DaySpan {
  const { bounds } = context
  const days = daysIn(axis) * factor
  const length = Math.round(Math.min(daysIn(bounds), Math.max(leastDays(context), days)))
  const before = ((about + 0.5 - axis.from) / daysIn(axis)) * length
  const from = dayNumber(Math.round(about + 0.5 - before))
  return followed(moveSpan(daysFrom(from, length), 0, bounds), context)
}

/** The axis moved by no more than it takes to show the whole window; widened where the window has outgrown it. */
export function followed(axis: DaySpan, { window, bounds }: AxisContext): DaySpan {
  const inData = spanWithin(axis, bounds)
  if (window.from >= inData.from && window.to <= inData.to) return isSameSpan(axis, inData) ? axis : inData
  const missing = leastDays({ window, bounds }) - daysIn(inData)
  const wide = missing > 0 ? spanWithin(grown(inData, missing), bounds) : inData
  if (window.from < wide.from) return moveSpan(wide, window.from - wide.from, bounds)
  return window.to > wide.to ? moveSpan(wide, window.to - wide.to, bounds) : wide
}

const grown = ({ from, to }: DaySpan, days: number): DaySpan => ({
  from: dayNumber(from - Math.floor(days / 2)),
  to: dayNumber(to + Math.ceil(days / 2)),
})

/** Whether the axis could show fewer days, or more. */
export const canGo = (axis: DaySpan, context: AxisContext) => ({
  closer: daysIn(axis) > leastDays(context),
  wider: !isSameSpan(axis, context.bounds),
})
