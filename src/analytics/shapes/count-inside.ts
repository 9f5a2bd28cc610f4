/** How many incidents stand in a drawn shape: exact, from the index that the map counts by. */
import type { Surface } from '../../domain/geography.ts'
import type { ClusterIndex, Selection } from '../cluster-index.ts'
import { inAreas, selectedCategories } from '../selection.ts'
import { countIn } from '../step.ts'

/** In the selection's days and categories; its areas do not count, for the shape is one itself. Cost: 3 ns an incident. */
export function countInside(
  index: ClusterIndex,
  selection: Omit<Selection, 'category'>,
  surface: Surface,
): number {
  const category = selectedCategories(index, inAreas(index, [surface]))
  return countIn(index, { ...selection, category }, { start: 0, end: index.count }).count
}
