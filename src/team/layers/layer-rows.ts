/** The layers in the order of the list, each with the number that stands beside it. */
import { isLive, stageOn } from '../../domain/closure-order.ts'
import { isOpen } from '../../domain/dataset.ts'
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

export const LAYER_ROWS: readonly LayerRow[] = [
  {
    layer: 'clusters',
    label: 'Clusters of incidents',
    count: ({ shown }) => shown?.step.inView ?? null,
  },
  { layer: 'points', label: 'Single points, when close', count: () => null },
  {
    layer: 'orders',
    label: 'Closure orders',
    count: ({ catalogue, shown }) =>
      catalogue && shown
        ? catalogue.orders.filter((order) => isLive(stageOn(order, shown.window.to))).length
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
  {
    layer: 'sites',
    label: 'Sites, by phase',
    count: ({ catalogue }) => catalogue?.sites.length ?? null,
  },
  { layer: 'wards', label: 'Ward lines', count: () => null },
  { layer: 'lsoas', label: 'LSOA lines, when close', count: () => null },
]

const FEEDS: Readonly<Partial<Record<Layer, FeedKind>>> = {
  clusters: 'incidents',
  points: 'incidents',
  orders: 'closure-orders',
  hotspots: 'patrol-hotspots',
  sites: 'sites',
}

/** Why nothing is known of a layer, which is not nought; null where a feed of its kind is open. */
export function whyUnknown(layer: Layer, catalogue: Catalogue): string | null {
  const kind = FEEDS[layer]
  if (kind === undefined || isOpen(catalogue, kind)) return null
  return catalogue.manifest.feeds.some((feed) => feed.kind === kind) ? 'did not open' : 'no feed'
}
