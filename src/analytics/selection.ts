/** What counting is confined to: incidents in chosen areas and hours of the week, worked out when those change. */
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

/** For each incident 1 where it stands in a chosen hour of the week; without a time it stands in none. */
export const inHours = (index: ClusterIndex, chosen: Uint8Array): Uint8Array =>
  index.hour.map((hour) => (chosen[hour] === 1 ? 1 : 0))

/** For each incident 1 where it was reported, 0 where police work itself finds such things or found this one. */
export const withoutPoliceGenerated = (index: ClusterIndex, isFoundCategory: Uint8Array): Uint8Array =>
  index.found.map((found, i) => (found === 1 || isFoundCategory[index.category[i] ?? 0] === 1 ? 0 : 1))

/**
 * `Selection.category` for chosen areas: the category of each incident, `categoryCount` for those outside them.
 * @param marks as `inAreas` and `inHours` give them: an incident must be in every one
 */
export function selectedCategories(index: ClusterIndex, ...marks: readonly Uint8Array[]): Uint8Array {
  const stranger = marks.find(({ length }) => length !== index.count)
  if (stranger)
    throw new RangeError(`${stranger.length} marks for ${index.count} incidents: not of this index`)
  const category = index.category.slice()
  for (const inside of marks) {
    for (let i = 0; i < category.length; i++) if (inside[i] !== 1) category[i] = index.categoryCount
  }
  return category
}
