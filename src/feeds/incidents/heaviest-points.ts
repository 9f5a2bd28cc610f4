/** The points at which most incidents are recorded: often a default address rather than a place in trouble. */
import { nearestPlace, type NamedPlace } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'
import { type IncidentColumns, MOVED } from '../../domain/incident.ts'

interface HeavyPoint {
  readonly at: Position
  readonly count: number
  /** Name of the nearest place, or null where none is known. */
  readonly near: string | null
}

/** The heaviest first, at most `most`; incidents that were moved at the door are left out. Eight bytes a row, and no text. */
export function heaviestPoints(
  incidents: IncidentColumns,
  places: readonly NamedPlace[],
  most: number,
): readonly HeavyPoint[] {
  const { longitude, latitude } = incidents
  const rows = rowsByPlace(incidents)
  const heaviest: Point[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end += 1) {
    const [first = 0, next = -1] = [rows[start], rows[end]]
    if (longitude[next] === longitude[first] && latitude[next] === latitude[first]) continue
    keep(heaviest, { at: [longitude[first] ?? 0, latitude[first] ?? 0], count: end - start }, most)
    start = end
  }
  return heaviest.map((point) => ({ ...point, near: nearestPlace(places, point.at) }))
}

type Point = Omit<HeavyPoint, 'near'>

/** Rows that stand where they were told, those of one point beside each other. */
function rowsByPlace({ count, flags, longitude, latitude }: IncidentColumns): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row)
  const told = rows.filter((row) => ((flags[row] ?? 0) & MOVED) === 0)
  return told.sort(
    (a, b) => (longitude[a] ?? 0) - (longitude[b] ?? 0) || (latitude[a] ?? 0) - (latitude[b] ?? 0),
  )
}

/** Points come from west to east: of equals, those that came first stay first. */
function keep(heaviest: Point[], point: Point, most: number): void {
  const last = heaviest.at(-1)
  if (heaviest.length >= most && last && last.count >= point.count) return
  const place = heaviest.findIndex(({ count }) => count < point.count)
  heaviest.splice(place < 0 ? heaviest.length : place, 0, point)
  heaviest.length = Math.min(heaviest.length, most)
}
