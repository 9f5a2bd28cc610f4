/** The time dock collapsed: play, the window's dates, and the bars with both sliders, in one row or below the controls. */
import { useMemo } from 'react'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { LateDays } from '../../measures/feeds/freshness.ts'
import { PresetChoice } from '../controls/choices.tsx'
import { PlayButtons, type ControlsProps } from '../controls/control-rows.tsx'
import { DateFields } from '../controls/DateFields.tsx'
import { useWidth, type DockLayout, type Lane } from '../dock-layout.ts'
import { grainFor } from '../histogram.ts'
import type { KnownOf } from '../known-lanes.ts'
import { useBins } from '../use-bins.ts'
import { AxisLane } from '../lanes/AxisLane.tsx'
import { Handles } from '../lanes/Handles.tsx'
import { HistogramLane } from '../lanes/HistogramLane.tsx'
import { useWindowDrag } from '../lanes/use-window-drag.ts'
import { endX, extentOf, timeScale, xOf } from '../scale.ts'
import { FoldButton, type Fold } from './FoldButton.tsx'
import lanes from '../lanes/lanes.module.css'
import style from './closed.module.css'

interface CollapsedDockProps extends Omit<StripProps, 'bounds' | 'layout'> {
  readonly controls: Omit<ControlsProps, 'onTable'>
  readonly fold: Fold
}

export function CollapsedDock({ controls, fold, ...strip }: CollapsedDockProps) {
  const { dock, context, hasIncidents, onMove } = controls
  const { window, bounds, monthsOnly } = context
  const isOneRow = fold.leaves === 'row'
  const bars = <Strip {...strip} bounds={bounds} layout={isOneRow ? ROW : LANES} />
  return (
    <>
      <div className={isOneRow ? style['row'] : `${style['row']} ${style['controls']}`}>
        <PlayButtons dock={dock} />
        {!isOneRow && <PresetChoice context={context} onMove={onMove} isList />}
        <DateFields {...{ window, bounds, hasIncidents, onMove, monthsOnly }} />
        {isOneRow ? bars : <span className={style['space']} />}
        <FoldButton fold={fold} />
      </div>
      {!isOneRow && <div className={style['bars']}>{bars}</div>}
    </>
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
  readonly layout: StripLayout
  readonly onMove: (span: DaySpan) => void
  readonly onMoving?: ((isMoving: boolean) => void) | undefined
}

/** Width in pixels until the element is measured. */
const UNMEASURED = 760
/** Margin in pixels for a handle at either end. */
const EDGE = 14

interface StripLayout extends Pick<DockLayout, 'histogram' | 'handle'> {
  readonly height: number
  /** Null where there is no room for it. */
  readonly axis: Lane | null
}
const HANDLE = { width: 14, height: 28, target: 24 }
const ROW: StripLayout = { height: 46, histogram: { y: 5, height: 38 }, axis: null, handle: HANDLE }
const LANES: StripLayout = {
  height: 84,
  histogram: { y: 4, height: 56 },
  axis: { y: 60, height: 16 },
  handle: HANDLE,
}

function Strip(props: StripProps) {
  const { firstDay, daily, knownOf, window, baseline, late, bounds, monthsOnly, onMove, onMoving } = props
  const { height, histogram, axis } = props.layout
  const [frame, width] = useWidth<HTMLDivElement>(UNMEASURED)
  const scale = useMemo(() => timeScale(bounds, EDGE, width - EDGE), [bounds, width])
  const grain = grainFor(scale.dayWidth, monthsOnly)
  const bins = useBins({ daily, firstDay, grain, knownOf })
  const drag = useWindowDrag({ window, scale, bounds, monthsOnly, onMove, onMoving })
  const layout = { ...props.layout, width }
  const foot = axis ? axis.y : height
  const [left, right] = [xOf(scale, window.from), endX(scale, window.to)]
  return (
    <div ref={frame} className={`${lanes['lanes']} ${style['strip']}`} style={{ height }} {...drag.lanes}>
      <svg className={lanes['picture']} height={height} aria-hidden="true">
        <rect {...extentOf(scale, window)} y={0} height={foot} className={lanes['tint']} />
        {axis && <AxisLane scale={scale} lane={axis} top={0} />}
        <HistogramLane {...{ bins, scale, window, baseline, late }} lane={histogram} hasTick={false} />
        <path d={`M${left} 0V${foot}M${right} 0V${foot}`} className={lanes['edges']} />
      </svg>
      <Handles
        {...{ window, scale, bounds, layout, bins, grain, late, monthsOnly, onMove }}
        onGrab={drag.grab}
      />
    </div>
  )
}
