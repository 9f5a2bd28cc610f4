/** What may be kept on a device, and for how long: decided by the handling mark and the manifest. */
import type { FeedEntry, Manifest } from '../../domain/feed.ts'

const HOUR = 3_600_000
const USUAL_HOURS = 14 * 24

/** Until when a copy last known to be current at `goodAt` may be kept, in UTC milliseconds; null: not at all. */
export function storedUntil(
  { handling, keepOnDeviceHours }: Pick<FeedEntry, 'handling' | 'keepOnDeviceHours'>,
  goodAt: number,
): number | null {
  if (handling === 'official-sensitive') return null
  const hours = keepOnDeviceHours ?? USUAL_HOURS
  return hours > 0 ? goodAt + hours * HOUR : null
}

/**
 * What the reading of a feed hangs on, as text: rows read under other categories, action types or limits are other
 * rows. The manifest's as-of day is left out: a copy is allowed to be older.
 */
export const readingOf = (entry: FeedEntry, { categories, actionTypes }: Manifest): string =>
  JSON.stringify([entry.kind, entry.url, entry.keepMonths, categories, actionTypes])
