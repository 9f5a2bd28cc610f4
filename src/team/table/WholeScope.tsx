/** Sets what the saved tables of one order, hotspot, site or ward say: no filter of the view applies to them. */
import { useMemo, type ReactNode } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import { wholeScope } from '../../measures/scope.ts'
import { windowOf } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { TableScope } from './TableScope.tsx'

interface WholeScopeProps {
  /** What is counted: `Patrol minutes in Invented hotspot`. */
  readonly measure: string
  /** The days that are counted; missing: the window. */
  readonly days?: DaySpan
  /** What the window is compared with; missing: nothing. */
  readonly baseline?: DaySpan | null
  readonly children: ReactNode
}

export function WholeScope({ measure, days, baseline = null, children }: WholeScopeProps) {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const scope = useMemo(
    () => catalogue && wholeScope({ window: days ?? windowOf(view, catalogue), baseline }, measure),
    [view, catalogue, measure, days, baseline],
  )
  return scope ? <TableScope scope={scope}>{children}</TableScope> : children
}
