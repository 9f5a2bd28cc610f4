/** The panel for drawing and recording, loaded when first opened and mounted from then on. */
import { lazy, Suspense } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'

const DrawingPanel = lazy(async () => ({ default: (await import('./DrawingPanel.tsx')).DrawingPanel }))

interface Props {
  /** On a phone: closes every sheet over the map. */
  readonly onShowMap: () => void
}

export function LazyDrawingPanel({ onShowMap }: Props) {
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
