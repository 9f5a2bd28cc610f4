/** Which incidents stand in a patrol hotspot: asked by its box first, since it leaves few to ask. */
import { contains } from '../../analytics/geometry.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'

export function rowsInside(
  { shape }: Pick<PatrolHotspot, 'shape'>,
  { count, longitude, latitude }: IncidentColumns,
): readonly number[] {
  const box = boxOf(shape)
  const rows: number[] = []
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row] ?? 0, latitude[row] ?? 0]
    if (isInBox(x, y, box) && contains(shape, x, y)) rows.push(row)
  }
  return rows
}
