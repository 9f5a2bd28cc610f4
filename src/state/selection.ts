/**
 * Derives the counted selection from a View; filters by area and hour are recomputed only when they change, not per
 * frame.
 */
import type { ClusterIndex, Selection } from '../analytics/cluster-index.ts'
import type * as SelectionMaths from '../analytics/selection.ts'
import type { Category } from '../domain/category.ts'
import { surfacesOf } from '../domain/dataset.ts'
import type { Surface } from '../domain/geography.ts'
import { parseHours } from '../domain/places/week-hours.ts'
import { memoisedLast } from '../measures/memoised.ts'
import { type Catalogue, windowOf } from './catalogue.ts'
import type { View } from './view.ts'

/** The part of a View that affects counts. */
type CountedView = Pick<View, 'from' | 'to' | 'categories' | 'areas' | 'hours'>

/** The area and hour filters: a large module, needed only when one of them is set. */
export type Maths = typeof SelectionMaths
/** Whether a View restricts areas or hours, for which the filters must be loaded. */
export const needsMaths = ({ areas, hours }: Pick<CountedView, 'areas' | 'hours'>) =>
  areas.length > 0 || hours !== null

/**
 * A function that derives selections and memoises the last area and hour filter.
 * @param mathsOf null while the filters are being loaded; a View for which `needsMaths` is true then throws
 * @param leavesOutFound excludes police-generated incidents
 */
export function selectionMaker(mathsOf: () => Maths | null, leavesOutFound = false) {
  const categoryOf = memoisedLast(
    filteredCategories,
    ({ surfaces, hours, policeGenerated }: SelectionFilter) => [hours, policeGenerated, ...surfaces],
  )
  const chosenOf = memoisedLast(flagsOf, (categories: View['categories']) => [categories])
  const categoriesIn = (view: CountedView, catalogue: Catalogue): Uint8Array => {
    const { index } = catalogue
    const surfaces = surfacesOf(catalogue, view.areas)
    if (surfaces.length === 0 && view.hours === null && !leavesOutFound) return index.category
    const maths = mathsOf()
    if (!maths) throw new Error('areas and hours were counted before what tells them apart was there')
    const policeGenerated = leavesOutFound ? catalogue.categories : null
    return categoryOf(index, { maths, surfaces, hours: view.hours, policeGenerated })
  }
  return (view: CountedView, catalogue: Catalogue): Selection => ({
    ...windowOf(view, catalogue),
    chosen: chosenOf(catalogue.categories, view.categories),
    category: categoriesIn(view, catalogue),
    groupOf: catalogue.groupOf,
  })
}

interface SelectionFilter {
  readonly maths: Maths
  readonly surfaces: readonly Surface[]
  readonly hours: string | null
  /** The data's categories where police-generated incidents are excluded, else null. */
  readonly policeGenerated: readonly Category[] | null
}

function filteredCategories(
  index: ClusterIndex,
  { maths, surfaces, hours, policeGenerated }: SelectionFilter,
): Uint8Array {
  const chosen = hours === null ? null : parseHours(hours)
  const { inAreas, inHours, withoutPoliceGenerated, selectedCategories } = maths
  return selectedCategories(
    index,
    ...(surfaces.length > 0 ? [inAreas(index, surfaces)] : []),
    ...(chosen ? [inHours(index, chosen)] : []),
    ...(policeGenerated ? [withoutPoliceGenerated(index, policeGeneratedFlags(policeGenerated))] : []),
  )
}

const policeGeneratedFlags = (categories: readonly Category[]): Uint8Array =>
  Uint8Array.from(categories, ({ policeGenerated }) => (policeGenerated ? 1 : 0))

const flagsOf = (all: readonly Category[], chosen: View['categories']): Uint8Array =>
  Uint8Array.from(all, ({ id }) => (chosen === null || chosen.includes(id) ? 1 : 0))

/** 1 for each selected category and 0 for the others, in the order of the data's categories. */
export const chosenFlags = (view: Pick<View, 'categories'>, { categories }: Catalogue): Uint8Array =>
  flagsOf(categories, view.categories)
