/** The index of the incidents in the chosen areas, and which index is counted and drawn. */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import type { Catalogue } from '../catalogue.ts'
import type { View } from '../view.ts'

/** Built by the worker for these areas of these data. */
export interface AreaIndex {
  readonly catalogue: Catalogue
  readonly areas: readonly string[]
  readonly index: ClusterIndex
}

interface IndexChoice {
  readonly view: Pick<View, 'areas'>
  readonly areaIndex: AreaIndex | null
}

/**
 * The index whose nodes the worker numbers as the page does: that of the chosen areas, or of all incidents without any.
 * Null while the worker builds the one of the chosen areas.
 */
export function sharedIndex(catalogue: Catalogue, { view, areaIndex }: IndexChoice): ClusterIndex | null {
  if (surfacesOf(catalogue, view.areas).length === 0) return catalogue.index
  const isCurrent = areaIndex?.catalogue === catalogue && hasSameCodes(areaIndex.areas, view.areas)
  return isCurrent ? areaIndex.index : null
}

export const hasSameCodes = (a: readonly string[], b: readonly string[]) =>
  a === b || (a.length === b.length && a.every((code, at) => code === b[at]))
