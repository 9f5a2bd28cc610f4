/** Reads one feed: text in, records and the account of every row out. */
import type { Borough } from '../domain/borough/borough.ts'
import type { Failed, FeedEntry, FeedKind, Manifest } from '../domain/feed.ts'
import { FEED_KINDS } from '../domain/feed.ts'
import { IncidentTable } from './incidents/incident-table.ts'
import type { Arrival } from './json-text.ts'
import { featuresOf } from './json-text.ts'
import type { FeedContext, FeedRead } from './kinds/definition.ts'
import { FEED_DEFINITIONS } from './schemas.ts'
import { vicinityOf } from './vicinity.ts'

/** What the feeds of one manifest are read against; it gathers incidents and ids as they are read. */
export const feedContext = (
  manifest: Pick<Manifest, 'asOf' | 'actionTypes' | 'categories'>,
  borough: Pick<Borough, 'outline'>,
  arrival: Arrival = 'The address answered with',
): FeedContext => ({
  arrival,
  asOf: manifest.asOf,
  actionTypes: new Map(manifest.actionTypes.map((type) => [type.id, type])),
  vicinity: vicinityOf(borough.outline),
  incidents: new IncidentTable(manifest.categories),
  taken: new Map(FEED_KINDS.map((kind): [FeedKind, Set<string>] => [kind, new Set()])),
})

/**
 * Records of the small kinds come back; incidents go into `context.incidents`. A feed that is no GeoJSON or
 * ends early is refused whole. Never throws, whatever the text.
 */
export function readFeed(feed: FeedEntry, text: string, context: FeedContext): FeedRead | Failed {
  const rows = featuresOf(text, context.arrival)
  if (rows.kind === 'failed') return rows
  return FEED_DEFINITIONS[feed.kind].read(rows.features, feed, context)
}
