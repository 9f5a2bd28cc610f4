/** One list that is layer panel and legend at once, and the filters with their live counts. */
import { lazy, Suspense } from 'react'
import { StaleDataMark } from '../../clock/StaleDataMark.tsx'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { useOpenDrawing } from '../../state/drawing/drawing-actions.ts'
import { useOpenPlanning } from '../../state/planning/plan-access.ts'
import { RANKING, type Layer } from '../../state/view.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import styles from './LayersPanel.module.css'
import { howOld, LAYER_ROWS, unknownReason } from './layer-rows.ts'
import { CustomBaseRow } from './CustomBaseRow.tsx'

// What the shapes of the map mean comes no sooner than the map.
const LayerKey = lazy(async () => ({ default: (await import('./LayerKey.tsx')).LayerKey }))

interface Props {
  readonly onTable: () => void
  readonly onPrint: () => void
}

export function LayersPanel({ onTable, onPrint }: Props) {
  return (
    <section aria-label="Layers and filters" className={styles['panel']}>
      <header className={styles['head']}>
        <h2>Layers and filters</h2>
        <span className={styles['ways']}>
          <Button kind="link" icon="table" onClick={onTable}>
            Show as table
          </Button>
          <Button kind="icon" icon="print" onClick={onPrint}>
            Print this view
          </Button>
        </span>
      </header>
      <AreaPicker />
      <ActiveFilters>
        <PlanAShift />
        <RankPlaces />
        <DrawOrRecord />
      </ActiveFilters>
      <ul className={styles['layers']}>
        {LAYER_ROWS.map((row) => (
          <LayerRow key={row.layer} {...row} />
        ))}
        <CustomBaseRow />
      </ul>
      <CategoryFilter />
      <Suspense>
        <HoursRow />
      </Suspense>
    </section>
  )
}

function PlanAShift() {
  const { isOpen, open } = useOpenPlanning()
  return (
    <Button kind="link" icon="clock" aria-expanded={isOpen} onClick={open}>
      Plan a shift
    </Button>
  )
}

// Numbers come first; what narrows them further comes beside them.
const HoursRow = lazy(async () => ({ default: (await import('../places/HoursRow.tsx')).HoursRow }))

function RankPlaces() {
  const intend = useIntent()
  const isOpen = useHoldfast(({ view }) => view.chosen?.kind === 'ranking')
  return (
    <span data-opens-details="" data-ranks-places="">
      <Button
        kind="link"
        icon="target"
        aria-expanded={isOpen}
        onClick={() => intend({ kind: 'choose', chosen: isOpen ? null : RANKING })}
      >
        Rank places
      </Button>
    </span>
  )
}

function DrawOrRecord() {
  const { isOpen, open } = useOpenDrawing('hotspot')
  return (
    <Button kind="link" icon="draw" aria-expanded={isOpen} onClick={open}>
      Draw or record
    </Button>
  )
}

interface RowProps {
  readonly layer: Layer
  readonly label: string
}
function LayerRow({ layer, label }: RowProps) {
  const intend = useIntent()
  const isOn = useHoldfast(({ view }) => view.layers.includes(layer))
  const unknown = useHoldfast((state) => unknownReason(layer, state))
  const old = useHoldfast((state) => howOld(layer, state))
  const count = useHoldfast((state) => LAYER_ROWS.find((row) => row.layer === layer)?.count(state) ?? null)
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
