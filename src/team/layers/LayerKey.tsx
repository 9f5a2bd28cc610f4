/** Keys of the map layers: the meaning of their symbols, with counts on the window's last day. */
import { lazy, Suspense } from 'react'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { daysLeft, isLive, stageOn, STAGE_LABELS, STAGES, type Stage } from '../../domain/closure-order.ts'
import { isDueSoon, NOTICE_DAYS } from '../../domain/time/due-soon.ts'
import { phasesOn, PHASE_KINDS, PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import { discRadius, KEY_COUNTS, keyCountWords } from '../../map/discs/disc-size.ts'
import { daysActive, type Delivery } from '../../measures/patrol-time/patrol-days.ts'
import { boundWords, knowledgeIn } from '../../measures/feeds/known-words.ts'
import { useHoldfast } from '../../state/context.tsx'
import { kindsInMyArea } from '../../state/areas/my-area.ts'
import type { Layer } from '../../state/view.ts'
import styles from './LayerKey.module.css'
import { RingChoice } from './RingChoice.tsx'

// Both layers are off by default, so their code is loaded when one is switched on.
const SquareKey = lazy(async () => ({ default: (await import('../places/SquareKey.tsx')).SquareKey }))
const DensityKey = lazy(async () => ({ default: (await import('../places/SquareKey.tsx')).DensityKey }))

const KEYS: Readonly<Partial<Record<Layer, React.ComponentType>>> = {
  clusters: ClusterKey,
  squares: SquareKey,
  density: DensityKey,
  orders: OrderKey,
  hotspots: HotspotKey,
  sites: SiteKey,
}

export function LayerKey({ layer }: { readonly layer: Layer }) {
  const Key = KEYS[layer]
  return Key ? (
    <Suspense>
      <Key />
    </Suspense>
  ) : null
}

function ClusterKey() {
  return (
    <>
      <SizeKey />
      <RingChoice />
    </>
  )
}

/** Discs in the size that they have on the map, each with its number. */
function SizeKey() {
  return (
    <ul className={styles['sizes']}>
      {KEY_COUNTS.map((count) => {
        const radius = discRadius(count)
        return (
          <li key={count}>
            <svg width={2 * radius} height={2 * radius} aria-hidden="true">
              <circle cx={radius} cy={radius} r={radius} fill="var(--inc)" />
            </svg>
            {keyCountWords(count)}
          </li>
        )
      })}
    </ul>
  )
}

const LIVE = STAGES.filter(isLive)

function OrderKey() {
  const orders = useHoldfast((state) => kindsInMyArea(state)?.orders)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const known = useKnown('closure-orders')
  if (!orders || day === undefined) return null
  const stages = orders.map((order) => stageOn(order, day))
  const left = orders.map((order) => daysLeft(order, day))
  return (
    <ul className={styles['pairs']}>
      {LIVE.map((stage) => (
        <li key={stage}>
          <StageMark stage={stage} />
          <span>{STAGE_LABELS[stage]}</span>
          <b>{boundWords(stages.filter((other) => other === stage).length, known)}</b>
        </li>
      ))}
      <li className={styles['whole']}>
        <StageMark stage="in-force" isEndingSoon />
        <span>Ends in {NOTICE_DAYS} days</span>
        <b>{boundWords(left.filter((days) => days !== null && isDueSoon(days)).length, known)}</b>
      </li>
    </ul>
  )
}

interface StageMarkProps {
  readonly stage: Stage
  readonly isEndingSoon?: boolean
}

/** Map symbol of an order's stage: dashed for notice, dot for hearing, filled in force, doubled if extended; badge if it ends soon. */
function StageMark({ stage, isEndingSoon = false }: StageMarkProps) {
  const isFilled = stage === 'in-force' || stage === 'extended'
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      stroke="var(--order)"
      strokeWidth="1.6"
    >
      {stage === 'extended' && <rect x="4.5" y="1.5" width="10" height="10" rx="2" fill="none" />}
      <rect
        x="1.5"
        y="3.5"
        width="11"
        height="11"
        rx="2"
        fill={isFilled ? 'var(--order)' : 'none'}
        strokeDasharray={stage === 'notice' ? '2.4 1.8' : undefined}
      />
      {stage === 'hearing' && <circle cx="7" cy="9" r="2" fill="var(--order)" stroke="none" />}
      {isFilled && <path d="M4 9h6" stroke="var(--on-order)" />}
      {isEndingSoon && (
        <>
          <circle cx="11.6" cy="4.4" r="4.4" fill="var(--alarm)" stroke="none" />
          <path d="M11.6 1.9v2.9M11.6 5.8v1.2" stroke="var(--on-alarm)" strokeWidth="1.4" />
        </>
      )}
    </svg>
  )
}

/** Key of patrol delivery: under 80 % of the plan, within 20 % of it, over 120 %. */
function HotspotKey() {
  // Before a hotspot was there, no patrol of it can be missing.
  const isAllKnown = useHoldfast(
    ({ catalogue, shown }) =>
      catalogue !== null &&
      shown !== null &&
      catalogue.hotspots.every((hotspot) => {
        const active = daysActive(hotspot, shown.window)
        return active === null || knowledgeIn(catalogue, 'patrol-visits', active).known === 'yes'
      }),
  )
  return (
    <>
      <ul className={styles['row']}>
        {DELIVERIES.map((delivery) => (
          <li key={delivery}>
            <PillMark delivery={delivery} />
            {DELIVERY_LABELS[delivery]}
          </li>
        ))}
      </ul>
      <p className={styles['words']}>Minutes a day, delivered / planned</p>
      {!isAllKnown && <KnownNote kinds={VISITS} />}
    </>
  )
}

const VISITS = ['patrol-visits'] as const
const DELIVERIES: readonly Delivery[] = ['under', 'met', 'over']
const DELIVERY_LABELS: Readonly<Record<Delivery, string>> = {
  under: 'under',
  met: 'as planned',
  over: 'over',
}
/** Width of the delivered bar in pixels. */
const BAR_WIDTHS: Readonly<Record<Delivery, number>> = { under: 6, met: 12, over: 17 }

function PillMark({ delivery }: { readonly delivery: Delivery }) {
  return (
    <svg width="26" height="14" aria-hidden="true" stroke="var(--patrol)">
      <rect
        x="0.75"
        y="0.75"
        width="24.5"
        height="12.5"
        rx="3"
        fill="var(--sheet)"
        strokeWidth="1.5"
        strokeDasharray={delivery === 'under' ? '3 2' : undefined}
      />
      <path d={`M4 7h${BAR_WIDTHS[delivery]}`} strokeWidth="3" />
      <path d="M18 3.5v7" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  )
}

/** Dash pattern of a site's outline on the map. */
const DASHES: Readonly<Record<PhaseKind, string | undefined>> = {
  clear: undefined,
  hold: '9 4',
  build: '2 3',
}

function SiteKey() {
  const sites = useHoldfast((state) => kindsInMyArea(state)?.sites)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  const known = useKnown('sites')
  if (!sites || day === undefined) return null
  const current = sites.map((site) => phasesOn(site, day)[0]?.kind)
  return (
    <ul className={styles['row']}>
      {PHASE_KINDS.map((kind) => (
        <li key={kind}>
          <svg width="24" height="4" aria-hidden="true">
            <path d="M0 2h24" stroke="var(--site)" strokeWidth="2.6" strokeDasharray={DASHES[kind]} />
          </svg>
          <span>{PHASE_LABELS[kind]}</span>
          <b>{boundWords(current.filter((other) => other === kind).length, known)}</b>
        </li>
      ))}
    </ul>
  )
}
