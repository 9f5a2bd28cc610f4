/** The panel of layers and filters: area, active filters, layers with their keys, categories and hours of the week. */
import { lazy, Suspense } from 'react'
import { HelpLink } from '../../clock/controls/HelpLink.tsx'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { useOpenDrawing } from '../../state/drawing/drawing-actions.ts'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { LayerList } from './LayerList.tsx'
import styles from './LayersPanel.module.css'

interface LayersPanelProps {
  /** Whether another panel is in its place; its state is kept. */
  readonly isHidden?: boolean
}

export function LayersPanel({ isHidden = false }: LayersPanelProps) {
  return (
    <Sheet
      name="layers"
      what="layers and filters"
      aria-label="Layers and filters"
      hidden={isHidden}
      className={styles['panel']}
    >
      <header className={styles['head']}>
        <h2>Layers and filters</h2>
        <HelpLink page="map" isIcon />
      </header>
      <AreaPicker />
      <ActiveFilters>
        <PlanShiftButton />
        <RankPlacesButton />
        <DrawButton />
      </ActiveFilters>
      <LayerList />
      <CategoryFilter />
      <Suspense>
        <HoursRow />
      </Suspense>
    </Sheet>
  )
}

function PlanShiftButton() {
  const intend = useIntent()
  const open = () => {
    intend({ kind: 'set-tab', tab: 'tonight' })
    // The panel must be rendered before it can take the focus.
    requestAnimationFrame(() => document.getElementById('tonight')?.focus())
  }
  return (
    <Button kind="link" icon="clock" onClick={open}>
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
