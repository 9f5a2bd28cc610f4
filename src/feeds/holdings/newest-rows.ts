/** The day of the newest row of each feed that tells of what happens from day to day: joined, its rows are not told apart. */
import { dayOfMoment, londonDay, type Day } from '../../domain/day.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { FeedHolding } from './holding.ts'

/** By feed id; incidents, which are kept as columns, and feeds without such a row are not in it. */
export const newestRows = (held: readonly FeedHolding[]): Readonly<Record<string, Day>> =>
  Object.fromEntries(
    held.flatMap(({ feed, records }) => {
      const newest = newestIn(records)
      return newest === null ? [] : [[feed.id, newest] as const]
    }),
  )

function newestIn({ visits = [], actions = [] }: Partial<SmallKinds>): Day | null {
  const days = [...visits.map(({ start }) => londonDay(start)), ...actions.map(({ on }) => dayOfMoment(on))]
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
}
