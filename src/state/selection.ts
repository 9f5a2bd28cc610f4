/** From View to what the step counts; area filters are worked out once when they change, not once a frame. */
import type { ClusterIndex, Selection } from '../analytics/cluster-index.ts'
import type * as SelectionMaths from '../analytics/selection.ts'
import type { Category } from '../domain/category.ts'
import { surfacesOf } from '../domain/dataset.ts'
import type { Surface } from '../domain/geography.ts'
import { parseHours } from '../domain/places/week-hours.ts'
import { memoisedLast } from '../measures/memoised.ts'
import type { Catalogue } from './catalogue.ts'
import { windowOf } from './catalogue.ts'
import type { View } from './view.ts'

/** What a selection follows; the rest of a View does not change a count. */
type Counts = Pick<View, 'from' | 'to' | 'categories' | 'areas' | 'hours'>

/** What tells inside from outside: heavy, and not needed where everything counts everywhere. */
export type Maths = typeof SelectionMaths
export const needsMaths = ({ areas, hours }: Pick<Counts, 'areas' | 'hours'>) =>
  areas.length > 0 || hours !== null

/**
 * Makes selections, remembering the last filter by area and hour. `leavesOutFound`: without what patrol itself finds.
 * @param mathsOf null while it is on its way; what `needsMaths` then cannot be selected
 */
export function selectionMaker(mathsOf: () => Maths | null, leavesOutFound = false) {
  const categoryOf = memoisedLast(filtered, ({ surfaces, hours, found }: Filter) => [
    hours,
    found,
    ...surfaces,
  ])
  const chosenOf = memoisedLast(flagsOf, (categories: View['categories']) => [categories])
  const categoriesIn = (view: Counts, catalogue: Catalogue): Uint8Array => {
    const { index } = catalogue
    const surfaces = surfacesOf(catalogue, view.areas)
    if (surfaces.length === 0 && view.hours === null && !leavesOutFound) return index.category
    const maths = mathsOf()
    if (!maths) throw new Error('areas and hours were counted before what tells them apart was there')
    const found = leavesOutFound ? catalogue.categories : null
    return categoryOf(index, { maths, surfaces, hours: view.hours, found })
  }
  return (view: Counts, catalogue: Catalogue): Selection => ({
    ...windowOf(view, catalogue),
    chosen: chosenOf(catalogue.categories, view.categories),
    category: categoriesIn(view, catalogue),
    groupOf: catalogue.groupOf,
  })
}

interface Filter {
  readonly maths: Maths
  readonly surfaces: readonly Surface[]
  readonly hours: string | null
  /** The categories that tell what patrol itself finds, where that is left out. */
  readonly found: readonly Category[] | null
}

function filtered(index: ClusterIndex, { maths, surfaces, hours, found }: Filter): Uint8Array {
  const chosen = hours === null ? null : parseHours(hours)
  const { inAreas, inHours, withoutPoliceGenerated: notFound, selectedCategories } = maths
  return selectedCategories(
    index,
    ...(surfaces.length > 0 ? [inAreas(index, surfaces)] : []),
    ...(chosen ? [inHours(index, chosen)] : []),
    ...(found ? [notFound(index, foundFlags(found))] : []),
  )
}

const foundFlags = (categories: readonly Category[]): Uint8Array =>
  Uint8Array.from(categories, ({ policeGenerated }) => (policeGenerated ? 1 : 0))

const flagsOf = (all: readonly Category[], chosen: View['categories']): Uint8Array =>
  Uint8Array.from(all, ({ id }) => (chosen === null || chosen.includes(id) ? 1 : 0))

export const chosenFlags = (view: Pick<View, 'categories'>, { categories }: Catalogue): Uint8Array =>
  flagsOf(categories, view.categories)
