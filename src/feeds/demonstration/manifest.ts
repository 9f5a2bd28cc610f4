/** The manifest of the demonstration: what feeds it has, what they count and how partners' work is shown. */

import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS, FEED_KINDS, KIND_FILES } from '../feed-kinds.ts'
import actionPlan from '../../../data/demonstration/actions.json'
import plan from '../../../data/demonstration/manifest.json'
import { feature, type Feature } from './feature-text.ts'
import { CATEGORIES } from '../demonstration-incidents/mix.ts'

type PlannedFeed = (typeof plan.feeds)[number]
export const FEEDS: readonly PlannedFeed[] = [
  ...plan.feeds,
  ...FEED_KINDS.filter((kind) => plan.feeds.every((feed) => feed.kind !== kind)).map(exampleFeed),
]

/** A kind of which nothing is planned has a feed of its example. */
function exampleFeed(kind: FeedKind): PlannedFeed {
  const source = `Invented for the demonstration: ${FEED_DEFINITIONS[kind].title.toLowerCase()}`
  const licence = 'Invented: free for any use (MIT)'
  return {
    id: kind,
    kind,
    url: `${kind}.geojson`,
    refreshMinutes: 1440,
    source,
    licence,
    handling: 'official',
  }
}

/** The example under as many ids as faults need. */
export function exampleRows(kind: FeedKind, place: Place): readonly Feature[] {
  const { DEFINITION, example } = KIND_FILES[kind]
  const { geometry, properties } = example(place)
  const { idField } = DEFINITION
  return ['1', '2', '3'].map((number) =>
    feature(geometry, { ...properties, [idField]: `${String(properties[idField])}-${number}` }),
  )
}

export function kindOf(feed: PlannedFeed): FeedKind {
  const kind = FEED_KINDS.find((known) => known === feed.kind)
  if (!kind) throw new Error(`The feed ${feed.id} is planned as "${feed.kind}", which is no kind of feed`)
  return kind
}

/** Default action types, each with the phase and the part of the strategy that the partnership gives it. */
const actionTypes = DEFAULT_ACTION_TYPES.map((type) => {
  const { phase = null, p = null } = actionPlan.types.find(({ id }) => id === type.id) ?? {}
  return { ...type, phase, p }
})

export function manifestText(asOf: string): string {
  const { about: _, version, title, timeZone, notes, announced } = plan
  const manifest = {
    version,
    title,
    asOf,
    demonstration: true,
    timeZone,
    feeds: FEEDS,
    categories: CATEGORIES,
    actionTypes,
    notes,
    announced,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A manifest with slips of the pen, and with a limit on how long rows are kept. */

/** Everything of the demonstration is younger; what is planted as past keeping is older. */
const KEEP_MONTHS = 84
/** Keys that nobody knows, as a reader must name them. */
export const NOT_KNOWN = ['colour', 'feeds[1].refreshMinute'] as const

export function withManifestFaults(text: string): string {
  const manifest = JSON.parse(text) as { readonly feeds: readonly object[] }
  const feeds = manifest.feeds.map((feed, index) => ({
    ...feed,
    ...(index === 0 ? { refreshMinute: 5 } : {}),
    keepMonths: KEEP_MONTHS,
  }))
  return `${JSON.stringify({ ...manifest, feeds, colour: 'blue' }, null, 2)}\n`
}
