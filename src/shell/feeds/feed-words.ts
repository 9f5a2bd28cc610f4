/** Phrases and sentences on feeds by their ids: names, failures, quiet feeds. */
import type { FeedFailure } from '../../domain/dataset.ts'
import type { QuietFeed } from '../../measures/feeds/freshness.ts'
import { formatDay, plural } from '../../ui/numbers.ts'

/** Display name of a feed id: `Closure orders` for `closure-orders`. */
export const feedName = (id: string) => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ')

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `The other eight feeds are open.` */
export function othersOpenSentence(open: number): string {
  if (open === 0) return 'No other feed is open.'
  return `The other ${open === 1 ? 'feed is' : `${SMALL_NUMBERS[open] ?? open} feeds are`} open.`
}

/** `Closure orders did not open`, or `2 feeds did not open`. */
export const failureTitle = (failures: readonly FeedFailure[]) =>
  failures.length === 1
    ? `${feedName(failures[0]?.feed ?? '')} did not open`
    : `${plural(failures.length, 'feed')} did not open`

/** `Patrol visits last arrived on 22 August 2023. They should come every day.` */
export function quietFeedSentences({ feed, newest, everyDays }: QuietFeed): string {
  const last = `${feedName(feed)} last arrived on ${formatDay(newest)}`
  if (everyDays === null) return `${last}; more should have come since.`
  return `${last}. They should come ${everyDays <= 1 ? 'every day' : `every ${plural(everyDays, 'day')}`}.`
}
