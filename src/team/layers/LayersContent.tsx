/** What the panel of layers and filters holds: area, active filters, layers with their keys, categories and hours of the week. */
import { lazy, Suspense } from 'react'
import { HelpLink } from '../../clock/controls/HelpLink.tsx'
import { useOpenDrawing } from '../../state/drawing/drawing-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { PlanButton, RankButton } from '../TeamToolbar.tsx'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { LayerList } from './LayerList.tsx'
import styles from './LayersPanel.module.css'

interface LayersContentProps {
  readonly isPhone: boolean
  readonly onClose: () => void
}

export function LayersContent({ isPhone, onClose }: LayersContentProps) {
  return (
    <>
      <header className={styles['head']}>
        <h2>Layers and filters</h2>
        <span>
          <HelpLink page="map" isIcon />
          {!isPhone && (
            <Button kind="icon" icon="close" onClick={onClose}>
              Close the layers and filters
            </Button>
          )}
        </span>
      </header>
      <AreaPicker />
      <ActiveFilters>
        {isPhone && (
          <>
            <PlanButton />
            <RankButton />
          </>
        )}
        <DrawButton />
      </ActiveFilters>
      <LayerList />
      <CategoryFilter />
      <Suspense>
        <HoursRow />
      </Suspense>
    </>
  )
}

// Loaded after the counts.
const HoursRow = lazy(async () => ({ default: (await import('../places/HoursRow.tsx')).HoursRow }))

function DrawButton() {
  const { isOpen, open } = useOpenDrawing('hotspot')
  return (
    <Button kind="link" icon="draw" aria-expanded={isOpen} onClick={open}>
      Draw or record
    </Button>
  )
}
