/** The time dock collapsed to one row: play, the window's dates, and the bars with both sliders. */
import { useMemo } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { PlayButtons, type ControlsProps } from '../controls/control-rows.tsx'
import { DateFields } from '../controls/DateFields.tsx'
import { useWidth } from '../dock-layout.ts'
import { grainFor } from '../histogram.ts'
import type { KnownOf } from '../known-lanes.ts'
import { useBins } from '../use-bins.ts'
import { Handles } from '../lanes/Handles.tsx'
import { HistogramLane } from '../lanes/HistogramLane.tsx'
import { useWindowDrag } from '../lanes/use-window-drag.ts'
import { endX, extentOf, timeScale, xOf } from '../scale.ts'
import { FoldButton, type Fold } from './FoldButton.tsx'
import lanes from '../lanes/lanes.module.css'
import style from './closed.module.css'

interface CollapsedDockProps extends Omit<StripProps, 'bounds'> {
  readonly controls: Omit<ControlsProps, 'onTable'>
  readonly fold: Fold
}

export function CollapsedDock({ controls, fold, ...strip }: CollapsedDockProps) {
  const { dock, context, hasIncidents, onMove } = controls
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['row']}>
      <PlayButtons dock={dock} />
      <DateFields {...{ window, bounds, hasIncidents, onMove, monthsOnly }} />
      <Strip {...strip} bounds={bounds} />
      <FoldButton fold={fold} />
    </div>
  )
}

interface StripProps {
  readonly firstDay: Day
  readonly daily: Uint32Array
  readonly knownOf?: KnownOf | undefined
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly late: LateDays | null
  readonly bounds: DaySpan
  readonly monthsOnly: boolean
  readonly onMove: (span: DaySpan) => void
}

/** Width in pixels until the element is measured. */
const UNMEASURED = 760
/** Margin in pixels for a handle at either end. */
const EDGE = 14
const HEIGHT = 46
const LAYOUT = {
  histogram: { y: 5, height: 38 },
  handle: { width: 14, height: 28, target: 24 },
} as const

function Strip(props: StripProps) {
  const { firstDay, daily, knownOf, window, baseline, late, bounds, monthsOnly, onMove } = props
  const [frame, width] = useWidth<HTMLDivElement>(UNMEASURED)
  const scale = useMemo(() => timeScale(bounds, EDGE, width - EDGE), [bounds, width])
  const grain = grainFor(scale.dayWidth, monthsOnly)
  const bins = useBins({ daily, firstDay, grain, knownOf })
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
