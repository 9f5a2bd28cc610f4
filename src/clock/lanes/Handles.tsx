/** Both ends of the window as sliders, with their keyboard control. */
import type { KeyboardEvent, PointerEvent } from 'react'
import { addMonths, dayAfter, dayNumber, monthsFrom, type Day, type DaySpan } from '../../domain/day.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { formatDay } from '../../ui/numbers.ts'
import type { DockLayout } from '../dock-layout.ts'
import { binAt, binWords, type Bin, type BarGrain } from '../histogram.ts'
import { endX, xOf, type TimeScale } from '../scale.ts'
import { moveEnd, wholeMonths, type WindowEnd } from '../window-arithmetic.ts'
import style from './lanes.module.css'

interface HandlesProps extends Pick<HandleProps, 'window' | 'scale' | 'bounds' | 'layout' | 'onGrab'> {
  readonly bins: readonly Bin[]
  readonly grain: BarGrain
  readonly late: LateDays | null
  readonly monthsOnly: boolean
  readonly onMove: (span: DaySpan) => void
}

const ENDS: readonly WindowEnd[] = ['from', 'to']

export function Handles({ bins, grain, late, monthsOnly, onMove, ...handle }: HandlesProps) {
  const { window, bounds } = handle
  const onKey = (event: KeyboardEvent<HTMLElement>, end: WindowEnd) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const span = spanByKey({ key: event.key, end }, { window, bounds, monthsOnly })
    if (!span) return
    event.preventDefault()
    onMove(span)
  }
  const barTextOf = (day: Day) => {
    const bin = binAt(bins, day)
    return bin ? binWords(bin, grain, late) : ''
  }
  return ENDS.map((end) => <Handle key={end} {...handle} end={end} barTextOf={barTextOf} onKey={onKey} />)
}

interface KeyPress {
  /** `KeyboardEvent.key`. */
  readonly key: string
  readonly end: WindowEnd
}
interface KeyContext {
  readonly window: DaySpan
  readonly bounds: DaySpan
  readonly monthsOnly: boolean
}

const ARROWS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }
const PAGES: Readonly<Record<string, number>> = { PageUp: 1, PageDown: -1 }

/**
 * The window after a key press on one of its sliders; null for other keys. Arrow keys move by a day, Page keys by a month
 * (both by a month if `monthsOnly`), Home and End go to the ends of the data.
 */
function spanByKey({ key, end }: KeyPress, context: KeyContext): DaySpan | null {
  const day = dayByKey({ key, end }, context)
  if (day === null) return null
  const span = moveEnd(context.window, { end, day }, context.bounds)
  return context.monthsOnly ? wholeMonths(span, context.bounds) : span
}

function dayByKey({ key, end }: KeyPress, { window, bounds, monthsOnly }: KeyContext): Day | null {
  if (key === 'Home') return bounds.from
  if (key === 'End') return bounds.to
  const arrow = ARROWS[key]
  if (arrow !== undefined && !monthsOnly) return dayNumber(window[end] + arrow)
  const months = arrow ?? PAGES[key]
  if (months === undefined) return null
  // The last day moves from month end to month end, by way of the day after it: 30 June becomes 31 May.
  return end === 'from' ? addMonths(window.from, months) : monthsFrom(dayAfter(window.to), months).to
}

interface HandleProps {
  readonly end: WindowEnd
  readonly window: DaySpan
  readonly scale: TimeScale
  /** First and last day of the data. */
  readonly bounds: DaySpan
  readonly layout: Pick<DockLayout, 'handle' | 'histogram' | 'width'>
  /** Text of the bar over a day: `Week of 1 May 2023: 512 incidents`. */
  readonly barTextOf: (day: Day) => string
  readonly onGrab: (event: PointerEvent<HTMLElement>, end: WindowEnd) => void
  readonly onKey: (event: KeyboardEvent<HTMLElement>, end: WindowEnd) => void
}

const SLIDER_LABELS: Readonly<Record<WindowEnd, string>> = { from: 'Window start', to: 'Window end' }

function Handle({ end, window, scale, bounds, layout, barTextOf, onGrab, onKey }: HandleProps) {
  const { target } = layout.handle
  const { histogram } = layout
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={SLIDER_LABELS[end]}
      aria-orientation="horizontal"
      aria-valuemin={bounds.from}
      aria-valuemax={bounds.to}
      aria-valuenow={window[end]}
      aria-valuetext={`${formatDay(window[end])}. ${barTextOf(window[end])}`}
      className={style['handle']}
      style={{
        left: handleLeft({ end, window, scale, layout }),
        top: histogram.y + histogram.height / 2 - Math.max(target, layout.handle.height) / 2,
        width: target,
        height: Math.max(target, layout.handle.height),
      }}
      onPointerDown={(event) => onGrab(event, end)}
      onKeyDown={(event) => onKey(event, end)}
    >
      <span className={style['grip']} style={{ width: layout.handle.width, height: layout.handle.height }} />
    </div>
  )
}

/** Left edge of a handle: centred on its end of the window, moved outwards if the two would overlap or it would leave the page. */
function handleLeft({
  end,
  window,
  scale,
  layout,
}: Pick<HandleProps, 'end' | 'window' | 'scale' | 'layout'>): number {
  const { target } = layout.handle
  const [left, right] = [xOf(scale, window.from), endX(scale, window.to)]
  const offset = Math.max(0, (target - (right - left)) / 2)
  const middle = end === 'from' ? left - offset : right + offset
  return Math.min(Math.max(0, middle - target / 2), layout.width - target)
}
