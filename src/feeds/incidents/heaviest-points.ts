/** The points with most incidents, which are often default addresses. */
import { nearestPlace, type NamedPlace } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'
import { type IncidentColumns, MOVED } from '../../domain/incident.ts'

interface HeavyPoint {
  readonly at: Position
  readonly count: number
  /** Name of the nearest place, or null where there is none. */
  readonly near: string | null
}

/**
 * At most `most` points, in descending order of counts; incidents moved for privacy are left out. Needs 8 bytes a row
 * and creates no texts.
 */
export function heaviestPoints(
  incidents: IncidentColumns,
  places: readonly NamedPlace[],
  most: number,
): readonly HeavyPoint[] {
  const { longitude, latitude } = incidents
  const rows = rowsByPlace(incidents)
  const heaviest: CountedPoint[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end += 1) {
    const [first = 0, next = -1] = [rows[start], rows[end]]
    if (longitude[next] === longitude[first] && latitude[next] === latitude[first]) continue
    insertPoint(heaviest, { at: [longitude[first] ?? 0, latitude[first] ?? 0], count: end - start }, most)
    start = end
  }
  return heaviest.map((point) => ({ ...point, near: nearestPlace(places, point.at) }))
}

type CountedPoint = Omit<HeavyPoint, 'near'>

/** Row numbers at exact positions, sorted so that rows of one point are adjacent. */
function rowsByPlace({ count, flags, longitude, latitude }: IncidentColumns): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row)
  const exact = rows.filter((row) => ((flags[row] ?? 0) & MOVED) === 0)
  return exact.sort(
    (a, b) => (longitude[a] ?? 0) - (longitude[b] ?? 0) || (latitude[a] ?? 0) - (latitude[b] ?? 0),
  )
}

/** Inserts a point; among equal counts earlier points, which are further west, stay first. */
function insertPoint(heaviest: CountedPoint[], point: CountedPoint, most: number): void {
  const last = heaviest.at(-1)
  if (heaviest.length >= most && last && last.count >= point.count) return
  const place = heaviest.findIndex(({ count }) => count < point.count)
  heaviest.splice(place < 0 ? heaviest.length : place, 0, point)
  heaviest.length = Math.min(heaviest.length, most)
}
