/** From View to what the step counts; area filters are worked out once when they change, not once a frame. */
import type { ClusterIndex, Selection } from '../analytics/cluster-index.ts'
import type * as SelectionMaths from '../analytics/selection.ts'
import { surfacesOf } from '../domain/dataset.ts'
import { hoursFrom } from '../domain/places/week-hours.ts'
import type { Catalogue } from './catalogue.ts'
import { windowOf } from './catalogue.ts'
import type { View } from './view.ts'

interface Remembered {
  readonly index: ClusterIndex
  readonly key: string
  readonly category: Uint8Array
}

/** What a selection follows; the rest of a View does not change a count. */
export type Counts = Pick<View, 'from' | 'to' | 'categories' | 'areas' | 'hours'>

/** What tells inside from outside: heavy, and not needed where everything counts everywhere. */
export type Maths = typeof SelectionMaths
export const needsMaths = ({ areas, hours }: Pick<Counts, 'areas' | 'hours'>) =>
  areas.length > 0 || hours !== null

/**
 * Makes selections, remembering the last filter by area and hour. `leavesOutFound`: without what patrol itself finds.
 * @param mathsOf null while it is on its way; what `needsMaths` then cannot be selected
 */
export function selectionMaker(mathsOf: () => Maths | null, leavesOutFound = false) {
  let last: Remembered | null = null
  const categoriesIn = (view: Counts, catalogue: Catalogue): Uint8Array => {
    const { index } = catalogue
    const surfaces = surfacesOf(catalogue, view.areas)
    const hours = view.hours === null ? null : hoursFrom(view.hours)
    if (surfaces.length === 0 && hours === null && !leavesOutFound) return index.category
    const maths = mathsOf()
    if (!maths) throw new Error('areas and hours were counted before what tells them apart was there')
    const { inAreas, inHours, notFound, selectedCategories } = maths
    const key = `${view.areas.join()} ${view.hours ?? ''}`
    if (last?.index !== index || last.key !== key) {
      const marks = [
        ...(surfaces.length > 0 ? [inAreas(index, surfaces)] : []),
        ...(hours ? [inHours(index, hours)] : []),
        ...(leavesOutFound ? [notFound(index, foundFlags(catalogue))] : []),
      ]
      last = { index, key, category: selectedCategories(index, ...marks) }
    }
    return last.category
  }
  return (view: Counts, catalogue: Catalogue): Selection => ({
    ...windowOf(view, catalogue),
    chosen: chosenFlags(view, catalogue),
    category: categoriesIn(view, catalogue),
    groupOf: catalogue.groupOf,
  })
}

const foundFlags = ({ categories }: Catalogue): Uint8Array =>
  Uint8Array.from(categories, ({ policeGenerated }) => (policeGenerated ? 1 : 0))

export const chosenFlags = (view: Pick<View, 'categories'>, catalogue: Catalogue): Uint8Array =>
  Uint8Array.from(catalogue.categories, ({ id }) =>
    view.categories === null || view.categories.includes(id) ? 1 : 0,
  )
