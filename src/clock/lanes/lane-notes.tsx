/** Text shown over the lanes: the value of the bar under the pointer, and the notes on changes of recording. */
import { useEffect, useState, type RefObject } from 'react'
import { dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import type { Note } from '../../domain/feed.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { formatDay, formatSpan } from '../../ui/numbers.ts'
import { type DockLayout, handleFoot } from '../dock-layout.ts'
import { binAt, binWords, type Bin, type BarGrain } from '../histogram.ts'
import { dayAt, extentOf, xOf, type TimeScale } from '../scale.ts'
import axisStyle from '../axis/axis.module.css'
import style from './lanes.module.css'

interface ReadoutProps {
  readonly frame: RefObject<HTMLElement | null>
  readonly bins: readonly Bin[]
  readonly grain: BarGrain
  readonly late: LateDays | null
  readonly scale: TimeScale
  readonly layout: DockLayout
}

/** Pixels above the bars in which the pointer still reads them. */
const HOVER_MARGIN = 6
/** Half the greatest width of the text in pixels, which keeps it inside the lanes. */
const MAX_HALF_WIDTH = 120

/** The bar under the pointer with its count; hidden from screen readers, to which the sliders give the same. */
export function Readout({ frame, bins, grain, late, scale, layout }: ReadoutProps) {
  const x = useHoverX(frame, layout.histogram.y - HOVER_MARGIN)
  const isOnAxis = x !== null && x >= scale.left && x <= scale.right
  const bin = isOnAxis ? binAt(bins, dayAt(scale, x)) : undefined
  if (!bin) return null
  const bar = extentOf(scale, bin)
  const middle = bar.x + bar.width / 2
  const { y, height } = layout.histogram
  return (
    <span aria-hidden="true">
      <span
        className={axisStyle['read']}
        style={{ left: bar.x, top: y, width: Math.max(2, bar.width), height }}
      />
      <span
        className={axisStyle['readout']}
        style={{
          left: Math.min(Math.max(middle, MAX_HALF_WIDTH), layout.width - MAX_HALF_WIDTH),
          bottom: layout.height - y + 2,
        }}
      >
        {binWords(bin, grain, late)}
      </span>
    </span>
  )
}

/** x of a hovering mouse or pen below `top`, in pixels of the frame; null elsewhere and after a press. */
function useHoverX(frame: RefObject<HTMLElement | null>, top: number): number | null {
  const [x, setX] = useState<number | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const leave = () => setX(null)
    const move = (event: PointerEvent) => {
      const box = element.getBoundingClientRect()
      const isOverBars =
        event.pointerType !== 'touch' && event.buttons === 0 && event.clientY - box.top >= top
      setX(isOverBars ? event.clientX - box.left : null)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerdown', leave)
    element.addEventListener('pointerleave', leave)
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerdown', leave)
      element.removeEventListener('pointerleave', leave)
    }
  }, [frame, top])
  return x
}

interface NoteMarkProps {
  readonly note: Note
  readonly scale: TimeScale
  readonly layout: DockLayout
}

/** Side of the button in pixels. */
const TARGET = 24
/** Greatest width of the text in pixels; near the right end it opens to the left. */
const MAX_TEXT_WIDTH = 240

/** A change in how incidents are counted: a dashed line through the lanes, its text on click, hover or focus. */
export function NoteMark({ note, scale, layout }: NoteMarkProps) {
  const [isOpen, setOpen] = useState(false)
  const from = dayOfMoment(note.from)
  if (from < scale.bounds.from || from > scale.bounds.to) return null
  const x = xOf(scale, from)
  const days = note.to ? formatSpan(from, lastDayOfMoment(note.to)) : `From ${formatDay(from)}`
  const foot = layout.height - layout.axis.y
  return (
    <>
      <span
        className={style['noteLine']}
        style={{ left: x, top: layout.phases.y, height: layout.axis.y - layout.phases.y }}
      />
      <button
        type="button"
        className={style['note']}
        style={{ left: x - TARGET / 2, top: Math.max(layout.axis.y - TARGET / 2, handleFoot(layout)) }}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => setOpen(true)}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return
          event.preventDefault()
          setOpen(false)
        }}
      >
        <span className="visually-hidden">{`Note. ${days}: ${note.text}`}</span>
      </button>
      {isOpen && (
        <span
          aria-hidden="true"
          className={style['noteText']}
          style={{
            left: Math.min(x, scale.right - MAX_TEXT_WIDTH),
            bottom: foot + TARGET / 2 + 4,
            maxWidth: MAX_TEXT_WIDTH,
          }}
        >
          <b>{days}</b> {note.text}
        </span>
      )}
    </>
  )
}
