/** Index of a part of the incidents, such as those in the chosen areas, which then cluster among themselves. */
import type { IncidentColumns } from '../domain/incident.ts'
import { buildClusterIndex, type ClusterIndex } from './cluster-index.ts'
import { unionBox } from './geometry.ts'
import { boundsOf } from './hierarchy/node-bounds.ts'
import { dayOrderOf } from './stepping/day-order.ts'

/**
 * Builds the index of the incidents that a mask of the whole index marks. Days, categories and hours are coded as in the
 * whole index, and `row` refers to the same columns. Every node stands inside the bounding box of the marked incidents:
 * the centre of a square that only reaches into the area is moved to the edge of that box. Cost: that of
 * `buildClusterIndex` for the marked incidents.
 * @param columns the columns that `whole` was built from
 * @param inside 1 or 0 for each incident in the leaf order of `whole`, as `inAreas` returns it
 * @throws RangeError for a mask of another length
 */
export function buildPartIndex(
  columns: Pick<IncidentColumns, 'longitude' | 'latitude'>,
  whole: ClusterIndex,
  inside: Uint8Array,
): ClusterIndex {
  if (inside.length !== whole.count)
    throw new RangeError(`${inside.length} marks for ${whole.count} incidents: not of this index`)
  const leaves = new Uint32Array(whole.count).map((_, leaf) => leaf).filter((leaf) => inside[leaf] === 1)
  const rows = leaves.map((leaf) => whole.row[leaf] ?? 0)
  const marked = {
    count: leaves.length,
    longitude: Float64Array.from(rows, (row) => columns.longitude[row] ?? NaN),
    latitude: Float64Array.from(rows, (row) => columns.latitude[row] ?? NaN),
    day: Int32Array.from(leaves, (leaf) => whole.day[leaf] ?? 0),
    category: Uint8Array.from(leaves, (leaf) => whole.category[leaf] ?? 0),
  }
  const part = buildClusterIndex(marked, whole.categoryCount)
  const leafOf = part.row.map((at) => leaves[at] ?? 0)
  const day = Uint16Array.from(leafOf, (leaf) => whole.day[leaf] ?? 0)
  return {
    ...withinBounds(part),
    firstDay: whole.firstDay,
    lastDay: whole.lastDay,
    day,
    byDay: dayOrderOf(day, whole.lastDay - whole.firstDay + 1),
    hour: Uint8Array.from(leafOf, (leaf) => whole.hour[leaf] ?? 0),
    flags: Uint8Array.from(leafOf, (leaf) => whole.flags[leaf] ?? 0),
    row: part.row.map((at) => rows[at] ?? 0),
  }
}

/** The index with every node moved into the bounding box of all its incidents. */
function withinBounds(index: ClusterIndex): ClusterIndex {
  const tops: number[] = []
  for (let node = 0; node < index.nodeCount; node = index.skip[node] ?? index.nodeCount) tops.push(node)
  const { west, south, east, north } = unionBox(tops.map((node) => boundsOf(index, node)))
  return {
    ...index,
    longitude: index.longitude.map((at) => Math.min(east, Math.max(west, at))),
    latitude: index.latitude.map((at) => Math.min(north, Math.max(south, at))),
  }
}
