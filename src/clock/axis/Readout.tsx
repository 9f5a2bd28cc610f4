/** The day, week or month under the pointer with its number; the sliders say the same of their own days. */
import { useEffect, useState, type RefObject } from 'react'
import type { DockLayout } from '../geometry/dock-layout.ts'
import { binAt, binWords, type Bin, type BarGrain } from '../histogram.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { dayAt, extentOf, type TimeScale } from '../scale.ts'
import style from './axis.module.css'

interface ReadoutProps {
  readonly frame: RefObject<HTMLElement | null>
  readonly bins: readonly Bin[]
  readonly grain: BarGrain
  readonly late: LateDays | null
  readonly scale: TimeScale
  readonly layout: DockLayout
}

/** Above the bars it still reads them, so that a hand need not be steady. */
const ABOVE = 6
const HALF_WIDEST = 120

export function Readout({ frame, bins, grain, late, scale, layout }: ReadoutProps) {
  const x = useHoverX(frame, layout.histogram.y - ABOVE)
  const isOnAxis = x !== null && x >= scale.left && x <= scale.right
  const bin = isOnAxis ? binAt(bins, dayAt(scale, x)) : undefined
  if (!bin) return null
  const bar = extentOf(scale, bin)
  const middle = bar.x + bar.width / 2
  const { y, height } = layout.histogram
  return (
    <span aria-hidden="true">
      <span
        className={style['read']}
        style={{ left: bar.x, top: y, width: Math.max(2, bar.width), height }}
      />
      <span
        className={style['readout']}
        style={{
          left: Math.min(Math.max(middle, HALF_WIDEST), layout.width - HALF_WIDEST),
          bottom: layout.height - y + 2,
        }}
      >
        {binWords(bin, grain, late)}
      </span>
    </span>
  )
}

/** Where a mouse or pen hovers from `top` down, in the frame's own pixels; null elsewhere, and while it presses. */
function useHoverX(frame: RefObject<HTMLElement | null>, top: number): number | null {
  const [x, setX] = useState<number | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const leave = () => setX(null)
    const move = (event: PointerEvent) => {
      const box = element.getBoundingClientRect()
      const isRead = event.pointerType !== 'touch' && event.buttons === 0 && event.clientY - box.top >= top
      setX(isRead ? event.clientX - box.left : null)
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
