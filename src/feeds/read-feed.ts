/** Reads one feed: bytes in, records and the account of every row out. */
import type { Borough } from '../domain/borough/borough.ts'
import type { Failed, FeedEntry, Manifest } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import type { LoadedFeed } from './loaded/loaded-feed.ts'
import type { SourceWords } from './json-text.ts'
import type { FeedContext, FeedRead } from './definition/feed-definition.ts'
import { openCollection } from './scanning/collection.ts'
import { FEED_DEFINITIONS } from './feed-kinds.ts'
import type { AwaitedHash } from './streams/gathered-hash.ts'
import { gatheredSha256 } from './streams/gathered-hash.ts'
import type { FeedSource } from './streams/pieces.ts'
import { readPieces } from './streams/pieces.ts'
import { tooLarge } from './streams/size-limit.ts'
import { vicinityOf } from './vicinity.ts'

/** What the feeds of one manifest are read against. */
export const feedContext = (
  manifest: Pick<Manifest, 'asOf' | 'actionTypes' | 'categories'>,
  { place, borough }: { readonly place: Place; readonly borough: Pick<Borough, 'outline'> },
  arrival: SourceWords = 'The address answered with',
): FeedContext => ({
  arrival,
  asOf: manifest.asOf,
  actionTypes: new Map(manifest.actionTypes.map((type) => [type.id, type])),
  place,
  vicinity: vicinityOf(borough.outline, place.vicinityMetres),
  categories: manifest.categories,
})

interface Reading {
  readonly context: FeedContext
  /** Bytes and rows read so far. */
  readonly onProgress?: (read: number, rows: number) => void
  /** Stops the reading, which then fails. */
  readonly signal?: AbortSignal | undefined
  /** A quicker SHA-256 than the browser's, where there is one. */
  readonly newHash?: (() => AwaitedHash) | undefined
}

/**
 * Reads one feed on its own, as its bytes come in. A feed that is no GeoJSON, ends early or is larger than its limit
 * is refused whole. Never rejects.
 */
export async function readLoadedFeed(
  feed: FeedEntry,
  source: FeedSource,
  { context, onProgress, signal, newHash = gatheredSha256 }: Reading,
): Promise<LoadedFeed | Failed> {
  const reading = openFeed(feed, context)
  const hash = newHash()
  let bytes = 0
  const take = (piece: Uint8Array<ArrayBuffer>) => {
    bytes += piece.length
    const fault = tooLarge(feed, bytes)
    if (fault) return fault
    hash.update(piece)
    reading.push(piece)
    onProgress?.(bytes, reading.rows())
    return null
  }
  const fault = await readPieces(source, { take, signal })
  if (fault) return fault
  const read = reading.finish()
  return read.kind === 'failed' ? read : { ...read, kind: 'held', feed, bytes, checksum: await hash.finish() }
}

/** A feed that is being read, its bytes in any pieces. Nothing in it throws, whatever the bytes. */
interface OpenFeed {
  readonly push: (chunk: Uint8Array) => void
  /** Rows read so far. */
  readonly rows: () => number
  readonly finish: () => FeedRead | Failed
}

function openFeed(feed: FeedEntry, context: FeedContext): OpenFeed {
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
