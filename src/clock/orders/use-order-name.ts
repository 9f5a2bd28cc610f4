/** Names of closure orders on the clock, by kind and ward. */
import { useCallback } from 'react'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import { orderNameAmong } from '../../measures/closure/order-name.ts'
import { useHoldfast } from '../../state/context.tsx'

/** A function from an order to its name. */
export function useOrderName(): (order: ClosureOrder) => string {
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  return useCallback((order) => orderNameAmong(order, areas ?? []), [areas])
}
