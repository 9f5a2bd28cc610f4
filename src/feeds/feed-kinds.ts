/** Registry of the kinds of feed, each defined in its own file in `kinds/`. */
import type { FeedKind } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import type { Documentation, Example, Faults } from './definition/documentation.ts'
import type { FeedDefinition } from './definition/feed-definition.ts'
import * as actions from './kinds/actions.ts'
import * as areas from './kinds/areas.ts'
import * as closureOrders from './kinds/closure-orders.ts'
import * as commitments from './kinds/commitments.ts'
import * as incidents from './kinds/incidents.ts'
import * as patrolHotspots from './kinds/patrol-hotspots.ts'
import * as patrolVisits from './kinds/patrol-visits.ts'
import * as sites from './kinds/sites.ts'
import * as surveyResults from './kinds/survey-results.ts'
import type { Sentences } from './rows/reasons.ts'

/** Exports of the file of a kind. */
interface KindFile {
  readonly DEFINITION: FeedDefinition
  readonly DOCUMENTATION: Documentation
  readonly example: (place: Place) => Example
  readonly faults: (place: Place) => Faults
}
type ForEachKind<T> = Readonly<Record<FeedKind, T>>

/** How feeds of each kind are read. The order is that of every list of kinds. */
export const FEED_DEFINITIONS: ForEachKind<FeedDefinition> = {
  incidents: incidents.DEFINITION,
  'closure-orders': closureOrders.DEFINITION,
  'patrol-hotspots': patrolHotspots.DEFINITION,
  'patrol-visits': patrolVisits.DEFINITION,
  actions: actions.DEFINITION,
  sites: sites.DEFINITION,
  areas: areas.DEFINITION,
  commitments: commitments.DEFINITION,
  'survey-results': surveyResults.DEFINITION,
}

export const isFeedKind = (name: string): name is FeedKind => Object.hasOwn(FEED_DEFINITIONS, name)

export const FEED_KINDS: readonly FeedKind[] = Object.keys(FEED_DEFINITIONS).filter(isFeedKind)

/** Sentences, by code, of the reasons that only one kind has. */
export const ownReasons = (): Sentences =>
  Object.fromEntries(
    Object.values(FEED_DEFINITIONS).flatMap(({ sentences }) => Object.entries(sentences.reasons)),
  )

/** Kinds with documentation, example and faulty rows: for command line, build and tests, not for the app. */
export const KIND_FILES: ForEachKind<KindFile> = {
  incidents,
  'closure-orders': closureOrders,
  'patrol-hotspots': patrolHotspots,
  'patrol-visits': patrolVisits,
  actions,
  sites,
  areas,
  commitments,
  'survey-results': surveyResults,
}
