/** The time dock: the control of the time window, which every count on the page uses. */
import type { Note } from '../domain/feed.ts'
import { useMemo, useState } from 'react'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import type { Site } from '../domain/site.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'
import { Overview, type OverviewProps } from './axis/AxisZoom.tsx'
import { useAxis } from './axis/use-axis.ts'
import { CollapsedDock } from './collapsed/CollapsedDock.tsx'
import { useFold, type Fold } from './collapsed/FoldButton.tsx'
import { SiteChoice, type Compare } from './controls/choices.tsx'
import { DeskControls, PhoneControls, type ControlsProps } from './controls/control-rows.tsx'
import { dockLayout, useWidth } from './dock-layout.ts'
import { grainFor, type BarGrain } from './histogram.ts'
import { ALL_KNOWN, lanesKnown, type KnownOf, type LanesKnown } from './known-lanes.ts'
import { useBins } from './use-bins.ts'
import { LaneLabels, IncompleteKey } from './lanes/LaneLabels.tsx'
import { Lanes } from './lanes/Lanes.tsx'
import { OrdersToggle, type OrderListTrigger, type OrderListState } from './orders/open-orders.tsx'
import { timeScale } from './scale.ts'
import { browserFrames, useDock, type FrameScheduler } from './use-dock.ts'
import style from './TimeDock.module.css'

export interface TimeDockProps {
  /** First and last day of the data, between which the axis runs. */
  readonly firstDay: Day
  readonly lastDay: Day
  /** The as-of day of the data, used as today. */
  readonly asOf: Day
  /** Incidents per day in the chosen categories and areas, from `firstDay`. */
  readonly daily: Uint32Array
  readonly window: DaySpan
  /** Called on every change, also while dragging, with an ordered span inside the data that differs from `window`. */
  readonly onWindow: (span: DaySpan) => void
  readonly sites: readonly Site[]
  /** The site whose phases, `orders` and `actions` are shown. */
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
  readonly orders: readonly ClosureOrder[]
  readonly actions: readonly Action[]
  /** ` in Ward One` where only that part of the site's orders and actions is given. */
  readonly where?: string
  /** Omitted: all is known. */
  readonly knownOf?: KnownOf
  readonly notes: readonly Note[]
  /** The span that the window is compared with, if any. */
  readonly baseline: DaySpan | null
  /** The last days, whose reports are not complete yet; null if delays are unknown. */
  readonly late: LateDays | null
  /** Control of the baseline; omitted where nothing can be compared. */
  readonly compare?: Compare
  /** True if incidents are dated by month only: the window then keeps to whole months. */
  readonly monthsOnly: boolean
  /** Layout for a phone. */
  readonly compact: boolean
  /** Opens the table; called with the grain of the bars, so that the table has the same rows. */
  readonly onTable: (grain: BarGrain) => void
  /** Omitted where an order cannot be chosen. */
  readonly onOrder?: (id: string) => void
  /** On a wide screen: whether the dock is collapsed to one row; omitted if it cannot be. */
  readonly fold?: Fold
  /** The filters of the incidents counted, in words; empty or omitted: all of them. */
  readonly filters?: string
  readonly frames?: FrameScheduler
  /** Called when the clock begins to play or its window to be dragged, and when that ends. */
  readonly onMoving?: (isMoving: boolean) => void
}

/** Widths in pixels until the element is measured. */
const UNMEASURED = { desk: 1440, phone: 360 }

export function TimeDock(props: TimeDockProps) {
  const { compact, monthsOnly, window, asOf, site, frames = browserFrames } = props
  const [frame, width] = useWidth<HTMLElement>(compact ? UNMEASURED.phone : UNMEASURED.desk)
  const dock = useDock({ ...props, frames })
  const axis = useAxis(window, dock.bounds)
  const context = { window, bounds: dock.bounds, asOf, site, monthsOnly }
  const hasIncidents = (props.knownOf ?? ALL_KNOWN)('incidents', dock.bounds) !== 'no'
  const controls = { dock, context, hasIncidents, axis, onMove: dock.move, compare: props.compare }
  const fold = useFold(props.fold, frame)
  const isCollapsed = !compact && fold?.isOpen === false
  return (
    <section aria-label="Time" ref={frame} className={compact ? style['phone'] : style['desk']}>
      {isCollapsed ? (
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

function OpenDock({ controls: shared, width, ...props }: OpenDockProps) {
  const { compact, onOrder } = props
  const { axis, dock } = shared
  const { bounds } = dock
  const lanes = useLanes(props, axis.days, width)
  const controls = { ...shared, onTable: () => props.onTable(lanes.grain) }
  const [opened, setOpened] = useState<OrderListTrigger>(null)
  const openOrders = { opened, onOpen: setOpened }
  const known = lanesKnown(props.knownOf ?? ALL_KNOWN, bounds)
  const laneProps = { ...props, ...lanes, bounds, axis, openOrders, known }
  const orderList = onOrder ? openOrders : undefined
  return (
    <>
      {compact ? (
        <PhoneHead {...props} known={known} openOrders={orderList} axis={axis.days} bounds={bounds} />
      ) : (
        <DeskControls {...controls} width={width} fold={props.fold} />
      )}
      <div className={style['body']}>
        {!compact && <LaneLabels {...laneProps} openOrders={orderList} filters={props.filters} />}
        <Lanes {...laneProps} onMove={dock.move} isCompact={compact} />
      </div>
      {compact && (
        <>
          {props.late && (
            <p className={style['rising']}>
              <IncompleteKey late={props.late} />
            </p>
          )}
          <PhoneControls {...controls} />
        </>
      )}
    </>
  )
}

/** Layout, bar grain and bins for the current width and axis. */
function useLanes(props: TimeDockProps, axis: DaySpan, width: number) {
  const { daily, firstDay, compact, monthsOnly, knownOf } = props
  const layout = useMemo(() => dockLayout(width, compact), [width, compact])
  const grain = grainFor(timeScale(axis, layout.left, layout.right).dayWidth, monthsOnly)
  const bins = useBins({ daily, firstDay, grain, knownOf })
  return { layout, grain, bins }
}

interface PhoneHeadProps
  extends Pick<TimeDockProps, 'sites' | 'site' | 'onSite' | 'orders' | 'window'>, OverviewProps {
  readonly known: LanesKnown
  readonly openOrders: OrderListState | undefined
}

function PhoneHead({ sites, site, onSite, orders, known, openOrders, ...overview }: PhoneHeadProps) {
  return (
    <div className={style['head']}>
      <h2 className={style['title']}>Time</h2>
      <Overview {...overview} width={72} />
      {site && openOrders && (
        <OrdersToggle orders={orders} known={known['closure-orders']} open={openOrders} />
      )}
      <SiteChoice sites={sites} site={site} onSite={onSite} />
    </div>
  )
}
