/** The panel for planning a shift: fetched when it is first opened, and kept from then on. */
import { lazy, Suspense } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'

const PlanPanel = lazy(async () => ({ default: (await import('./PlanPanel.tsx')).PlanPanel }))

export function LazyPlanPanel() {
  const planning = useHoldfast((state) => state.planning)
  if (!planning) return null
  return (
    <Boundary what="The plan of a shift">
      <Suspense fallback={<section aria-label="Plan a shift" />}>
        <PlanPanel planning={planning} />
      </Suspense>
    </Boundary>
  )
}
