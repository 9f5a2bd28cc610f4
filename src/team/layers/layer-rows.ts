/** The layers in the order of the list, each with the number that stands beside it. */
import { stageOn } from '../../domain/closure-order.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { isActive } from '../../domain/patrol.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import type { State } from '../../state/store.ts'
import type { Layer } from '../../state/view.ts'

export interface LayerRow {
  readonly layer: Layer
  readonly label: string
  /** Null where a number would say nothing. */
  readonly count: (state: State) => number | null
}

const LIVE: ReadonlySet<string | null> = new Set(['notice', 'hearing', 'in-force', 'extended'])

export const LAYER_ROWS: readonly LayerRow[] = [
  { layer: 'clusters', label: 'Clusters of incidents', count: ({ shown }) => shown?.step.inView ?? null },
  { layer: 'points', label: 'Single points, when close', count: () => null },
  {
    layer: 'orders',
    label: 'Closure orders',
    count: ({ catalogue, shown }) =>
      catalogue && shown
        ? catalogue.orders.filter((order) => LIVE.has(stageOn(order, shown.window.to))).length
        : null,
  },
  {
    layer: 'hotspots',
    label: 'Patrol hotspots',
    count: ({ catalogue, shown }) =>
      catalogue && shown
        ? catalogue.hotspots.filter((hotspot) => isActive(hotspot, shown.window.to)).length
        : null,
  },
  { layer: 'sites', label: 'Sites, by phase', count: ({ catalogue }) => catalogue?.sites.length ?? null },
  { layer: 'wards', label: 'Ward lines', count: () => null },
]

const FEEDS: Readonly<Partial<Record<Layer, FeedKind>>> = {
  clusters: 'incidents',
  points: 'incidents',
  orders: 'closure-orders',
  hotspots: 'patrol-hotspots',
  sites: 'sites',
}

/** True where a feed that the layer is drawn from did not open, and no other of its kind did. */
export function hasNoFeed(layer: Layer, { manifest, failures, reports }: Catalogue): boolean {
  const kind = FEEDS[layer]
  const ofKind = manifest.feeds.filter((feed) => feed.kind === kind).map(({ id }) => id)
  const failed = failures.some(({ feed }) => ofKind.includes(feed))
  return failed && !reports.some(({ feed }) => ofKind.includes(feed))
}
