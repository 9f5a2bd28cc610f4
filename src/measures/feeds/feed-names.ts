/** Names of feeds by their ids, one by one and in titles. */
import type { FeedFailure } from '../../domain/dataset.ts'

/** Ids that a second feed of a kind has, such as `actions-charities`. */
const PARTNERS_FEED = /^(actions|commitments|closure-orders|patrol-visits)-(?=[a-z]{4,}$)/

/** Name of a feed id within a sentence: `closure orders`, `actions of charities`. */
export const plainName = (id: string) => id.replace(PARTNERS_FEED, '$1 of ').replaceAll('-', ' ')

/** Display name of a feed id: `Closure orders` for `closure-orders`. */
export const feedName = (id: string) => id.charAt(0).toUpperCase() + plainName(id).slice(1)

const MAX_NAMED = 3

/** `Closure orders did not open`, or `3 feeds did not open: closure orders, patrol visits, sites`. */
export const failureTitle = (failures: readonly FeedFailure[]) =>
  failures.length === 1
    ? `${feedName(failures[0]?.feed ?? '')} did not open`
    : `${failures.length} feeds did not open: ${namesWithin(failures.map(({ feed }) => feed))}`

/** `actions of charities`, or `incidents, patrol visits and 2 more`. */
export function namesWithin(feeds: readonly string[]): string {
  const names = feeds.map((id) => feedName(id).toLowerCase())
  const more = names.length - MAX_NAMED
  return more > 0 ? `${names.slice(0, MAX_NAMED).join(', ')} and ${more} more` : names.join(', ')
}
