/** The time dock: the one clock, from which everything else on the page follows. */
import { useMemo } from 'react'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import type { Note } from '../domain/feed.ts'
import type { Site } from '../domain/site.ts'
import type { Compare } from './controls/CompareChoice.tsx'
import { DeskControls } from './controls/DeskControls.tsx'
import { PhoneControls } from './controls/PhoneControls.tsx'
import { SiteChoice } from './controls/SiteChoice.tsx'
import { dockLayout } from './geometry/dock-layout.ts'
import { binsOf, grainFor } from './histogram.ts'
import { LaneLabels } from './lanes/LaneLabels.tsx'
import { Lanes } from './lanes/Lanes.tsx'
import { browserFrames } from './player.ts'
import type { FrameClock } from './player.ts'
import { timeScale } from './scale.ts'
import style from './TimeDock.module.css'
import { useDock } from './use-dock.ts'
import { useWidth } from './use-width.ts'

export interface TimeDockProps {
  /** The data's ends: the axis runs from the one to the other. */
  readonly firstDay: Day
  readonly lastDay: Day
  /** Today, as far as the data are concerned. */
  readonly asOf: Day
  /** Incidents a day in the chosen categories and areas, from `firstDay`. */
  readonly daily: Uint32Array
  readonly window: DaySpan
  /** Told at once, also while dragging; never a window outside the data, out of order, or the same again. */
  readonly onWindow: (span: DaySpan) => void
  readonly sites: readonly Site[]
  /** The site on the clock, and its orders and actions. */
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
  readonly orders: readonly ClosureOrder[]
  readonly actions: readonly Action[]
  readonly notes: readonly Note[]
  /** What the window is compared with, if anything. */
  readonly baseline: DaySpan | null
  /** How a person says what to compare with; left out where nothing can be compared. */
  readonly compare?: Compare
  /** True where incidents are known by month only: the window then keeps to whole months. */
  readonly monthsOnly: boolean
  /** The phone's sheet. */
  readonly compact: boolean
  readonly onTable: () => void
  /** Whose incidents the bars count. */
  readonly scope?: string
  readonly frames?: FrameClock
}

const UNMEASURED = { desk: 1440, phone: 360 }

export function TimeDock(props: TimeDockProps) {
  const { compact, monthsOnly, window, asOf, site, frames = browserFrames } = props
  const [frame, width] = useWidth<HTMLElement>(compact ? UNMEASURED.phone : UNMEASURED.desk)
  const dock = useDock({ ...props, frames })
  const { layout, grain, bins } = useLanes(props, dock.bounds, width)
  const context = { window, bounds: dock.bounds, asOf, site, monthsOnly }
  const controls = { dock, context, onMove: dock.move, onTable: props.onTable, compare: props.compare }
  const labels = { ...props, layout, grain, scope: props.scope ?? 'chosen categories and areas' }
  return (
    <section aria-label="Time" ref={frame} className={compact ? style['phone'] : style['desk']}>
      {compact ? <PhoneHead {...props} /> : <DeskControls {...controls} width={width} />}
      <div className={style['body']}>
        {!compact && <LaneLabels {...labels} />}
        <Lanes
          {...props}
          layout={layout}
          bounds={dock.bounds}
          bins={bins}
          onMove={dock.move}
          isCompact={compact}
        />
      </div>
      {compact && <PhoneControls {...controls} />}
    </section>
  )
}

function useLanes({ daily, firstDay, compact, monthsOnly }: TimeDockProps, bounds: DaySpan, width: number) {
  const layout = useMemo(() => dockLayout(width, compact), [width, compact])
  const grain = grainFor(timeScale(bounds, layout.left, layout.right).dayWidth, monthsOnly)
  const bins = useMemo(() => binsOf(daily, firstDay, grain), [daily, firstDay, grain])
  return { layout, grain, bins }
}

function PhoneHead({ sites, site, onSite }: Pick<TimeDockProps, 'sites' | 'site' | 'onSite'>) {
  return (
    <div className={style['head']}>
      <h2 className={style['title']}>Time</h2>
      <SiteChoice sites={sites} site={site} onSite={onSite} />
    </div>
  )
}
