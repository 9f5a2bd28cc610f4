/** The points at which most incidents are recorded: often a default address rather than a place in trouble. */
import { nearestPlace } from '../../domain/borough/nearest-place.ts'
import type { Place } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { MOVED } from '../../domain/incident.ts'

export interface HeavyPoint {
  readonly at: Position
  readonly count: number
  /** Name of the nearest place, or null where none is known. */
  readonly near: string | null
}

/** The heaviest first, at most `most`; incidents that were moved at the door are left out. */
export function heaviestPoints(
  incidents: IncidentColumns,
  places: readonly Place[],
  most: number,
): readonly HeavyPoint[] {
  const counts = new Map<string, { readonly at: Position; count: number }>()
  for (let row = 0; row < incidents.count; row += 1) {
    if (((incidents.flags[row] ?? 0) & MOVED) !== 0) continue
    const at: Position = [incidents.longitude[row] ?? 0, incidents.latitude[row] ?? 0]
    const point = counts.get(at.join()) ?? { at, count: 0 }
    point.count += 1
    counts.set(at.join(), point)
  }
  const heaviest = [...counts.values()].toSorted((a, b) => b.count - a.count || compare(a.at, b.at))
  return heaviest.slice(0, most).map((point) => ({ ...point, near: nearestPlace(places, point.at) }))
}

const compare = (a: Position, b: Position) => a[0] - b[0] || a[1] - b[1]
