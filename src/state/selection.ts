/** From View to what the step counts; area filters are worked out once when they change, not once a frame. */
import type { ClusterIndex, Selection } from '../analytics/cluster-index.ts'
import { inAreas, selectedCategories } from '../analytics/selection.ts'
import { surfacesOf } from '../domain/dataset.ts'
import type { Catalogue } from './catalogue.ts'
import { windowOf } from './catalogue.ts'
import type { View } from './view.ts'

interface Remembered {
  readonly index: ClusterIndex
  readonly key: string
  readonly category: Uint8Array
}

/** Makes selections, remembering the last area filter. */
export function selectionMaker() {
  let last: Remembered | null = null
  const categoriesIn = (view: View, catalogue: Catalogue): Uint8Array => {
    const surfaces = surfacesOf(catalogue, view.areas)
    if (surfaces.length === 0) return catalogue.index.category
    const key = view.areas.join()
    if (last?.index !== catalogue.index || last.key !== key) {
      const inside = inAreas(catalogue.index, surfaces)
      last = { index: catalogue.index, key, category: selectedCategories(catalogue.index, inside) }
    }
    return last.category
  }
  return (view: View, catalogue: Catalogue): Selection => ({
    ...windowOf(view, catalogue),
    chosen: chosenFlags(view, catalogue),
    category: categoriesIn(view, catalogue),
    groupOf: catalogue.groupOf,
  })
}

export const chosenFlags = (view: View, catalogue: Catalogue): Uint8Array =>
  Uint8Array.from(catalogue.categories, ({ id }) =>
    view.categories === null || view.categories.includes(id) ? 1 : 0,
  )
