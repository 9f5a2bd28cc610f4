/** How many incidents stand in a drawn shape in the window and the chosen categories. */
import type { ClusterIndex, Selection } from '../../analytics/cluster-index.ts'
import { countInside, type Corners } from '../../analytics/shapes/outline.ts'
import { polygonOf } from './shape-words.ts'

/** Null for fewer than three corners. */
export function countInShape(
  index: ClusterIndex,
  selection: Omit<Selection, 'category'>,
  corners: Corners,
): number | null {
  return corners.length < 3 ? null : countInside(index, selection, polygonOf(corners))
}
