/** The keys under a layer's row: what its shapes mean, and how many of each stand on the window's last day. */
import { isLive, stageOn, STAGE_LABELS, STAGES, type Stage } from '../../domain/closure-order.ts'
import { phasesOn, PHASE_KINDS, PHASE_LABELS, type PhaseKind } from '../../domain/site.ts'
import { discSize } from '../../map/plan/discs.ts'
import { useHoldfast } from '../../state/context.tsx'
import type { Layer } from '../../state/view.ts'
import { formatCount } from '../../ui/numbers.ts'
import styles from './LayerKey.module.css'
import { RingChoice } from './RingChoice.tsx'

const KEYS: Readonly<Partial<Record<Layer, () => React.JSX.Element | null>>> = {
  clusters: ClusterKey,
  orders: OrderKey,
  hotspots: HotspotKey,
  sites: SiteKey,
}

export function LayerKey({ layer }: { readonly layer: Layer }) {
  const Key = KEYS[layer]
  return Key ? <Key /> : null
}

/** From how many incidents on a disc is that large. */
const SIZES = [1, 10, 50, 150, 400]

function ClusterKey() {
  return (
    <>
      <SizeKey />
      <RingChoice />
    </>
  )
}

function SizeKey() {
  return (
    <ul className={styles['sizes']}>
      {SIZES.map((least) => {
        const { radius } = discSize(Math.max(2, least))
        return (
          <li key={least}>
            <svg width={2 * radius} height={2 * radius} aria-hidden="true">
              <circle cx={radius} cy={radius} r={radius * 0.8} fill="var(--inc)" />
            </svg>
            {`${least}+`}
          </li>
        )
      })}
    </ul>
  )
}

const LIVE = STAGES.filter(isLive)

function OrderKey() {
  const orders = useHoldfast(({ catalogue }) => catalogue?.orders)
  const day = useHoldfast(({ shown }) => shown?.window.to)
  if (!orders || day === undefined) return null
  const stages = orders.map((order) => stageOn(order, day))
  return (
    <ul className={styles['pairs']}>
      {LIVE.map((stage) => (
        <li key={stage}>
          <StageMark stage={stage} />
          <span>{STAGE_LABELS[stage]}</span>
          <b>{formatCount(stages.filter((one) => one === stage).length)}</b>
        </li>
      ))}
    </ul>
  )
}

/** The square of the map: dashed, dotted inside, filled with a bar, doubled. */
function StageMark({ stage }: { readonly stage: Stage }) {
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
    </svg>
  )
}

function HotspotKey() {
  return <p className={styles['words']}>Minutes a day, delivered / planned</p>
}

const DASHES: Readonly<Record<PhaseKind, string | undefined>> = {
  clear: undefined,
  hold: '9 4',
  build: '2 3',
}

function SiteKey() {
  const sites = useHoldfast(({ catalogue }) => catalogue?.sites)
  const day = useHoldfast(({ shown }) => shown?.window.to)
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
          <b>{formatCount(current.filter((one) => one === kind).length)}</b>
        </li>
      ))}
    </ul>
  )
}
