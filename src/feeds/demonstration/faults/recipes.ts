/** What can be wrong or odd with each kind of feed, with the reason or the notices that a reader must give. */
import type { FeedKind } from '../../../domain/feed.ts'
import { INCIDENTS } from './recipes/incidents.ts'
import { CLOSURE_ORDERS } from './recipes/closure-orders.ts'
import { ACTIONS, AREAS, COMMITMENTS, SITES, SURVEY_RESULTS } from './recipes/partnership.ts'
import { PATROL_HOTSPOTS, PATROL_VISITS } from './recipes/patrol.ts'
import type { Recipe } from './recipes/recipe.ts'

export const RECIPES: Readonly<Record<FeedKind, Recipe>> = {
  incidents: INCIDENTS,
  'closure-orders': CLOSURE_ORDERS,
  'patrol-hotspots': PATROL_HOTSPOTS,
  'patrol-visits': PATROL_VISITS,
  actions: ACTIONS,
  sites: SITES,
  areas: AREAS,
  commitments: COMMITMENTS,
  'survey-results': SURVEY_RESULTS,
}
