/** Sets what the saved tables of the ranking and of a place say was chosen. */
import type { ReactNode } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { PlacesRequest } from '../../measures/hotspots/ranked-places.ts'
import { useHoldfast } from '../../state/context.tsx'
import { placesScopeOf } from '../../state/scope-of.ts'
import { TableScope } from '../table/TableScope.tsx'

interface PlacesScopeProps {
  /** The request that is answered inside; without one there are no numbers to save. */
  readonly request: PlacesRequest | undefined
  /** The days that are counted; missing: those of the request. */
  readonly days?: DaySpan
  readonly children: ReactNode
}

export function PlacesScope({ request, days, children }: PlacesScopeProps) {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!request || !catalogue) return children
  const scope = placesScopeOf(request, catalogue)
  return <TableScope scope={{ ...scope, window: days ?? scope.window }}>{children}</TableScope>
}
