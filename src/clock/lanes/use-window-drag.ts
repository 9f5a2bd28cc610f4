/** Dragging of the window by pointer: one end, the whole window, or the nearer end on a press outside it. */
import { useEffect, useRef, type PointerEvent } from 'react'
import { dayBefore, type DaySpan } from '../../domain/day.ts'
import { boundaryAt, dayAt, endX, xOf, type TimeScale } from '../scale.ts'
import { moveByMonths, moveEnd, moveSpan, nearerEnd, type WindowEnd } from '../window-arithmetic.ts'

interface WindowDragInput {
  readonly window: DaySpan
  readonly scale: TimeScale
  /** First and last day of the data; the axis may show a part of them. */
  readonly bounds: DaySpan
  readonly monthsOnly: boolean
  readonly onMove: (span: DaySpan) => void
  /** Called when a drag begins and when it ends. */
  readonly onMoving?: ((isMoving: boolean) => void) | undefined
}

interface Drag {
  readonly pointer: number
  readonly grip: WindowEnd | 'middle'
  /** x of the press, and its distance to the dragged edge, so that the press itself moves nothing. */
  readonly start: number
  readonly toEdge: number
  /** The window before the drag. Each position is computed from it, so that dragging back restores an end that was moved along. */
  readonly origin: DaySpan
}

/** Mean length of a month in days. */
const MONTH_DAYS = 30.4
const localX = (event: PointerEvent<HTMLElement>) =>
  event.clientX - event.currentTarget.getBoundingClientRect().left

/** Pointer handlers for the element of all lanes, and `grab` for the handles inside it, called before their press bubbles up. */
export function useWindowDrag(input: WindowDragInput) {
  const { window, scale, bounds, monthsOnly, onMove, onMoving } = input
  const drag = useRef<Drag | null>(null)
  const grabbedEnd = useRef<WindowEnd | null>(null)
  // A dock that is shut under the pointer gets no release.
  useEffect(
    () => () => {
      if (drag.current) onMoving?.(false)
    },
    [onMoving],
  )
  const grab = (_: PointerEvent<HTMLElement>, end: WindowEnd) => {
    grabbedEnd.current = end
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const x = localX(event)
    const end = grabbedEnd.current
    grabbedEnd.current = null
    if (event.button !== 0 || drag.current) return
    if (end === null && (x < scale.left || x > scale.right)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const grip = end ?? gripAt(x, window, scale)
    const toEdge = end === null ? 0 : edgeX(end, window, scale) - x
    drag.current = { pointer: event.pointerId, grip, start: x, toEdge, origin: window }
    onMoving?.(true)
    if (end === null && grip !== 'middle')
      onMove(windowAfterDrag(x, drag.current, { scale, bounds, monthsOnly }))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current?.pointer !== event.pointerId) return
    onMove(windowAfterDrag(localX(event), drag.current, { scale, bounds, monthsOnly }))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (drag.current?.pointer !== event.pointerId) return
    drag.current = null
    onMoving?.(false)
  }
  return { grab, lanes: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp } }
}

const edgeX = (end: WindowEnd, window: DaySpan, scale: TimeScale) =>
  end === 'from' ? xOf(scale, window.from) : endX(scale, window.to)

function gripAt(x: number, window: DaySpan, scale: TimeScale): Drag['grip'] {
  const isInside = x >= edgeX('from', window, scale) && x <= edgeX('to', window, scale)
  return isInside ? 'middle' : nearerEnd(window, dayAt(scale, x))
}

function windowAfterDrag(
  x: number,
  { grip, origin, start, toEdge }: Drag,
  { scale, bounds, monthsOnly }: Pick<WindowDragInput, 'scale' | 'bounds' | 'monthsOnly'>,
): DaySpan {
  if (grip === 'middle') {
    const days = Math.round((x - start) / scale.dayWidth)
    return monthsOnly
      ? moveByMonths(origin, Math.round(days / MONTH_DAYS), bounds)
      : moveSpan(origin, days, bounds)
  }
  const boundary = boundaryAt(scale, x + toEdge)
  const day = grip === 'from' ? boundary : dayBefore(boundary)
  return moveEnd(origin, { end: grip, day }, bounds)
}
