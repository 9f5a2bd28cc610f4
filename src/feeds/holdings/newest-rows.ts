/** The day of the newest row of each feed that reports what happens from day to day: joined, its rows are not told apart. */
import type { Day } from '../../domain/day.ts'
import { FEED_DEFINITIONS } from '../feed-kinds.ts'
import type { FeedHolding } from './holding.ts'

/** By feed id; incidents, which are kept as columns, and feeds without such a row are not in it. */
export const newestRows = (held: readonly FeedHolding[]): Readonly<Record<string, Day>> =>
  Object.fromEntries(
    held.flatMap(({ feed, records }) => {
      const newest = FEED_DEFINITIONS[feed.kind].records?.newestDay(records) ?? null
      return newest === null ? [] : [[feed.id, newest] as const]
    }),
  )
