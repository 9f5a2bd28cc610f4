/** Reads one feed: bytes in, records and the account of every row out. */
import type { Borough } from '../domain/borough/borough.ts'
import type { Failed, FeedEntry, Manifest } from '../domain/feed.ts'
import { bytesOf, checksumOf } from './fetch-bytes.ts'
import type { FeedHolding } from './holdings/holding.ts'
import type { Arrival } from './json-text.ts'
import { featuresOf, textOf } from './json-text.ts'
import type { FeedContext, FeedRead } from './kinds/definition.ts'
import { FEED_DEFINITIONS } from './schemas.ts'
import { vicinityOf } from './vicinity.ts'

/** What the feeds of one manifest are read against. */
export const feedContext = (
  manifest: Pick<Manifest, 'asOf' | 'actionTypes' | 'categories'>,
  borough: Pick<Borough, 'outline'>,
  arrival: Arrival = 'The address answered with',
): FeedContext => ({
  arrival,
  asOf: manifest.asOf,
  actionTypes: new Map(manifest.actionTypes.map((type) => [type.id, type])),
  vicinity: vicinityOf(borough.outline),
  categories: manifest.categories,
})

/** The bytes of a feed, whole or as they come in. */
export type FeedSource = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>

export interface Reading {
  readonly context: FeedContext
  /** Bytes and rows read so far. */
  readonly onProgress?: (read: number, rows: number) => void
  /** Stops the reading, which then fails. */
  readonly signal?: AbortSignal
}

/** Reads one feed on its own. A feed that is no GeoJSON or ends early is refused whole. Never rejects. */
export async function readHolding(
  feed: FeedEntry,
  source: FeedSource,
  { context, onProgress = () => {} }: Reading,
): Promise<FeedHolding | Failed> {
  const bytes = source instanceof Uint8Array ? source : await bytesOf(source, (read) => onProgress(read, 0))
  if (!(bytes instanceof Uint8Array)) return bytes
  const text = textOf(bytes)
  const read = typeof text === 'string' ? readFeed(feed, text, context) : text
  if (read.kind === 'failed') return read
  return { ...read, kind: 'held', feed, bytes: bytes.length, checksum: await checksumOf(bytes) }
}

/** The same of a text. Never throws, whatever the text. */
export function readFeed(feed: FeedEntry, text: string, context: FeedContext): FeedRead | Failed {
  const rows = featuresOf(text, context.arrival)
  if (rows.kind === 'failed') return rows
  return FEED_DEFINITIONS[feed.kind].read(rows.features, feed, context)
}
