/** Where an order's premises stand: the ward that holds them, and how far a place is from them. */
import { contains, metresBetween, metresToSurface, surfaceCentre } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { Position } from '../../domain/geography.ts'

/** A point's own place, the middle of the ground of anything larger. */
export const placeOf = ({ shape }: ClosureOrder): Position =>
  shape.type === 'Point' ? shape.coordinates : surfaceCentre(shape)

/** Name of the ward that holds the premises; null where none does. */
export function wardOf(order: ClosureOrder, areas: readonly Area[]): string | null {
  const [longitude, latitude] = placeOf(order)
  const ward = areas.find((area) => area.level === 'ward' && contains(area.shape, longitude, latitude))
  return ward?.name ?? null
}

/** Metres from a place to the nearest of the premises, 0 on their ground. */
export const metresToPremises = ({ shape }: ClosureOrder, at: Position): number =>
  shape.type === 'Point' ? metresBetween(shape.coordinates, at) : metresToSurface(shape, at)
