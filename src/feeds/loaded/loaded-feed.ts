/** One feed as it was read, independent of all others: it can be stored, read again alone, and joined with others. */
import type { Category } from '../../domain/category.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import {
  type Failed,
  type FeedEntry,
  type FeedReport,
  type Handling,
  highestHandling,
  type SetAside,
} from '../../domain/feed.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { RowNumbers } from '../ids/row-numbers.ts'

/** Plain, immutable data that can be cloned and stored as it is. */
export interface LoadedFeed {
  readonly kind: 'held'
  readonly feed: FeedEntry
  /** Of this feed alone: ids that other feeds have too are not considered. */
  readonly report: FeedReport
  /** The rows that the report counts as set aside, one by one, up to the ledger's limit. */
  readonly listed: readonly SetAside[]
  readonly records: Partial<SmallKinds>
  readonly incidents: IncidentColumns | null
  /** Meaning of the category codes of `incidents`: the manifest's list, then the unlisted ones of this feed. */
  readonly categories: readonly Category[]
  /** For each record or incident the number of its feature in the feed, from 1. */
  readonly rows: RowNumbers
  /** SHA-256 of the feed's bytes in hex; '' where it could not be computed. */
  readonly checksum: string
  /** Length in bytes. */
  readonly bytes: number
  /** The handling mark that the content states; left out where it states none. */
  readonly statedMark?: Handling
}

/** The higher of the entry's mark and the one that the feed's content states. */
export const markOf = (entry: FeedEntry, loaded: LoadedFeed | undefined): Handling =>
  highestHandling([entry.handling, ...(loaded?.statedMark ? [loaded.statedMark] : [])])

/** A feed that could not be read, with reason and remedy. */
export interface FailedFeed extends Failed {
  readonly feed: FeedEntry
  /** The server asks for a sign-in; absent: another reason. */
  readonly isWithheld?: true
}

/**
 * Whether a feed may be used with categories other than those it was read with. A category that has become sensitive
 * since requires reading the feed again: its columns still hold the true locations.
 */
export function isGuardedFor({ categories }: LoadedFeed, listed: readonly Category[]): boolean {
  const sensitiveIds = new Set(listed.filter(({ sensitive }) => sensitive).map(({ id }) => id))
  return categories.every(({ id, sensitive }) => sensitive || !sensitiveIds.has(id))
}
