/** The manifest of the demonstration: what feeds it has, what they count and how partners' work is shown. */
import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import type { FeedKind } from '../../domain/feed.ts'
import { FEED_KINDS } from '../../domain/feed.ts'
import actionPlan from '../../../data/demonstration/actions.json'
import plan from '../../../data/demonstration/manifest.json'
import { CATEGORIES } from './incidents/mix.ts'

type PlannedFeed = (typeof plan.feeds)[number]
export const FEEDS: readonly PlannedFeed[] = plan.feeds

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
  const { about: _, version, title, timeZone, feeds, notes, announced } = plan
  const manifest = {
    version,
    title,
    asOf,
    demonstration: true,
    timeZone,
    feeds,
    categories: CATEGORIES,
    actionTypes,
    notes,
    announced,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
