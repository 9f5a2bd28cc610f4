/** One end of the window: a slider that a hand, a thumb or the keys can move. */
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import { formatDay } from '../../ui/numbers.ts'
import type { DockLayout } from '../geometry/dock-layout.ts'
import { endX, xOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import type { WindowEnd } from '../window-arithmetic.ts'
import style from './lanes.module.css'

export interface HandleProps {
  readonly end: WindowEnd
  readonly window: DaySpan
  readonly scale: TimeScale
  /** The data's ends, to which the keys reach. */
  readonly bounds: DaySpan
  readonly layout: Pick<DockLayout, 'handle' | 'histogram' | 'width'>
  /** What the bars say of a day: `Week of 1 May 2023: 512 incidents`. */
  readonly read: (day: Day) => string
  readonly onGrab: (event: PointerEvent<HTMLElement>, end: WindowEnd) => void
  readonly onKey: (event: KeyboardEvent<HTMLElement>, end: WindowEnd) => void
}

const NAMES: Readonly<Record<WindowEnd, string>> = { from: 'Window start', to: 'Window end' }

export function Handle({ end, window, scale, bounds, layout, read, onGrab, onKey }: HandleProps) {
  const { target } = layout.handle
  const { histogram } = layout
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={NAMES[end]}
      aria-orientation="horizontal"
      aria-valuemin={bounds.from}
      aria-valuemax={bounds.to}
      aria-valuenow={window[end]}
      aria-valuetext={`${formatDay(window[end])}. ${read(window[end])}`}
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

/** The handle stands on its edge of the window; it moves aside where the two, or the page's edge, would cover it. */
function handleLeft({
  end,
  window,
  scale,
  layout,
}: Pick<HandleProps, 'end' | 'window' | 'scale' | 'layout'>): number {
  const { target } = layout.handle
  const [left, right] = [xOf(scale, window.from), endX(scale, window.to)]
  const outwards = Math.max(0, (target - (right - left)) / 2)
  const middle = end === 'from' ? left - outwards : right + outwards
  return Math.min(Math.max(0, middle - target / 2), layout.width - target)
}
