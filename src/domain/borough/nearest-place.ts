/** Names a spot by the place label nearest to it, so that a list of spots can be read. */
import type { Position } from '../geography.ts'
import type { NamedPlace } from './borough.ts'

/** The name of the nearest place, or null where there is none. Distances as on a plane, which the borough nearly is. */
export function nearestPlace(places: readonly NamedPlace[], [longitude, latitude]: Position): string | null {
  const narrowing = Math.cos((latitude * Math.PI) / 180)
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const { name, at } of places) {
    const distance = Math.hypot((at[0] - longitude) * narrowing, at[1] - latitude)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name ?? null
}
