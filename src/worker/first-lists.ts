/** The lists that are shown before the incidents are read, from the feeds that have come so far. */
import type { Dataset } from '../domain/dataset.ts'
import type { FeedEntry } from '../domain/feed.ts'
import type { CurrentFeeds } from '../feeds/live/current-feeds.ts'
import { datasetOf } from '../feeds/loaded/dataset-of.ts'
import type { PlaceAndBorough } from '../feeds/stand-in-areas.ts'
import { FIRST_KINDS, firstLists, type FirstLists } from '../measures/feeds/first-lists.ts'

/**
 * Returns the function that passes on the lists, and each change of them, once every feed that they are made of has come
 * or failed: a list that others push down cannot be read. Only those few small feeds are joined.
 */
export function firstListsWatch(where: PlaceAndBorough, onChange: (lists: FirstLists) => void) {
  let before = ''
  return ({ manifest, feeds, asOf, doubts }: CurrentFeeds): void => {
    const own = manifest.feeds.filter(({ kind }) => FIRST_KINDS.includes(kind))
    const settled = feeds.filter(({ feed }) => FIRST_KINDS.includes(feed.kind))
    if (settled.length < own.length) return
    const joined = datasetOf({ ...manifest, feeds: own }, settled, where)
    const lists = firstLists({
      ...joined,
      manifest: { ...manifest, feeds: manifest.feeds.map((feed) => markedIn(joined, feed)) },
      feedsAsOf: asOf,
      doubts,
    })
    const text = JSON.stringify(lists)
    if (text === before) return
    before = text
    onChange(lists)
  }
}

/** With the mark that its content states. The mark beside the lists is that of all feeds: it must not rise later. */
const markedIn = ({ manifest }: Pick<Dataset, 'manifest'>, feed: FeedEntry) =>
  manifest.feeds.find(({ id }) => id === feed.id) ?? feed
