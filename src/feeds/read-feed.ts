/** Reads one feed from any source into records and a report that accounts for every row. */
import type { Borough } from '../domain/borough/borough.ts'
import { type Failed, type FeedEntry, highestHandling, type Manifest, type Notice } from '../domain/feed.ts'
import { type Place, withPartners } from '../domain/place/place.ts'
import type { ColumnBatch } from './columnar/column-batch.ts'
import type { FeedContext, FeedRead } from './definition/feed-definition.ts'
import { FEED_DEFINITIONS } from './feed-kinds.ts'
import { cutAnswer, cutNotice } from './features/cut-answer.ts'
import type { MessageStart } from './json-text.ts'
import type { LoadedFeed } from './loaded/loaded-feed.ts'
import { MARK_NAME, type StatedMark, statedMark, UNKNOWN_MARK } from './loaded/stated-mark.ts'
import type { FirstPlaces } from './columnar/first-places.ts'
import { PlainFeatures } from './columnar/plain-features.ts'
import { type AsyncHash, bufferedSha256, MAX_BUFFERED_BYTES, wholeSha256 } from './streams/checksum.ts'
import { openCollection } from './streams/collection.ts'
import { plainStream } from './streams/plain-stream.ts'
import {
  releaseSource,
  type Bytes,
  type ByteSource,
  type FeaturePage,
  type FeedSource,
} from './streams/feed-source.ts'
import { readStream, tooLarge } from './streams/read-stream.ts'
import { vicinityOf } from './vicinity.ts'

/**
 * What the rows of a manifest's feeds are checked against: as-of day, action types, categories, place and vicinity.
 * @param messageStart beginning of messages about the content, by where it came from
 */
export const feedContext = (
  manifest: Pick<Manifest, 'asOf' | 'actionTypes' | 'categories' | 'partners'>,
  { place, borough }: { readonly place: Place; readonly borough: Pick<Borough, 'outline'> },
  messageStart: MessageStart = 'The address answered with',
): FeedContext => ({
  messageStart,
  asOf: manifest.asOf,
  actionTypes: new Map(manifest.actionTypes.map((type) => [type.id, type])),
  place: withPartners(place, manifest.partners),
  vicinity: vicinityOf(borough.outline, place.vicinityMetres),
  categories: manifest.categories,
})

interface ReadOptions {
  readonly context: FeedContext
  /** Called with the bytes and rows read so far, and the rows in all; 0 where their number is unknown. */
  readonly onProgress?: (read: number, rows: number, ofRows: number) => void
  /** Called with where a large feed of incidents has rows, before they are read. */
  readonly onPlaces?: ((places: FirstPlaces) => void) | undefined
  /** Aborting it ends the reading with a failure. */
  readonly signal?: AbortSignal | undefined
  /** A SHA-256 faster than the browser's, where there is one. */
  readonly newHash?: (() => AsyncHash) | undefined
  /** Hashes a feed that is too large for the browser's SHA-256; left out: it is hashed between the reading of pieces. */
  readonly largeHash?: (() => AsyncHash) | undefined
}

/**
 * Reads one feed on its own, as its content comes in. A feed that is no GeoJSON, ends early, or is larger than its limit
 * by its announced or its actual length is refused whole. Never rejects.
 */
export async function readLoadedFeed(
  feed: FeedEntry,
  source: FeedSource,
  options: ReadOptions,
): Promise<LoadedFeed | Failed> {
  const refusal = tooLarge(feed, source.expectedBytes)
  if (refusal) {
    releaseSource(source)
    return refusal
  }
  if (source.kind === 'bytes' && feed.format === 'parquet') {
    return readParquet(feed, source, options)
  }
  const { expectedBytes } = source
  const job = { ...options, feed, expectedBytes }
  return source.kind === 'bytes'
    ? readWith(openText(feed, options.context, expectedBytes), plainStream(source.stream), job)
    : readWith(openPages(feed, options.context), source.stream, job)
}

interface ReadJob extends ReadOptions {
  readonly feed: FeedEntry
  readonly expectedBytes: number
}

function hashOf({ newHash, largeHash, expectedBytes }: ReadJob): AsyncHash {
  if (newHash) return newHash()
  const maxBuffered = expectedBytes > MAX_BUFFERED_BYTES ? 0 : MAX_BUFFERED_BYTES
  return bufferedSha256(undefined, maxBuffered, largeHash)
}

async function readWith<P>(
  reader: PieceReader<P>,
  stream: ReadableStream<P>,
  job: ReadJob,
): Promise<LoadedFeed | Failed> {
  const { feed, onProgress, signal } = job
  const hash = hashOf(job)
  let length = 0
  const consume = (piece: P) => {
    const bytes = reader.bytesOf(piece)
    length += bytes.length
    const failure = tooLarge(feed, length)
    if (failure) return failure
    hash.update(bytes)
    reader.push(piece)
    onProgress?.(length, reader.rows(), 0)
    return null
  }
  const lengthOf = (piece: P) => reader.bytesOf(piece).length
  const failure = await readStream(stream, { consume, lengthOf, caughtUp: hash.caughtUp, signal })
  const rowsBefore = reader.rows()
  const read = failure ?? reader.finish()
  if (read.kind === 'failed') {
    hash.abandon?.()
    return read
  }
  if (reader.rows() > rowsBefore) onProgress?.(length, reader.rows(), 0)
  const loaded = { ...read, kind: 'held', feed, bytes: length, checksum: await hash.finish() } as const
  const mark = reader.mark()
  return mark ? withMark(loaded, mark) : loaded
}

