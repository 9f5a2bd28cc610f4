/** The panel of layers and filters, shut on a wide screen until it is asked for. */
import { lazy, Suspense, useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { setPanelOpen } from '../../state/effects/open-panels.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { useAfterFirstList } from '../first/use-after-first-list.ts'
import { LAYERS_BUTTON } from '../TeamToolbar.tsx'
import styles from './LayersPanel.module.css'

// Loaded when it is first shown, after the first text.
const LayersContent = lazy(async () => ({ default: (await import('./LayersContent.tsx')).LayersContent }))

interface LayersPanelProps {
  /** Whether another panel is in its place; its state is kept. */
  readonly isHidden?: boolean
}

export function LayersPanel({ isHidden = false }: LayersPanelProps) {
  const isPhone = useIsPhone()
  const isOpen = useHoldfast((state) => state.isLayersOpen)
  const isShown = !isHidden && (isPhone || isOpen)
  const mayFollow = useAfterFirstList()
  const store = useContext(StoreContext)
  const close = () => {
    setPanelOpen(store, 'isLayersOpen', false)
    document.getElementById(LAYERS_BUTTON)?.focus()
  }
  return (
    <Sheet
      isWithMap
      id="layers"
      name="layers"
      what="layers and filters"
      aria-label="Layers and filters"
      hidden={!isShown}
      className={styles['panel']}
      onKeyDown={({ key, defaultPrevented }) => {
        // On a phone the bar closes its sheets.
        if (key === 'Escape' && !defaultPrevented && !isPhone) close()
      }}
    >
      <Boundary what="The list of layers">
        <Suspense>{isShown && mayFollow && <LayersContent isPhone={isPhone} onClose={close} />}</Suspense>
      </Boundary>
    </Sheet>
  )
}
