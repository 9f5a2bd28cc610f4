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
  return useMemo(() => {
    const drag = new SheetDrag({ sheet, heights, onDetent, onHeight })
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => drag.press(event),
      onPointerMove: (event: PointerEvent<HTMLElement>) => drag.move(event),
      onPointerUp: ({ clientY, timeStamp }: PointerEvent<HTMLElement>) =>
        drag.release({ y: clientY, at: timeStamp }),
      onPointerCancel: () => drag.release(null),
      onClickCapture: (event: MouseEvent<HTMLElement>) => drag.click(event),
    }
  }, [sheet, heights, onDetent, onHeight])
}

/** Sets heights on the element itself, since rendering per event would lag behind the pointer. */
class SheetDrag {
  private drag: Drag | null = null
  private endsWithClick = false
  private readonly options: SheetDragOptions

  constructor(options: SheetDragOptions) {
    this.options = options
  }

  press({ button, clientY, timeStamp, target, pointerId, currentTarget }: PointerEvent<HTMLElement>) {
    const element = this.options.sheet.current
    this.endsWithClick = false
    if (button !== 0 || !element) return
    // A press on a button is captured once it has moved: before that it is to click the button.
    if (target === currentTarget) currentTarget.setPointerCapture(pointerId)
    const { height } = element.getBoundingClientRect()
    const samples = [{ y: clientY, at: timeStamp }]
    this.drag = { startY: clientY, startHeight: height, samples, isMoving: false }
  }

  move({ clientY, timeStamp, pointerId, currentTarget }: PointerEvent<HTMLElement>) {
    const { drag } = this
    if (!drag || (!drag.isMoving && Math.abs(clientY - drag.startY) < LEAST_DRAG)) return
    const element = this.options.sheet.current
    if (!drag.isMoving && element) {
      drag.isMoving = true
      this.endsWithClick = true
      currentTarget.setPointerCapture(pointerId)
      element.dataset['dragging'] = ''
    }
    drag.samples.push({ y: clientY, at: timeStamp })
    this.show(this.heightAt(drag, clientY))
  }

  /** `last`: where the pointer was lifted; null: the browser took it over, so that its speed says nothing. */
  release(last: PointerSample | null) {
    const { drag } = this
    this.drag = null
    if (!drag?.isMoving) return
    const { sheet, heights, onDetent } = this.options
    const samples = last ? [...drag.samples, last] : drag.samples
    const height = this.heightAt(drag, samples.at(-1)?.y ?? drag.startY)
    const detent = snapTo({ height, velocity: last ? velocityOf(samples) : 0 }, heights)
    delete sheet.current?.dataset['dragging']
    this.show(heights[detent])
    onDetent(detent)
  }

  /** The click that follows a drag begun on a button is none. */
  click(event: MouseEvent<HTMLElement>) {
    if (!this.endsWithClick) return
    this.endsWithClick = false
    event.stopPropagation()
    event.preventDefault()
  }

  private show(height: number) {
    const { sheet, onHeight } = this.options
    if (sheet.current) sheet.current.style.height = `${height}px`
    onHeight(height)
  }

  private heightAt({ startY, startHeight }: Drag, y: number): number {
    return heightWithin(startHeight + startY - y, this.options.heights)
  }
}
