/** Dragging of a sheet by its handle: the height follows the pointer, and snaps to a detent when it is released. */
import { useMemo, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import {
  heightWithin,
  snapTo,
  velocityOf,
  type Detent,
  type PointerSample,
  type SheetHeights,
} from './snap.ts'

/** A pointer that moved less than this in pixels pressed what it is on, and dragged nothing. */
const LEAST_DRAG = 4

interface SheetDragOptions {
  readonly sheet: RefObject<HTMLElement | null>
  readonly heights: SheetHeights
  readonly onDetent: (detent: Detent) => void
  /** Called for every height in pixels that is shown while dragging, and for the one at the end. */
  readonly onHeight: (height: number) => void
}

interface Drag {
  readonly startY: number
  readonly startHeight: number
  readonly samples: PointerSample[]
  isMoving: boolean
}

/** Event handlers of the handle. */
export function useSheetDrag({ sheet, heights, onDetent, onHeight }: SheetDragOptions) {
  return useMemo(
    () => dragHandlers({ sheet, heights, onDetent, onHeight }),
    [sheet, heights, onDetent, onHeight],
  )
}

/** Heights are set on the element itself, since rendering per event would lag behind the pointer. */
function dragHandlers({ sheet, heights, onDetent, onHeight }: SheetDragOptions) {
  let drag: Drag | null = null
  let endsWithClick = false
  const show = (height: number) => {
    if (sheet.current) sheet.current.style.height = `${height}px`
    onHeight(height)
  }
  const heightAt = ({ startY, startHeight }: Drag, y: number) =>
    heightWithin(startHeight + startY - y, heights)
  const release = ({ clientY }: PointerEvent<HTMLElement>, velocityAtEnd: (at: Drag) => number) => {
    if (drag?.isMoving) {
      const detent = snapTo({ height: heightAt(drag, clientY), velocity: velocityAtEnd(drag) }, heights)
      delete sheet.current?.dataset['dragging']
      show(heights[detent])
      onDetent(detent)
    }
    drag = null
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const { button, clientY, timeStamp, target, pointerId, currentTarget } = event
      endsWithClick = false
      if (button !== 0 || !sheet.current) return
      // A press on a button is captured once it has moved: before that it is to click the button.
      if (target === currentTarget) currentTarget.setPointerCapture(pointerId)
      const { height } = sheet.current.getBoundingClientRect()
      const samples = [{ y: clientY, at: timeStamp }]
      drag = { startY: clientY, startHeight: height, samples, isMoving: false }
    },
    onPointerMove: ({ clientY, timeStamp, pointerId, currentTarget }: PointerEvent<HTMLElement>) => {
      if (!drag || (!drag.isMoving && Math.abs(clientY - drag.startY) < LEAST_DRAG)) return
      if (!drag.isMoving) {
        drag.isMoving = true
        endsWithClick = true
        currentTarget.setPointerCapture(pointerId)
        if (sheet.current) sheet.current.dataset['dragging'] = ''
      }
      drag.samples.push({ y: clientY, at: timeStamp })
      show(heightAt(drag, clientY))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const { clientY, timeStamp } = event
      release(event, ({ samples }) => velocityOf([...samples, { y: clientY, at: timeStamp }]))
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => release(event, () => 0),
    // The click that follows a drag begun on a button is none.
    onClickCapture: (event: MouseEvent<HTMLElement>) => {
      if (!endsWithClick) return
      endsWithClick = false
      event.stopPropagation()
      event.preventDefault()
    },
  }
}
