/** Masks of incidents by area, hour of the week and origin, recomputed when the selection changes. */
import { boxOf, type Surface } from '../domain/geography.ts'
import { NO_HOUR } from '../domain/places/week-hours.ts'
import { KNOWN_BY_MONTH, POLICE_GENERATED } from '../domain/incident.ts'
import { sideOf } from './hierarchy/node-bounds.ts'
import { PLACE_LEVEL } from './levels.ts'
import type { ClusterIndex } from './cluster-index.ts'
import { contains } from './geometry.ts'

/**
 * Mask of incidents in leaf order: 1 inside any of the surfaces, borders included, else 0. Each unique place is tested
 * once, and only where its branch overlaps a surface's bounding box.
 */
export function inAreas(index: ClusterIndex, surfaces: readonly Surface[]): Uint8Array {
  const inside = new Uint8Array(index.count)
  for (const surface of surfaces) {
    const box = boxOf(surface)
    let node = 0
    while (node < index.nodeCount) {
      if (sideOf(index, node, box) === 'outside') {
        node = index.skip[node] ?? index.nodeCount
        continue
      }
      if (index.expandsAt[node] === PLACE_LEVEL) markPlace(index, node, { surface, inside })
      node++
    }
  }
  return inside
}

function markPlace(index: ClusterIndex, node: number, into: { surface: Surface; inside: Uint8Array }) {
  const start = index.start[node] ?? 0
  if (into.inside[start] === 1) return
  if (contains(into.surface, index.longitude[node] ?? 0, index.latitude[node] ?? 0)) {
    into.inside.fill(1, start, index.end[node])
  }
}

/**
 * Mask of incidents in the chosen hours of the week; 0 for incidents without a time.
 * @param chosen 168 flags, Monday 00:00 first
 */
export function inHours({ hour, count }: ClusterIndex, chosen: Uint8Array): Uint8Array {
  const isChosen = new Uint8Array(256)
  isChosen.set(chosen)
  const inside = new Uint8Array(count)
  // A loop over a table takes a fifth of the time of `map`, which matters while hours are dragged.
  for (let i = 0; i < count; i++) inside[i] = isChosen[hour[i] ?? NO_HOUR] ?? 0
  return inside
}

/**
 * Mask of incidents that were reported to the police: 0 for police-generated rows and categories.
 * @param isFoundCategory 1 for each category that police work itself generates
 */
export const withoutPoliceGenerated = (index: ClusterIndex, isFoundCategory: Uint8Array): Uint8Array =>
  index.flags.map((flags, i) =>
    (flags & POLICE_GENERATED) !== 0 || isFoundCategory[index.category[i] ?? 0] === 1 ? 0 : 1,
  )

/**
 * A `Selection.category` with the incidents taken out that are known by month alone; null where there are none, as in most
 * feeds.
 * @param category one value for each incident in leaf order
 */
export function withKnownDay(
  { flags, categoryCount }: ClusterIndex,
  category: Uint8Array,
): Uint8Array | null {
  const isByMonth = (bits: number) => (bits & KNOWN_BY_MONTH) !== 0
  if (!flags.some(isByMonth)) return null
  return category.map((value, i) => (isByMonth(flags[i] ?? 0) ? categoryCount : value))
}

/**
 * `Selection.category`: the category of each incident, `categoryCount` where any mask excludes it.
 * @param marks masks in leaf order, as `inAreas` and `inHours` return them
 * @throws RangeError for a mask of another length
 */
export function selectedCategories(index: ClusterIndex, ...marks: readonly Uint8Array[]): Uint8Array {
  const misfit = marks.find(({ length }) => length !== index.count)
  if (misfit) throw new RangeError(`${misfit.length} marks for ${index.count} incidents: not of this index`)
  const category = index.category.slice()
  for (const inside of marks) {
    for (let i = 0; i < category.length; i++) if (inside[i] !== 1) category[i] = index.categoryCount
  }
  return category
}
