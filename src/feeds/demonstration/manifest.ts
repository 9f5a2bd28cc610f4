/** The manifest of the demonstration and its faulty variant. */
import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { FEED_DEFINITIONS, FEED_KINDS, KIND_FILES } from '../feed-kinds.ts'
import actionPlan from '../../../data/demonstration/actions.json'
import plan from '../../../data/demonstration/manifest.json'
import { publicNames, teams } from '../../../data/demonstration/residents.json'
import { feature, type Feature } from './feature-text.ts'
import { CATEGORIES } from '../demonstration-incidents/mix.ts'

type PlannedFeed = (typeof plan.feeds)[number]
/** Entries of all feeds: the planned ones, then one for each kind that the plan lacks. */
export const FEEDS: readonly PlannedFeed[] = [
  ...plan.feeds,
  ...FEED_KINDS.filter((kind) => plan.feeds.every((feed) => feed.kind !== kind)).map(exampleFeed),
]

/** Entry of a kind that the plan does not contain; its feed holds examples. */
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

/** The example under three ids, enough to plant faults among. */
export function exampleRows(kind: FeedKind, place: Place): readonly Feature[] {
  const { DEFINITION, example } = KIND_FILES[kind]
  const { geometry, properties } = example(place)
  const { idField } = DEFINITION
  return ['1', '2', '3'].map((number) =>
    feature(geometry, { ...properties, [idField]: `${String(properties[idField])}-${number}` }),
  )
}

/** The kind of a planned feed. Throws for an unknown kind. */
export function kindOf(feed: PlannedFeed): FeedKind {
  const kind = FEED_KINDS.find((candidate) => candidate === feed.kind)
  if (!kind) throw new Error(`The feed ${feed.id} is planned as "${feed.kind}", which is no kind of feed`)
  return kind
}

/** Default action types, each with the phase and the strategy strand that the partnership assigns. */
const actionTypes = DEFAULT_ACTION_TYPES.map((type) => {
  const { phase = null, p = null } = actionPlan.types.find(({ id }) => id === type.id) ?? {}
  return { ...type, phase, p }
})

/** Text of `manifest.json`. */
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
    publicNames,
    teams,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Longer than the demonstration's period; rows planted as past their retention are older. */
const KEEP_MONTHS = 84
/** Unknown keys, as a reader must name them. */
export const NOT_KNOWN = ['colour', 'feeds[1].refreshMinute'] as const

/** The manifest with unknown keys and a retention period for every feed. */
export function withManifestFaults(text: string): string {
  const manifest = JSON.parse(text) as { readonly feeds: readonly object[] }
  const feeds = manifest.feeds.map((feed, index) => ({
    ...feed,
    ...(index === 0 ? { refreshMinute: 5 } : {}),
    keepMonths: KEEP_MONTHS,
  }))
  return `${JSON.stringify({ ...manifest, feeds, colour: 'blue' }, null, 2)}\n`
}
