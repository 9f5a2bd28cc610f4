/** The panel of layers and filters: area, active filters, layers with their keys, categories and hours of the week. */
import { lazy, Suspense } from 'react'
import { HelpLink } from '../../clock/controls/HelpLink.tsx'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { useOpenDrawing } from '../../state/drawing/drawing-actions.ts'
import { useOpenPlanning } from '../../state/planning/plan-access.ts'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { LayerList } from './LayerList.tsx'
import styles from './LayersPanel.module.css'

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
        <PlanShiftButton />
        <RankPlacesButton />
        <DrawButton />
        <HelpLink page="map" />
      </ActiveFilters>
      <LayerList />
      <CategoryFilter />
      <Suspense>
        <HoursRow />
      </Suspense>
    </section>
  )
}

function PlanShiftButton() {
  const { isOpen, open } = useOpenPlanning()
  return (
    <Button kind="link" icon="clock" aria-expanded={isOpen} onClick={open}>
      Plan a shift
    </Button>
  )
}

// Loaded after the counts.
const HoursRow = lazy(async () => ({ default: (await import('../places/HoursRow.tsx')).HoursRow }))

function RankPlacesButton() {
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

function DrawButton() {
  const { isOpen, open } = useOpenDrawing('hotspot')
  return (
    <Button kind="link" icon="draw" aria-expanded={isOpen} onClick={open}>
      Draw or record
    </Button>
  )
}
