/** The layers in the order of the list, each with the number that stands beside it. */
import { isLive, stageOn } from '../../domain/closure-order.ts'
import { isActive } from '../../domain/patrol.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { State } from '../../state/store.ts'
import type { Layer } from '../../state/view.ts'

export interface LayerRow {
  readonly layer: Layer
  /** Where no feed of this kind is open, nothing is known of it. */
  readonly kind?: FeedKind
  readonly label: string
  /** Null where a number would say nothing. */
  readonly count: (state: State) => number | null
}

export const LAYER_ROWS: readonly LayerRow[] = [
  {
    layer: 'clusters',
    kind: 'incidents',
    label: 'Clusters of incidents',
    count: ({ shown }) => shown?.step.inView ?? null,
  },
  { layer: 'points', label: 'Single points, when close', count: () => null },
  {
    layer: 'orders',
    kind: 'closure-orders',
    label: 'Closure orders',
    count: ({ catalogue, shown }) =>
      catalogue && shown
        ? catalogue.orders.filter((order) => isLive(stageOn(order, shown.window.to))).length
        : null,
  },
  {
    layer: 'hotspots',
    kind: 'patrol-hotspots',
    label: 'Patrol hotspots',
    count: ({ catalogue, shown }) =>
      catalogue && shown
        ? catalogue.hotspots.filter((hotspot) => isActive(hotspot, shown.window.to)).length
        : null,
  },
  {
    layer: 'sites',
    kind: 'sites',
    label: 'Sites, by phase',
    count: ({ catalogue }) => catalogue?.sites.length ?? null,
  },
  { layer: 'wards', label: 'Ward lines', count: () => null },
  { layer: 'lsoas', label: 'Census area lines (LSOA), when close', count: () => null },
]
