/** The scope of the View's numbers: what was chosen before they were counted, in names as shown. */
import type { DaySpan } from '../domain/day.ts'
import { areaNames } from '../measures/areas/area-words.ts'
import { categoryChoiceWords } from '../measures/figures/category-words.ts'
import { hoursFilterWords } from '../measures/hotspots/hours-words.ts'
import type { PlacesRequest } from '../measures/hotspots/ranked-places.ts'
import { wholeScope, type Scope } from '../measures/scope.ts'
import { baselineOf, windowOf, type Catalogue } from './catalogue.ts'
import { boardPeriodOf } from './questions/board-period.ts'
import type { View } from './view.ts'

/** `hours` left out: every hour. */
type Filters = Pick<View, 'categories' | 'areas'> & Partial<Pick<View, 'hours'>>
type Names = Pick<Catalogue, 'categories' | 'areas' | 'sites'>

/** Scope of the incidents on the map, in the status line and in the tables of the team view. */
export const scopeOf = (view: View, catalogue: Catalogue): Scope => ({
  ...filtersOf(view, catalogue),
  window: windowOf(view, catalogue),
  baseline: baselineOf(view, catalogue),
  measure: 'Incidents',
  leavesOutFound: false,
})

/** Scope of squares, ranking and places, which are not compared; `request` is that of the answer they stand in. */
export const placesScopeOf = (request: PlacesRequest, catalogue: Names): Scope => ({
  ...filtersOf(request, catalogue),
  window: request.window,
  baseline: null,
  measure: request.measure === 'harm' ? 'Harm' : 'Incidents',
  leavesOutFound: request.leavesOutFound,
})

/** Scope of one cluster, which is not compared; `question` is that of the answer it stands in. */
export const clusterScopeOf = (
  question: Filters & { readonly window: DaySpan },
  catalogue: Names,
): Scope => ({
  ...filtersOf(question, catalogue),
  window: question.window,
  baseline: null,
  measure: 'Incidents',
  leavesOutFound: false,
})

/** Scope of the board's figures, and of the details of wards and sites: the filters of the team view do not apply. */
export const boardScopeOf = (view: View, catalogue: Catalogue, measure = 'Crimes and ASB'): Scope =>
  wholeScope(boardPeriodOf(view, catalogue), measure)

/** The filters in names. */
const filtersOf = (
  { categories, areas, hours = null }: Filters,
  names: Names,
): Pick<Scope, 'hours' | 'categories' | 'categoryWords' | 'areas'> => ({
  hours: hoursFilterWords(hours),
  categories:
    categories && names.categories.filter(({ id }) => categories.includes(id)).map(({ label }) => label),
  categoryWords: categoryChoiceWords(names.categories, categories),
  areas: areaNames(names, areas),
})