async function readParquet(
  feed: FeedEntry,
  source: ByteSource,
  { context, onProgress, onPlaces, signal, newHash = wholeSha256 }: ReadOptions,
): Promise<LoadedFeed | Failed> {
  // Loaded with the first feed in this format.
  const { readParquetFeed } = await import('./parquet/read-parquet-feed.ts')
  const hash = newHash()
  const pages = openPages(feed, context)
  let length = 0
  const file = await readParquetFeed(source, {
    onBytes: (bytes) => {
      length += bytes.length
      const failure = tooLarge(feed, length)
      if (!failure) onProgress?.(length, 0, 0)
      return failure
    },
    onWhole: (bytes) => hash.update(bytes),
    onRows: (rows) => pages.expect(rows),
    onFeatures: pages.take,
    columns: pages.columns,
    places:
      onPlaces && pages.columns && mayShowPlaces(feed)
        ? {
            vicinity: context.vicinity,
            take: (at, { mark }) => onPlaces({ at, handling: handlingOf(feed, statedMark([mark])) }),
          }
        : undefined,
    onGroup: (rows) => onProgress?.(length, pages.rows(), rows),
    signal,
  })
  if (file.kind === 'failed') return file
  const loaded = {
    ...pages.finish(),
    kind: 'held',
    feed,
    bytes: length,
    checksum: await hash.finish(),
  } as const
  const mark = statedMark([file.mark])
  return mark ? withMark(loaded, mark) : loaded
}

/** No place of a row past its retention period may be shown, and none has been judged yet. */
const mayShowPlaces = ({ keepMonths }: FeedEntry) => keepMonths === null

const handlingOf = ({ handling }: FeedEntry, stated: StatedMark | null) =>
  highestHandling([handling, ...(stated ? [stated.handling] : [])])

/** The feed with the mark that its content states; one that is none of ours is reported. */
function withMark(loaded: LoadedFeed, { handling, isKnown }: StatedMark): LoadedFeed {
  const { report } = loaded
  const notices = isKnown ? report.notices : [...report.notices, UNKNOWN_MARK]
  return { ...loaded, report: { ...report, notices }, statedMark: handling }
}

/** Turns the pieces of a source into the rows of a feed. No method throws, whatever the content. */
interface PieceReader<P> {
  readonly bytesOf: (piece: P) => Bytes
  readonly push: (piece: P) => void
  /** Rows read so far. */
  readonly rows: () => number
  readonly finish: () => FeedRead | Failed
  /** The handling mark that the whole states; known once it is finished. */
  readonly mark: () => StatedMark | null
}

/** Length of a list that is read as columns: in longer ones more values repeat. */
const COLUMN_BYTES = 1 << 20
/** Space for so many times the rows that the first list lets expect. */
const ROOM = 1.02

/** Reader of a GeoJSON text that comes in chunks. */
function openText(feed: FeedEntry, context: FeedContext, expectedBytes = 0): PieceReader<Bytes> {
  let pages = openPages(feed, context)
  let mark: StatedMark | null = null
  const plain = pages.columns ? new PlainFeatures(pages.columns) : null
  const collection = openCollection(
    {
      take: (features) => pages.take(features),
      takeList: (list) => {
        const batch = plain?.read(list) ?? null
        if (batch === null) return false
        if (pages.rows() === 0) pages.expect(Math.ceil((ROOM * batch.count * expectedBytes) / list.length))
        pages.columns?.take(batch)
        return true
      },
      restart: () => {
        pages = openPages(feed, context)
      },
    },
    context.messageStart,
    plain ? COLUMN_BYTES : undefined,
  )
  return {
    bytesOf: (chunk) => chunk,
    push: collection.push,
    rows: () => pages.rows(),
    finish: () => {
      const whole = collection.finish()
      if (whole.kind === 'failed') return whole
      mark = statedMark([whole.members[MARK_NAME]])
      const cut = cutAnswer(whole.members, pages.rows())
      const read = pages.finish()
      return cut === null ? read : withNotice(read, cutNotice(cut))
    },
    mark: () => mark,
  }
}

const withNotice = (read: FeedRead, notice: Notice): FeedRead => ({
  ...read,
  report: { ...read.report, notices: [notice, ...read.report.notices] },
})

/** Reader of features that come page by page. */
function openPages(feed: FeedEntry, context: FeedContext) {
  const reader = FEED_DEFINITIONS[feed.kind].open(feed, context)
  let rows = 0
  const take = (features: readonly unknown[]) => {
    reader.take(features)
    rows += features.length
  }
  const { columns } = reader
  return {
    take,
    expect: (count: number) => reader.expect?.(count),
    columns: columns && {
      ...columns,
      take: (batch: ColumnBatch) => {
        columns.take(batch)
        rows += batch.count
      },
    },
    bytesOf: ({ bytes }: FeaturePage) => bytes,
    push: ({ features }: FeaturePage) => take(features),
    rows: () => rows,
    finish: () => reader.finish(),
    mark: () => null,
  }
}

/** Records and report of a feed whose whole text is in memory, without checksum and size limit. */
export function readFeed(feed: FeedEntry, text: string, context: FeedContext): FeedRead | Failed {
  const reader = openText(feed, context)
  reader.push(new TextEncoder().encode(text))
  return reader.finish()
}
