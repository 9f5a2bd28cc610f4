/** The days shown on the time axis: all of the data, or a zoomed part that always includes the window. */
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
  /** Days shown, first and last included. */
  readonly days: DaySpan
  readonly canZoom: { readonly closer: boolean; readonly wider: boolean }
  /** Shows `factor` times as many days around `about`, by default the middle of the window. */
  readonly zoom: (factor: number, about?: Day) => void
}

export function useAxis(window: DaySpan, bounds: DaySpan): Axis {
  const [zoomed, setZoomed] = useState<DaySpan | null>(null)
  const context = { window, bounds }
  const days = zoomed === null ? bounds : axisIncludingWindow(zoomed, context)
  // Stores the moved axis: if it moved back with the window, it would slide under the pointer that drags.
  if (zoomed !== null && !isSameSpan(zoomed, days)) setZoomed(days)
  const middle = dayNumber(Math.round((window.from + window.to) / 2))
  const zoom = (factor: number, about = middle) => {
    const next = zoomedAxis(days, { factor, about }, context)
    setZoomed(isSameSpan(next, bounds) ? null : next)
  }
  return { days, canZoom: canZoom(days, context), zoom }
}

/** Wheel distance in pixels that doubles the days shown. */
const WHEEL_PIXELS = 200
const MAX_FACTOR = 2

/** Zooms around the day under the pointer on Control and wheel, or on a pinch of the touchpad. */
export function useWheelZoom(frame: RefObject<HTMLElement | null>, scale: TimeScale, zoom: Axis['zoom']) {
  const latest = useRef({ scale, zoom })
  useEffect(() => {
    latest.current = { scale, zoom }
  })
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const x = event.clientX - element.getBoundingClientRect().left
      const factor = Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, 2 ** (event.deltaY / WHEEL_PIXELS)))
      latest.current.zoom(factor, dayAt(latest.current.scale, x))
    }
    // React's own wheel listener is passive and cannot stop the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame])
}

/** Least length of the axis in days. */
export const MIN_AXIS_DAYS = 28
/** Least length of the axis as a multiple of the window. */
const WINDOW_MARGIN = 1.1

interface AxisContext {
  readonly window: DaySpan
  /** First and last day of the data. */
  readonly bounds: DaySpan
}

const minDays = ({ window, bounds }: AxisContext) =>
  Math.min(daysIn(bounds), Math.max(MIN_AXIS_DAYS, Math.ceil(daysIn(window) * WINDOW_MARGIN)))

/** The axis `factor` times as long, with `about` at the same place on the screen, within the data and including the window. */
export function zoomedAxis(
  axis: DaySpan,
  { factor, about }: { readonly factor: number; readonly about: Day },
  context: AxisContext,
): DaySpan {
  const { bounds } = context
  const days = daysIn(axis) * factor
  const length = Math.round(Math.min(daysIn(bounds), Math.max(minDays(context), days)))
  const before = ((about + 0.5 - axis.from) / daysIn(axis)) * length
  const from = dayNumber(Math.round(about + 0.5 - before))
  return axisIncludingWindow(moveSpan(daysFrom(from, length), 0, bounds), context)
}

/** The axis moved as little as needed to include the whole window, and widened if the window is longer. */
export function axisIncludingWindow(axis: DaySpan, { window, bounds }: AxisContext): DaySpan {
  const inData = spanWithin(axis, bounds)
  if (window.from >= inData.from && window.to <= inData.to) return isSameSpan(axis, inData) ? axis : inData
  const missing = minDays({ window, bounds }) - daysIn(inData)
  const fitting = missing > 0 ? spanWithin(widened(inData, missing), bounds) : inData
  if (window.from < fitting.from) return moveSpan(fitting, window.from - fitting.from, bounds)
  return window.to > fitting.to ? moveSpan(fitting, window.to - fitting.to, bounds) : fitting
}

const widened = ({ from, to }: DaySpan, days: number): DaySpan => ({
  from: dayNumber(from - Math.floor(days / 2)),
  to: dayNumber(to + Math.ceil(days / 2)),
})

/** Whether the axis can show fewer days (`closer`) or more (`wider`). */
export const canZoom = (axis: DaySpan, context: AxisContext) => ({
  closer: daysIn(axis) > minDays(context),
  wider: !isSameSpan(axis, context.bounds),
})
