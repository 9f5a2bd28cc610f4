/** The time dock: the one clock, from which everything else on the page follows. */
import { useMemo, useState } from 'react'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import type { Note } from '../domain/feed.ts'
import type { Site } from '../domain/site.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'
import { Overview, type OverviewProps } from './axis/AxisZoom.tsx'
import { useAxis } from './axis/use-axis.ts'
import { CollapsedDock } from './collapsed/CollapsedDock.tsx'
import type { Fold } from './collapsed/FoldButton.tsx'
import { useFold } from './collapsed/use-fold.ts'
import type { Compare } from './controls/CompareChoice.tsx'
import { DeskControls, type ControlsProps } from './controls/DeskControls.tsx'
import { PhoneControls } from './controls/PhoneControls.tsx'
import { SiteChoice } from './controls/SiteChoice.tsx'
import { dockLayout } from './geometry/dock-layout.ts'
import { binsOf, grainFor, type BarGrain } from './histogram.ts'
import { LaneLabels, RisingKey } from './lanes/LaneLabels.tsx'
import { Lanes } from './lanes/Lanes.tsx'
import type { OpenedBy } from './orders/OpenOrders.tsx'
import { OrdersToggle, type OpenState } from './orders/OrdersToggle.tsx'
import { browserFrames, type FrameClock } from './player.ts'
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
  /** The last days, while reports of them are still to come; null where none are known to be. */
  readonly late: LateDays | null
  /** How a person says what to compare with; left out where nothing can be compared. */
  readonly compare?: Compare
  /** True where incidents are known by month only: the window then keeps to whole months. */
  readonly monthsOnly: boolean
  /** The phone's sheet. */
  readonly compact: boolean
  /** Told which bars are drawn, so that the table can hold the same. */
  readonly onTable: (grain: BarGrain) => void
  /** Left out where an order cannot be chosen. */
  readonly onOrder?: (id: string) => void
  /** At a desk: where the clock may be closed to one row; left out: it stands open. */
  readonly fold?: Fold
  /** Whose incidents the bars count. */
  readonly scope?: string
  readonly frames?: FrameClock
}

const UNMEASURED = { desk: 1440, phone: 360 }

export function TimeDock(props: TimeDockProps) {
  const { compact, monthsOnly, window, asOf, site, frames = browserFrames } = props
  const [frame, width] = useWidth<HTMLElement>(compact ? UNMEASURED.phone : UNMEASURED.desk)
  const dock = useDock({ ...props, frames })
  const axis = useAxis(window, dock.bounds)
  const context = { window, bounds: dock.bounds, asOf, site, monthsOnly }
  const controls = { dock, context, axis, onMove: dock.move, compare: props.compare }
  const fold = useFold(props.fold, frame)
  const isClosed = !compact && fold?.isOpen === false
  return (
    <section aria-label="Time" ref={frame} className={compact ? style['phone'] : style['desk']}>
      {isClosed ? (
        <CollapsedDock {...props} fold={fold} controls={controls} onMove={dock.move} />
      ) : (
        <OpenDock {...props} {...(fold && { fold })} controls={controls} width={width} />
      )}
    </section>
  )
}

interface OpenDockProps extends TimeDockProps {
  readonly controls: Omit<ControlsProps, 'onTable'>
  readonly width: number
}

function OpenDock({ controls: given, width, ...props }: OpenDockProps) {
  const { compact, onOrder } = props
  const { axis, dock } = given
  const { bounds } = dock
  const lanes = useLanes(props, axis.days, width)
  const controls = { ...given, onTable: () => props.onTable(lanes.grain) }
  const [opened, setOpened] = useState<OpenedBy>(null)
  const openOrders = { opened, onOpen: setOpened }
  const shown = { ...props, ...lanes, bounds, axis, openOrders }
  const toggle = onOrder ? openOrders : undefined
  const scope = props.scope ?? 'chosen categories and areas'
  return (
    <>
      {compact ? (
        <PhoneHead {...props} openOrders={toggle} axis={axis.days} bounds={bounds} />
      ) : (
        <DeskControls {...controls} width={width} fold={props.fold} />
      )}
      <div className={style['body']}>
        {!compact && <LaneLabels {...shown} openOrders={toggle} scope={scope} />}
        <Lanes {...shown} onMove={dock.move} isCompact={compact} />
      </div>
      {compact && (
        <>
          {props.late && (
            <p className={style['rising']}>
              <RisingKey late={props.late} />
            </p>
          )}
          <PhoneControls {...controls} />
        </>
      )}
    </>
  )
}

function useLanes({ daily, firstDay, compact, monthsOnly }: TimeDockProps, axis: DaySpan, width: number) {
  const layout = useMemo(() => dockLayout(width, compact), [width, compact])
  const grain = grainFor(timeScale(axis, layout.left, layout.right).dayWidth, monthsOnly)
  const bins = useMemo(() => binsOf(daily, firstDay, grain), [daily, firstDay, grain])
  return { layout, grain, bins }
}

interface PhoneHeadProps
  extends Pick<TimeDockProps, 'sites' | 'site' | 'onSite' | 'orders' | 'window'>, OverviewProps {
  readonly openOrders: OpenState | undefined
}

function PhoneHead({ sites, site, onSite, orders, openOrders, ...overview }: PhoneHeadProps) {
  return (
    <div className={style['head']}>
      <h2 className={style['title']}>Time</h2>
      <Overview {...overview} width={72} />
      {site && openOrders && <OrdersToggle orders={orders} open={openOrders} />}
      <SiteChoice sites={sites} site={site} onSite={onSite} />
    </div>
  )
}
