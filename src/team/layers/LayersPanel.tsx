/** One list that is layer panel and legend at once, and the filters with their live counts. */
import { lazy, Suspense } from 'react'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { useOpenDrawing } from '../../state/drawing/use-open-drawing.ts'
import { useOpenPlanning } from '../../state/planning/use-open-planning.ts'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import styles from './LayersPanel.module.css'
import { LayerList } from './LayerList.tsx'

interface LayersPanelProps {
  readonly onTable: () => void
  readonly onPrint: () => void
}

export function LayersPanel({ onTable, onPrint }: LayersPanelProps) {
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
      <LayerList />
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
