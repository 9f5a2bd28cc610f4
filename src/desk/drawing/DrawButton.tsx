/** The way in: a button in the head, and the panel that is fetched when it is first pressed. */
import { lazy, Suspense, useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { openDrawing } from '../../state/drawing/drawing-hand.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'

const DrawingPanel = lazy(async () => ({ default: (await import('./DrawingPanel.tsx')).DrawingPanel }))

export const DRAW_BUTTON = 'draw-or-record'

export function DrawButton() {
  const store = useContext(StoreContext)
  const isReady = useHoldfast(({ phase }) => phase.kind === 'ready')
  const isOpen = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  return (
    <Button
      kind="icon"
      icon="draw"
      id={DRAW_BUTTON}
      aria-expanded={isOpen}
      disabled={!isReady}
      onClick={() => openDrawing(store)}
    >
      Draw or record
    </Button>
  )
}

/** Once it was opened it stays: what is put aside is still there. */
export function DrawingIfOpened({ onShowMap }: { readonly onShowMap: () => void }) {
  const drawing = useHoldfast((state) => state.drawing)
  if (!drawing) return null
  return (
    <Boundary what="The panel for drawing">
      <Suspense fallback={<section aria-label="Draw or record" />}>
        <DrawingPanel drawing={drawing} onShowMap={onShowMap} />
      </Suspense>
    </Boundary>
  )
}
