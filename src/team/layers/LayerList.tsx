/** List of the map's layers: a switch for each, its count or why it has none, its age and its key. */
import { censusNames } from '../../domain/place/served-place.ts'
import { capitalised } from '../../domain/text/capitalised.ts'
import { lazy, Suspense, useState } from 'react'
import { knownNote } from '../../clock/KnownNote.tsx'
import { StaleDataMark } from '../../clock/StatusLine.tsx'
import { isLive, stageOn } from '../../domain/closure-order.ts'
import { isOpen } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { type FeedKind, isLoading } from '../../domain/feed.ts'
import { isActive } from '../../domain/patrol.ts'
import type { KindsInAreas } from '../../measures/areas/belongs-to.ts'
import { linesName } from '../../measures/areas/lined-areas.ts'
import { oldDataOf } from '../../measures/feeds/age.ts'
import { boundWords, knowledgeIn } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { kindsInMyArea, myAreaWords } from '../../state/areas/my-area.ts'
import { feedStatusInput, type State } from '../../state/store.ts'
import type { Layer } from '../../state/view.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './LayersPanel.module.css'

// The map keys are loaded together with the map.
const LayerKey = lazy(async () => ({ default: (await import('./LayerKey.tsx')).LayerKey }))

/** A layer of the list. */
interface LayerEntry {
  readonly layer: Layer
  readonly label: string
  /** Count beside the label; null if the layer has none. */
  readonly count: (state: State) => number | null
}

/** Records of My area in the shown window; null until they are known. */
function countInMyArea(
  state: State,
  recordsOf: (kinds: KindsInAreas, window: DaySpan) => readonly unknown[],
): number | null {
  const kinds = kindsInMyArea(state)
  return kinds && state.shown ? recordsOf(kinds, state.shown.window).length : null
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
    count: (state) =>
      countInMyArea(state, ({ orders }, { to }) => orders.filter((order) => isLive(stageOn(order, to)))),
  },
  {
    layer: 'hotspots',
    label: 'Patrol hotspots',
    count: (state) =>
      countInMyArea(state, ({ hotspots }, { to }) => hotspots.filter((hotspot) => isActive(hotspot, to))),
  },
  {
    layer: 'sites',
    label: 'Sites, by phase',
    count: (state) => kindsInMyArea(state)?.sites.length ?? null,
  },
  { layer: 'wards', label: 'Ward lines', count: () => null },
  {
    layer: 'lsoas',
    get label() {
      return `${capitalised(censusNames().lsoa.one)} lines, when close`
    },
    count: () => null,
  },
]

/** Layers whose label says all. */
const WITHOUT_KEY: readonly Layer[] = ['points', 'wards', 'lsoas', 'areas']

export function LayerList() {
  const where = useHoldfast(myAreaWords)
  return (
    <>
      <p className={styles['where']}>{where && `Numbers${where}`}</p>
      <ul className={styles['layers']}>
        {LAYERS.map(({ layer, label }) => (
          <LayerRow key={layer} layer={layer} label={label} />
        ))}
        <AreaLinesRow />
        <CustomBaseRow />
      </ul>
    </>
  )
}

interface LayerRowProps {
  readonly layer: Layer
  readonly label: string
}
function LayerRow({ layer, label }: LayerRowProps) {
  const intend = useIntent()
  const isOn = useHoldfast(({ view }) => view.layers.includes(layer))
  const reason = useHoldfast((state) => unknownReason(layer, state))
  const stale = useHoldfast((state) => staleText(layer, state))
  const known = useHoldfast((state) => knownOf(layer, state))
  const note = useHoldfast((state) => knownNoteOf(layer, state))
  const count = useHoldfast((state) => LAYERS.find((row) => row.layer === layer)?.count(state) ?? null)
  const [isKeyOpen, setKeyOpen] = useState(false)
  // No key if the data are unknown: its counts would show 0.
  const hasKey = isOn && reason === null && known !== 'no' && !WITHOUT_KEY.includes(layer)
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
        {reason !== null && <span className={styles['failed']}>{reason}</span>}
        {isOn && reason === null && count !== null && (
          <span className={styles['count']}>{boundWords(count, known)}</span>
        )}
        {hasKey && (
          <button
            type="button"
            className={styles['disclosure']}
            aria-label={`Key: ${label}`}
            title={`Key: ${label}`}
            aria-expanded={isKeyOpen}
            onClick={() => setKeyOpen(!isKeyOpen)}
          >
            <Icon name="chevron" size={14} />
          </button>
        )}
      </div>
      {isOn && reason === null && <StaleDataMark text={stale} />}
      {isOn && reason === null && <StaleDataMark text={note} />}
      <Boundary what="The key of this layer">
        <Suspense>{hasKey && isKeyOpen && <LayerKey layer={layer} />}</Suspense>
      </Boundary>
    </li>
  )
}

/** The feed kind that a layer needs. */
const FEEDS: Readonly<Partial<Record<Layer, FeedKind>>> = {
  clusters: 'incidents',
  points: 'incidents',
  squares: 'incidents',
  density: 'incidents',
  orders: 'closure-orders',
  hotspots: 'patrol-hotspots',
  sites: 'sites',
}

/** Why a layer has no data (`no feed`, `on its way`, `did not open`); null if a feed of its kind is open or it needs none. */
function unknownReason(layer: Layer, { catalogue, feedStates }: State): string | null {
  const kind = FEEDS[layer]
  if (!catalogue || kind === undefined || isOpen(catalogue, kind)) return null
  const feeds = catalogue.manifest.feeds.filter((feed) => feed.kind === kind).map(({ id }) => id)
  if (feeds.length === 0) return 'no feed'
  const ofKind = feedStates.filter(({ feed }) => feeds.includes(feed))
  return ofKind.some(isLoading) ? 'on its way' : 'did not open'
}

/** Whether the layer's counts are known for the window; `yes` for a layer that needs no feed. */
function knownOf(layer: Layer, { catalogue, shown }: State): Knowledge['known'] {
  const kind = FEEDS[layer]
  return catalogue && shown && kind !== undefined ? knowledgeIn(catalogue, kind, shown.window).known : 'yes'
}

/** Why the layer's counts are not wholly known; null if they are. */
function knownNoteOf(layer: Layer, state: State): string | null {
  const kind = FEEDS[layer]
  return kind === undefined ? null : knownNote(state, [kind])
}

/** Sentence on the age of a layer's data if they could not be updated; null if they are current. */
function staleText(layer: Layer, state: State): string | null {
  const kind = FEEDS[layer]
  return kind === undefined ? null : oldDataOf(feedStatusInput(state), [kind])
}

/** Switch of the lines of areas that the base map does not have, shown only where a feed has some. */
function AreaLinesRow() {
  const name = useHoldfast(({ catalogue }) => (catalogue ? linesName(catalogue.areas) : null))
  return name === null ? null : <LayerRow layer="areas" label={name} />
}

/** Switch of the custom base map, shown only where the manifest names one. */
function CustomBaseRow() {
  const intend = useIntent()
  const isNamed = useHoldfast(({ catalogue }) => (catalogue?.manifest.baseMap ?? null) !== null)
  const isOn = useHoldfast(({ view }) => !view.layers.includes('plain'))
  const hasFailed = useHoldfast(({ customBase }) => customBase.kind === 'failed')
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
