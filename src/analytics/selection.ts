/** Where counting is confined to: which incidents of the index lie in the chosen areas, worked out when they change. */
import { boxOf } from '../domain/geography.ts'
import type { Box, Surface } from '../domain/geography.ts'
import { PLACE_LEVEL } from './levels.ts'
import type { ClusterIndex } from './cluster-index.ts'
import { contains } from './geometry.ts'

/**
 * For each incident, in leaf order, 1 where it lies in any of the surfaces and 0 where in none; a border belongs
 * to its surface. Each unique place is asked once, and only where its branch comes near a surface.
 */
export function inAreas(index: ClusterIndex, surfaces: readonly Surface[]): Uint8Array {
  const inside = new Uint8Array(index.count)
  for (const surface of surfaces) {
    const box = boxOf(surface)
    let node = 0
    while (node < index.nodeCount) {
      if (isApart(index, node, box)) {
        node = index.skip[node] ?? index.nodeCount
        continue
      }
      if (index.expandsAt[node] === PLACE_LEVEL) markPlace(index, node, { surface, inside })
      node++
    }
  }
  return inside
}

function isApart({ bounds }: ClusterIndex, node: number, box: Box): boolean {
  const at = 4 * node
  return (
    (bounds[at] ?? 0) > box.east ||
    (bounds[at + 1] ?? 0) > box.north ||
    (bounds[at + 2] ?? 0) < box.west ||
    (bounds[at + 3] ?? 0) < box.south
  )
}

function markPlace(index: ClusterIndex, node: number, into: { surface: Surface; inside: Uint8Array }) {
  const start = index.start[node] ?? 0
  if (into.inside[start] === 1) return
  if (contains(into.surface, index.longitude[node] ?? 0, index.latitude[node] ?? 0)) {
    into.inside.fill(1, start, index.end[node])
  }
}

/**
 * `Selection.category` for chosen areas: the category of each incident, `categoryCount` for those outside them.
 * @param inside as `inAreas` gives it
 */
export function selectedCategories(index: ClusterIndex, inside: Uint8Array): Uint8Array {
  if (inside.length !== index.count) {
    throw new RangeError(`${inside.length} marks for ${index.count} incidents: not of this index`)
  }
  return index.category.map((category, i) => (inside[i] === 1 ? category : index.categoryCount))
}
