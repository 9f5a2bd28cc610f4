/** Sentences on feeds that failed or have gone quiet. */
import { feedName } from '../../measures/feeds/feed-names.ts'
import type { QuietFeed } from '../../measures/feeds/freshness.ts'
import { formatDay, plural } from '../../ui/numbers.ts'

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `The other eight feeds are open.` */
export function othersOpenSentence(open: number): string {
  if (open === 0) return 'No other feed is open.'
  return `The other ${open === 1 ? 'feed is' : `${SMALL_NUMBERS[open] ?? open} feeds are`} open.`
}

/** `Patrol visits last arrived on 22 August 2023. They should come every day.` */
export function quietFeedSentences({ feed, newest, everyDays }: QuietFeed): string {
  const last = `${feedName(feed)} last arrived on ${formatDay(newest)}`
  if (everyDays === null) return `${last}; more should have come since.`
  return `${last}. They should come ${everyDays <= 1 ? 'every day' : `every ${plural(everyDays, 'day')}`}.`
}
