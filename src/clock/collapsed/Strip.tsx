/** The bars of the whole data in a low strip, with the window that can be dragged over them. */
import { useMemo } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { binsOf, grainFor } from '../histogram.ts'
import { Handles } from '../lanes/Handles.tsx'
import { HistogramLane } from '../lanes/HistogramLane.tsx'
import lanes from '../lanes/lanes.module.css'
import { useWindowDrag } from '../lanes/use-window-drag.ts'
import { endX, extentOf, timeScale, xOf } from '../scale.ts'
import { useWidth } from '../use-width.ts'
import style from './closed.module.css'

export interface StripProps {
  readonly firstDay: Day
  readonly daily: Uint32Array
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  readonly bounds: DaySpan
  readonly monthsOnly: boolean
  readonly onMove: (span: DaySpan) => void
}

const UNMEASURED = 760
/** Room for a handle on either side. */
const EDGE = 14
const HEIGHT = 46
const LAYOUT = {
  histogram: { y: 5, height: 38 },
  handle: { width: 14, height: 28, target: 24 },
} as const

export function Strip(props: StripProps) {
  const { firstDay, daily, window, baseline, late, bounds, monthsOnly, onMove } = props
  const [frame, width] = useWidth<HTMLDivElement>(UNMEASURED)
  const scale = useMemo(() => timeScale(bounds, EDGE, width - EDGE), [bounds, width])
  const grain = grainFor(scale.dayWidth, monthsOnly)
  const bins = useMemo(() => binsOf(daily, firstDay, grain), [daily, firstDay, grain])
  const drag = useWindowDrag({ window, scale, bounds, monthsOnly, onMove })
  const layout = { ...LAYOUT, width }
  const [left, right] = [xOf(scale, window.from), endX(scale, window.to)]
  return (
    <div
      ref={frame}
      className={`${lanes['lanes']} ${style['strip']}`}
      style={{ height: HEIGHT }}
      {...drag.lanes}
    >
      <svg className={lanes['picture']} height={HEIGHT} aria-hidden="true">
        <rect {...extentOf(scale, window)} y={0} height={HEIGHT} className={lanes['tint']} />
        <HistogramLane {...{ bins, scale, window, baseline, late }} lane={LAYOUT.histogram} hasTick={false} />
        <path d={`M${left} 0V${HEIGHT}M${right} 0V${HEIGHT}`} className={lanes['edges']} />
      </svg>
      <Handles
        {...{ window, scale, bounds, layout, bins, grain, late, monthsOnly, onMove }}
        onGrab={drag.grab}
      />
    </div>
  )
}
