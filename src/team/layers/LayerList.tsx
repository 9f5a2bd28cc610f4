/** List of the map's layers: a switch for each, its count or why it has none, its age and its key. */
import { lazy, Suspense } from 'react'
import { StaleDataMark } from '../../clock/StatusLine.tsx'
import { isLive, stageOn } from '../../domain/closure-order.ts'
import { isOpen } from '../../domain/dataset.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { isLoading } from '../../domain/feeds/feed-state.ts'
import { isActive } from '../../domain/patrol.ts'
import { oldDataOf } from '../../measures/feeds/age.ts'
import { feedStatusInput } from '../../state/device/feed-statuses.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { State } from '../../state/store.ts'
import type { Layer } from '../../state/view.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatCount } from '../../ui/numbers.ts'
import styles from './LayersPanel.module.css'

// What the shapes of the map mean comes no sooner than the map.
const LayerKey = lazy(async () => ({ default: (await import('./LayerKey.tsx')).LayerKey }))

interface LayerEntry {
  readonly layer: Layer
  readonly label: string
  /** Null where a number would say nothing. */
  readonly count: (state: State) => number | null
}

const LAYERS: readonly LayerEntry[] = [
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

export function LayerList() {
  return (
    <ul className={styles['layers']}>
      {LAYERS.map(({ layer, label }) => (
        <LayerRow key={layer} layer={layer} label={label} />
      ))}
      <CustomBaseRow />
    </ul>
  )
}

interface LayerRowProps {
  readonly layer: Layer
  readonly label: string
}
function LayerRow({ layer, label }: LayerRowProps) {
  const intend = useIntent()
  const isOn = useHoldfast(({ view }) => view.layers.includes(layer))
  const unknown = useHoldfast((state) => unknownReason(layer, state))
  const old = useHoldfast((state) => howOld(layer, state))
  const count = useHoldfast((state) => LAYERS.find((row) => row.layer === layer)?.count(state) ?? null)
  return (
    <li>
      <div className={styles['row']}>
        <Checkbox
          checked={isOn}
          onChange={() => {
            intend({ kind: 'toggle-layer', layer })
          }}
        >
          {label}
        </Checkbox>
        {unknown !== null && <span className={styles['failed']}>{unknown}</span>}
        {isOn && unknown === null && count !== null && (
          <span className={styles['count']}>{formatCount(count)}</span>
        )}
      </div>
      {isOn && unknown === null && <StaleDataMark words={old} />}
      {/* Noughts would say that there are none, and that is not known. */}
      <Boundary what="The key of this layer">
        <Suspense>{isOn && unknown === null && <LayerKey layer={layer} />}</Suspense>
      </Boundary>
    </li>
  )
}

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
function unknownReason(layer: Layer, { catalogue, feedStates }: State): string | null {
  const kind = FEEDS[layer]
  if (!catalogue || kind === undefined || isOpen(catalogue, kind)) return null
  const feeds = catalogue.manifest.feeds.filter((feed) => feed.kind === kind).map(({ id }) => id)
  if (feeds.length === 0) return 'no feed'
  const ofKind = feedStates.filter(({ feed }) => feeds.includes(feed))
  return ofKind.some(isLoading) ? 'on its way' : 'did not open'
}

/** How old the rows of a layer are, where they could not be renewed; null where they are current. */
function howOld(layer: Layer, state: State): string | null {
  const kind = FEEDS[layer]
  return kind === undefined ? null : oldDataOf(feedStatusInput(state), [kind])
}

/** Switch of the custom base map, shown only where the manifest names one. */
function CustomBaseRow() {
  const intend = useIntent()
  const isNamed = useHoldfast(({ catalogue }) => (catalogue?.manifest.baseMap ?? null) !== null)
  const isOn = useHoldfast(({ view }) => !view.layers.includes('plain'))
  const hasFailed = useHoldfast(({ richer }) => richer.kind === 'failed')
  if (!isNamed) return null
  return (
    <li>
      <div className={styles['row']}>
        <Checkbox
          checked={isOn}
          onChange={() => {
            intend({ kind: 'toggle-layer', layer: 'plain' })
          }}
        >
          Richer base map
        </Checkbox>
        {isOn && hasFailed && <span className={styles['failed']}>did not open</span>}
      </div>
    </li>
  )
}
