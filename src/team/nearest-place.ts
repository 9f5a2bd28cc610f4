/** Names a spot by the place label nearest to it, so that a list of clusters can be read. */
import type { Place } from '../domain/borough/borough.ts'
import type { Position } from '../domain/geography.ts'

/** Longitude shrinks by this much at the borough's latitude. */
const SQUEEZE = Math.cos((53.53 * Math.PI) / 180)

export function nearestPlace(places: readonly Place[], [longitude, latitude]: Position): string {
  let best = { name: 'nowhere named', distance: Infinity }
  for (const { name, at } of places) {
    const distance = Math.hypot((at[0] - longitude) * SQUEEZE, at[1] - latitude)
    if (distance < best.distance) best = { name, distance }
  }
  return best.name
}
