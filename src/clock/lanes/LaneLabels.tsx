/** Column of labels beside the lanes: choice of the site, name and key of each lane, zoom of the axis. */
import type { LanesKnown } from '../known-lanes.ts'
import { useId, type ReactNode } from 'react'
import type { Action } from '../../domain/action.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { lateWords, type LateDays } from '../../measures/feeds/freshness.ts'
import { AxisZoom, Overview } from '../axis/AxisZoom.tsx'
import type { Axis } from '../axis/use-axis.ts'
import { OrdersToggle, type OrderListState } from '../orders/open-orders.tsx'
import { SiteChoice } from '../controls/choices.tsx'
import { LABEL_COLUMN, type DockLayout, type Lane } from '../dock-layout.ts'
import type { BarGrain } from '../histogram.ts'
import { ACTION_MARKS, MARK_HEIGHT, markOf, markPath, type ActionMark } from './ActionLane.tsx'
import { Stipple } from './HistogramLane.tsx'
import style from './lanes.module.css'

interface LaneLabelsProps {
  readonly layout: DockLayout
  readonly sites: readonly Site[]
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
  readonly orders: readonly ClosureOrder[]
  readonly actions: readonly Action[]
  /** ` in Ward One` where only that part of the site's orders and actions is given. */
  readonly where?: string
  readonly known: LanesKnown
  readonly grain: BarGrain
  readonly late: LateDays | null
  /** The filters of the incidents counted, in words; empty or omitted: all of them. */
  readonly filters?: string | undefined
  readonly axis: Axis
  readonly window: DaySpan
  readonly bounds: DaySpan
  /** State of the list of orders; omitted if it cannot be opened. */
  readonly openOrders?: OrderListState | undefined
}

export function LaneLabels(props: LaneLabelsProps) {
  const { layout, sites, site, onSite } = props
  const where = `site on the clock${props.where ? `,${props.where}` : ''}`
  return (
    <div className={style['labels']} style={{ width: LABEL_COLUMN }}>
      <LabelRow lane={layout.flags}>
        <SiteChoice sites={sites} site={site} onSite={onSite} />
        <span className={`${style['aside']} ${style['site']}`} title={where}>
          {where}
        </span>
      </LabelRow>
      {site ? (
        <SiteLabels {...props} site={site} />
      ) : (
        <LabelRow lane={layout.phases}>
          <span className={style['aside']}>
            {sites.length > 0
              ? 'Choose a site to see its phases, orders and actions.'
              : 'No feed of sites is open.'}
          </span>
        </LabelRow>
      )}
      <LabelRow lane={{ y: layout.axis.y - 4, height: 24 }}>
        <AxisZoom axis={props.axis}>
          <Overview axis={props.axis.days} window={props.window} bounds={props.bounds} />
        </AxisZoom>
      </LabelRow>
      <LabelRow lane={layout.histogram}>
        <span>
          Incidents a {props.grain}
          <span className={style['filters']} title={props.filters}>
            {props.known.incidents === 'no' ? 'not known' : props.filters || 'all incidents'}
          </span>
        </span>
        {props.late && <IncompleteKey late={props.late} />}
      </LabelRow>
    </div>
  )
}

/** Key of the stippled bars. */
export function IncompleteKey({ late }: { readonly late: LateDays }) {
  const id = useId()
  return (
    <span className={style['aside']} title={lateWords(late)}>
      <svg width={KEY.width} height={KEY.height} aria-hidden="true">
        <Stipple id={id} />
        <rect {...KEY} className={style['barsInside']} />
        <rect {...KEY} fill={`url(#${id})`} />
      </svg>
      still to rise
    </span>
  )
}
/** Size of the key's sample in pixels. */
const KEY = { width: 12, height: 9 }

interface SiteLabelsProps extends Pick<
  LaneLabelsProps,
  'layout' | 'orders' | 'actions' | 'known' | 'openOrders'
> {
  readonly site: Site
}

function SiteLabels({ layout, site, orders, actions, known, openOrders }: SiteLabelsProps) {
  const hasReview = site.phases.some((phase) => phase.review !== null)
  return (
    <>
      <LabelRow lane={layout.phases}>
        Phases {hasReview && <span className={style['aside']}>◇ review due</span>}
      </LabelRow>
      <LabelRow lane={{ ...layout.orders, height: ORDER_ROW }}>
        Closure orders
        <span className={style['aside']}>
          <OrdersToggle orders={orders} known={known['closure-orders']} open={openOrders} />{' '}
          {known['closure-orders'] === 'yes' ? 'paler when extended' : null}
        </span>
      </LabelRow>
      {layout.actions && (
        <LabelRow lane={{ y: layout.orders.y + ORDER_ROW, height: ACTION_ROW }}>
          Actions{' '}
          {known.actions === 'no' ? (
            <span className={style['aside']}>not known</span>
          ) : (
            <ActionKey actions={actions} />
          )}
        </LabelRow>
      )}
    </>
  )
}

/** Heights in pixels: the label of the orders is shorter than their lane, so that the key of actions has space for two lines. */
const ORDER_ROW = 24
const ACTION_ROW = 36

function LabelRow({ lane, children }: { readonly lane: Lane; readonly children: ReactNode }) {
  return (
    <div className={style['label']} style={{ top: lane.y, height: lane.height }}>
      {children}
    </div>
  )
}

const MARK_LABELS: Readonly<Record<ActionMark, string>> = {
  arrest: 'arrest',
  warrant: 'warrant',
  engagement: 'engagement',
  other: 'other',
}

/** Key of the marks that occur; `other` is every type without a mark of its own. */
function ActionKey({ actions }: { readonly actions: readonly Action[] }) {
  const present = new Set(actions.map(markOf))
  return (
    <span className={`${style['aside']} ${style['marks']}`}>
      {ACTION_MARKS.filter((mark) => present.has(mark))
        .toReversed()
        .map((mark) => (
          <span key={mark} className={style['key']}>
            <svg width={MARK_HEIGHT} height={MARK_HEIGHT} aria-hidden="true">
              <path d={markPath(mark, MARK_HEIGHT / 2, MARK_HEIGHT / 2)} className={style[mark]} />
            </svg>
            {MARK_LABELS[mark]}
          </span>
        ))}
    </span>
  )
}
