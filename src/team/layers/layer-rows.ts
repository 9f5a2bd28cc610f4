/** The layers in the order of the list, each with the number that stands beside it. */
import { isLive, stageOn } from '../../domain/closure-order.ts'
import { isOpen } from '../../domain/dataset.ts'
import { type FeedKind, isLoading } from '../../domain/feed.ts'
import { isActive } from '../../domain/patrol.ts'
import { oldDataOf } from '../../measures/feeds/age.ts'
import { feedStatusInput } from '../../state/device/feed-statuses.ts'
import type { State } from '../../state/store.ts'
import type { Layer } from '../../state/view.ts'

interface LayerRow {
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
  { layer: 'squares', label: 'Squares', count: () => null },
  { layer: 'density', label: 'Density', count: () => null },
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
  squares: 'incidents',
  density: 'incidents',
  orders: 'closure-orders',
  hotspots: 'patrol-hotspots',
  sites: 'sites',
}

/** Why nothing is known of a layer, which is not nought; null where a feed of its kind is open. */
export function unknownReason(layer: Layer, { catalogue, feedStates }: State): string | null {
  const kind = FEEDS[layer]
  if (!catalogue || kind === undefined || isOpen(catalogue, kind)) return null
  const feeds = catalogue.manifest.feeds.filter((feed) => feed.kind === kind).map(({ id }) => id)
  if (feeds.length === 0) return 'no feed'
  const ofKind = feedStates.filter(({ feed }) => feeds.includes(feed))
  return ofKind.some(isLoading) ? 'on its way' : 'did not open'
}

/** How old the rows of a layer are, where they could not be renewed; null where they are current. */
export function howOld(layer: Layer, state: State): string | null {
  const kind = FEEDS[layer]
  return kind === undefined ? null : oldDataOf(feedStatusInput(state), [kind])
}
