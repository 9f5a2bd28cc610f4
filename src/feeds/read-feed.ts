/** Reads one feed: bytes in, records and the account of every row out. */
import type { Borough } from '../domain/borough/borough.ts'
import type { Failed, FeedEntry, Manifest } from '../domain/feed.ts'
import { bytesOf, checksumOf } from './fetch-bytes.ts'
import type { FeedHolding } from './holdings/holding.ts'
import type { Arrival } from './json-text.ts'
import type { FeedContext, FeedRead } from './kinds/definition.ts'
import { openCollection } from './scanning/collection.ts'
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
  const feedReading = openFeed(feed, context)
  feedReading.push(bytes)
  const read = feedReading.finish()
  if (read.kind === 'failed') return read
  return { ...read, kind: 'held', feed, bytes: bytes.length, checksum: await checksumOf(bytes) }
}

/** A feed that is being read, its bytes in any pieces. Nothing in it throws, whatever the bytes. */
export interface OpenFeed {
  readonly push: (chunk: Uint8Array) => void
  /** Rows read so far. */
  readonly rows: () => number
  readonly finish: () => FeedRead | Failed
}

export function openFeed(feed: FeedEntry, context: FeedContext): OpenFeed {
  const { open } = FEED_DEFINITIONS[feed.kind]
  let reader = open(feed, context)
  let rows = 0
  const collection = openCollection(
    {
      take: (features) => {
        reader.take(features)
        rows += features.length
      },
      restart: () => {
        reader = open(feed, context)
        rows = 0
      },
    },
    context.arrival,
  )
  return {
    push: collection.push,
    rows: () => rows,
    finish: () => {
      const whole = collection.finish()
      return whole.kind === 'failed' ? whole : reader.finish()
    },
  }
}

/** The same of a text. */
export function readFeed(feed: FeedEntry, text: string, context: FeedContext): FeedRead | Failed {
  const reading = openFeed(feed, context)
  reading.push(new TextEncoder().encode(text))
  return reading.finish()
}
