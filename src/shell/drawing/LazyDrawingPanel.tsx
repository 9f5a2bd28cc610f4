/** The panel for drawing and recording: fetched when it is first opened, and kept from then on. */
import { lazy, Suspense } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'

const DrawingPanel = lazy(async () => ({ default: (await import('./DrawingPanel.tsx')).DrawingPanel }))

interface Props {
  /** On a phone: shows the map, and nothing over it. */
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
