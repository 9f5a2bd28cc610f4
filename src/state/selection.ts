/** From View to what the step counts; area filters are worked out once when they change, not once a frame. */
import type { ClusterIndex, Selection } from '../analytics/cluster-index.ts'
import type * as AreaMaths from '../analytics/selection.ts'
import { surfacesOf } from '../domain/dataset.ts'
import type { Catalogue } from './catalogue.ts'
import { windowOf } from './catalogue.ts'
import type { View } from './view.ts'

interface Remembered {
  readonly index: ClusterIndex
  readonly key: string
  readonly category: Uint8Array
}

export interface SelectionMaker {
  /** False while areas are chosen and what tells inside from outside is still on its way. */
  readonly canSelect: (view: View) => boolean
  /** @throws Error where it cannot. */
  readonly selectionOf: (view: View, catalogue: Catalogue) => Selection
}

/**
 * Makes selections, remembering the last area filter. The maths of surfaces is not needed for the first count of most
 * addresses and is fetched beside it.
 * @param onceLoaded called when it is there, or with what went wrong
 */
export function selectionMaker(onceLoaded: (fault: unknown) => void): SelectionMaker {
  let maths: typeof AreaMaths | null = null
  import('../analytics/selection.ts').then((loaded) => {
    maths = loaded
    onceLoaded(null)
  }, onceLoaded)
  let last: Remembered | null = null
  const categoriesIn = (view: View, catalogue: Catalogue): Uint8Array => {
    const surfaces = surfacesOf(catalogue, view.areas)
    if (surfaces.length === 0) return catalogue.index.category
    if (!maths) throw new Error('areas were counted before it is known what lies in them')
    const { inAreas, selectedCategories } = maths
    const key = view.areas.join()
    if (last?.index !== catalogue.index || last.key !== key) {
      const inside = inAreas(catalogue.index, surfaces)
      last = { index: catalogue.index, key, category: selectedCategories(catalogue.index, inside) }
    }
    return last.category
  }
  return {
    canSelect: ({ areas }) => maths !== null || areas.length === 0,
    selectionOf: (view, catalogue) => ({
      ...windowOf(view, catalogue),
      chosen: chosenFlags(view, catalogue),
      category: categoriesIn(view, catalogue),
      groupOf: catalogue.groupOf,
    }),
  }
}

export const chosenFlags = (view: View, catalogue: Catalogue): Uint8Array =>
  Uint8Array.from(catalogue.categories, ({ id }) =>
    view.categories === null || view.categories.includes(id) ? 1 : 0,
  )
