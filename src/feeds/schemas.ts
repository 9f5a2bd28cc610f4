/** Every kind of feed, one entry each: what it is called, what its rows look like, how they become records. */
import type { FeedKind } from '../domain/feed.ts'
import { INCIDENTS } from './incidents/incidents.ts'
import { ACTIONS } from './kinds/actions.ts'
import { AREAS } from './kinds/areas.ts'
import { CLOSURE_ORDERS } from './kinds/closure-orders.ts'
import { COMMITMENTS } from './kinds/commitments.ts'
import type { FeedDefinition } from './kinds/definition.ts'
import { PATROL_HOTSPOTS } from './kinds/patrol-hotspots.ts'
import { PATROL_VISITS } from './kinds/patrol-visits.ts'
import { SITES } from './kinds/sites.ts'
import { SURVEY_RESULTS } from './kinds/survey-results.ts'

/** A new kind of feed is one more entry here. */
export const FEED_DEFINITIONS: Readonly<Record<FeedKind, FeedDefinition>> = {
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
