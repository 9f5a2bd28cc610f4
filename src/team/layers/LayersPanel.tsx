/** The panel of layers and filters: area, active filters, layers with their keys, categories and hours of the week. */
import { lazy, Suspense, useContext } from 'react'
import { HelpLink } from '../../clock/controls/HelpLink.tsx'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { useOpenDrawing } from '../../state/drawing/drawing-actions.ts'
import { setPanelOpen } from '../../state/effects/open-panels.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { LAYERS_BUTTON, PlanButton, RankButton } from '../TeamToolbar.tsx'
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
  const isPhone = useIsPhone()
  const isOpen = useHoldfast((state) => state.isLayersOpen)
  const isShown = !isHidden && (isPhone || isOpen)
  const store = useContext(StoreContext)
  const close = () => {
    setPanelOpen(store, 'isLayersOpen', false)
    document.getElementById(LAYERS_BUTTON)?.focus()
  }
  return (
    <Sheet
      id="layers"
      name="layers"
      what="layers and filters"
      aria-label="Layers and filters"
      hidden={!isShown}
      className={styles['panel']}
    >
      {isShown && <LayersContent isPhone={isPhone} onClose={close} />}
    </Sheet>
  )
}

interface LayersContentProps {
  readonly isPhone: boolean
  readonly onClose: () => void
}

function LayersContent({ isPhone, onClose }: LayersContentProps) {
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
