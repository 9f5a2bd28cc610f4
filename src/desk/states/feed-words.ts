/** Feeds and their states in words: what is so, what it means, and what to do. */
import type { FeedFailure } from '../../domain/dataset.ts'
import type { QuietFeed } from '../../measures/feeds/freshness.ts'
import { formatDay, plural } from '../../ui/numbers.ts'

/** `Closure orders` of `closure-orders`. */
export const feedName = (id: string) => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ')

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `The other eight feeds are open.` */
export function othersOpen(open: number): string {
  if (open === 0) return 'No other feed is open.'
  return `The other ${open === 1 ? 'feed is' : `${SMALL[open] ?? open} feeds are`} open.`
}

export const failureTitle = (failures: readonly FeedFailure[]) =>
  failures.length === 1
    ? `${feedName(failures[0]?.feed ?? '')} did not open`
    : `${plural(failures.length, 'feed')} did not open`

/** `Patrol visits last arrived on 22 August 2023. They should come every day.` */
export const quietWords = ({ feed, newest, refreshMinutes }: QuietFeed) =>
  `${feedName(feed)} last arrived on ${formatDay(newest)}. They should come ${paceWords(refreshMinutes)}.`

function paceWords(minutes: number): string {
  if (minutes < 60) return `every ${plural(minutes, 'minute')}`
  if (minutes < 1440)
    return minutes < 120 ? 'every hour' : `every ${plural(Math.round(minutes / 60), 'hour')}`
  const days = Math.round(minutes / 1440)
  return days === 1 ? 'every day' : `every ${plural(days, 'day')}`
}
