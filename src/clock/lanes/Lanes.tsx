/** All lanes of the time dock on one axis, with the window across them. */
import type { Note } from '../../domain/feed.ts'
import { useId, useMemo, useRef } from 'react'
import type { Action } from '../../domain/action.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import type { Site } from '../../domain/site.ts'
import { Readout, NoteMark } from './lane-notes.tsx'
import { useWheelZoom, type Axis } from '../axis/use-axis.ts'
import { formatSpan } from '../../ui/numbers.ts'
import { laneCount, type LanesKnown } from '../known-lanes.ts'
import type { DockLayout } from '../dock-layout.ts'
import type { Bin, BarGrain } from '../histogram.ts'
import { endX, extentOf, timeScale, xOf, type TimeScale } from '../scale.ts'
import { OpenOrders, type OrderListState } from '../orders/open-orders.tsx'
import { OrderLane } from '../orders/OrderLane.tsx'
import { ActionLane } from './ActionLane.tsx'
import { AxisLane } from './AxisLane.tsx'
import { Flags } from './Flags.tsx'
import { HistogramLane } from './HistogramLane.tsx'
import { PhaseLane, phaseSentence } from './PhaseLane.tsx'
import { Handles } from './Handles.tsx'
import { useWindowDrag } from './use-window-drag.ts'
import style from './lanes.module.css'

interface LanesProps {
  readonly layout: DockLayout
  /** First and last day of the data, and the part of them on the axis. */
  readonly bounds: DaySpan
  readonly axis: Axis
  readonly asOf: Day
  readonly bins: readonly Bin[]
  readonly grain: BarGrain
  /** The last days, whose reports are not complete yet. */
  readonly late: LateDays | null
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly onMove: (span: DaySpan) => void
  readonly onMoving?: ((isMoving: boolean) => void) | undefined
  readonly site: Site | null
  readonly orders: readonly ClosureOrder[]
  readonly actions: readonly Action[]
  /** ` in Ward One` where only that part of the site's orders and actions is given. */
  readonly where?: string
  readonly known: LanesKnown
  /** The filters of the incidents counted, in words; empty or omitted: all of them. */
  readonly filters?: string | undefined
  readonly notes: readonly Note[]
  readonly monthsOnly: boolean
  readonly isCompact: boolean
  /** Omitted where an order cannot be chosen. */
  readonly onOrder?: ((id: string) => void) | undefined
  readonly openOrders: OrderListState
}

export function Lanes(props: LanesProps) {
  const { layout, bounds, axis, window, monthsOnly, onMove, onMoving, bins, grain, late } = props
  const frame = useRef<HTMLDivElement>(null)
  const scale = useMemo(() => timeScale(axis.days, layout.left, layout.right), [axis.days, layout])
  const drag = useWindowDrag({ window, scale, bounds, monthsOnly, onMove, onMoving })
  useWheelZoom(frame, scale, axis.zoom)
  return (
    <div ref={frame} className={style['lanes']} style={{ height: layout.height }} {...drag.lanes}>
      <p className="visually-hidden">{alternativeText(props)}</p>
      <LaneDrawing {...props} scale={scale} />
      <Flags
        window={window}
        baseline={props.baseline}
        scale={scale}
        lane={layout.flags}
        isCompact={props.isCompact}
      />
      {props.notes.map((note, index) => (
        <NoteMark key={index} note={note} scale={scale} layout={layout} />
      ))}
      <Readout {...{ frame, bins, grain, late, scale, layout }} />
      <Handles
        {...{ window, scale, bounds, layout, bins, grain, late, monthsOnly, onMove }}
        onGrab={drag.grab}
      />
      {props.site && props.onOrder && (
        <OpenOrders
          {...{ frame, scale, layout, orders: props.orders, onOrder: props.onOrder }}
          {...props.openOrders}
        />
      )}
    </div>
  )
}

interface LaneDrawingProps extends LanesProps {
  readonly scale: TimeScale
}

function LaneDrawing(props: LaneDrawingProps) {
  const { layout, scale, window, baseline, site, bins, late } = props
  const top = layout.flags.y + layout.flags.height
  return (
    <svg className={style['picture']} height={layout.height} aria-hidden="true">
      {baseline && isOnAxis(baseline, scale) && (
        <BaselineHatching span={baseline} scale={scale} layout={layout} />
      )}
      <rect {...extentOf(scale, window)} y={top} height={layout.axis.y - top} className={style['tint']} />
      <AxisLane scale={scale} lane={layout.axis} top={top} />
      {site && <PhaseLane site={site} scale={scale} lane={layout.phases} asOf={props.asOf} />}
      {site && <OrderLane orders={props.orders} scale={scale} lane={layout.orders} />}
      {site && layout.actions && <ActionLane actions={props.actions} scale={scale} lane={layout.actions} />}
      <HistogramLane
        {...{ bins, scale, window, baseline, late }}
        lane={layout.histogram}
        hasTick={!props.isCompact}
      />
      <path className={style['edges']} d={windowEdges(window, scale, layout)} />
    </svg>
  )
}

const isOnAxis = ({ from, to }: DaySpan, { bounds }: TimeScale) => from <= bounds.to && to >= bounds.from

function windowEdges(window: DaySpan, scale: TimeScale, { flags, axis }: DockLayout): string {
  const [left, right] = [xOf(scale, window.from), endX(scale, window.to)]
  return `M${left} ${flags.y}V${axis.y}M${right} ${flags.y}V${axis.y}`
}

interface BaselineHatchingProps {
  readonly span: DaySpan
  readonly scale: TimeScale
  readonly layout: DockLayout
}

/** Background of the baseline: hatched at 45 degrees, with dashed ends. */
function BaselineHatching({ span, scale, layout }: BaselineHatchingProps) {
  const id = useId()
  const top = layout.flags.y + layout.flags.height
  const { x, width } = extentOf(scale, span)
  return (
    <g>
      <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse">
        <path d="M-1 1l2-2M0 7l7-7M6 8l2-2" className={style['comparedHatching']} />
      </pattern>
      <rect x={x} width={width} y={top} height={layout.axis.y - top} fill={`url(#${id})`} />
      <path
        d={`M${x} ${top}V${layout.axis.y}M${x + width} ${top}V${layout.axis.y}`}
        className={style['dashes']}
      />
    </g>
  )
}

/** Text alternative of the drawing. */
function alternativeText(props: LanesProps): string {
  const { bins, bounds, late, site, orders, actions, where = '', known, filters = '' } = props
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const incidents = laneCount(total, 'incident', known.incidents)
  const rising = late ? ` ${lateWords(late)}` : ''
  const counted = [`${formatSpan(bounds.from, bounds.to)}: ${incidents}`, filters].filter(Boolean).join('; ')
  const data = `${counted}.${rising}`
  if (!site) return data
  const madeCount = orders.filter((order) => order.made).length
  const closureOrders = laneCount(madeCount, 'closure order', known['closure-orders'])
  const made = closureOrders.endsWith('not known') ? closureOrders : `${closureOrders} made`
  const done = laneCount(actions.length, 'action', known.actions)
  const phases = site.phases.map((phase) => phaseSentence({ phase })).join('; ')
  return `${data} ${site.name}: ${phases || 'no phase yet'}; ${made}; ${done}${where}.`
}
