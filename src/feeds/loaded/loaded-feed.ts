/** One feed as it was read, whole in itself: it can be kept on a device, read again alone, and joined with others. */
import type { Category } from '../../domain/category.ts'
import type { SmallKinds } from '../../domain/dataset.ts'
import type { Failed, FeedEntry, FeedReport, SetAside } from '../../domain/feed.ts'
import type { IncidentColumns } from '../../domain/incident.ts'

/** Plain data: it can be cloned and stored as it is. Nothing in it changes once it was read. */
export interface LoadedFeed {
  readonly kind: 'held'
  readonly feed: FeedEntry
  /** Of this feed alone, as if no other had any of its ids. */
  readonly report: FeedReport
  /** The rows that the report says are set aside, one by one as far as anybody would read them. */
  readonly listed: readonly SetAside[]
  readonly records: Partial<SmallKinds>
  readonly incidents: IncidentColumns | null
  /** What the codes of `incidents` mean: the manifest's list, then what this feed used beyond it. */
  readonly categories: readonly Category[]
  /** Number of the feature, from 1, that each record or incident was read from. */
  readonly rows: Uint32Array<ArrayBuffer>
  /** SHA-256 of the feed's bytes, in hex; empty where it could not be computed. */
  readonly checksum: string
  readonly bytes: number
}

/** A feed that did not open, and what to do about it. */
export interface FailedFeed extends Failed {
  readonly feed: FeedEntry
}

/**
 * Whether a holding may still be used with the categories of another manifest than it was read with. A category
 * that has come to be guarded since wants the feed read again: its true places still stand in these columns.
 */
export function isGuardedFor({ categories }: LoadedFeed, listed: readonly Category[]): boolean {
  const guarded = new Set(listed.filter(({ sensitive }) => sensitive).map(({ id }) => id))
  return categories.every(({ id, sensitive }) => sensitive || !guarded.has(id))
}
