/** Loads every feed of a manifest once, and joins them into the Dataset. */
import type { Dataset } from '../domain/dataset.ts'
import { failed, type Failed, type FeedEntry, type Manifest } from '../domain/feed.ts'
import type { FeedContext } from './definition/feed-definition.ts'
import { openUrl, fetchBytes } from './fetch-bytes.ts'
import { textOf } from './json-text.ts'
import { datasetOf } from './loaded/dataset-of.ts'
import type { FailedFeed, LoadedFeed } from './loaded/loaded-feed.ts'
import { readManifest } from './manifest.ts'
import { feedContext, readLoadedFeed } from './read-feed.ts'
import type { PlaceAndBorough } from './stand-in-areas.ts'
import type { AsyncHash } from './streams/checksum.ts'

/** Progress of one feed. */
export interface LoadProgress {
  readonly feed: string
  /** Bytes read. */
  readonly read: number
  /** Expected length in bytes; 0 where it is unknown. */
  readonly of: number
  readonly rows: number
  /** Rows in all; 0 where their number is unknown. */
  readonly ofRows: number
  /** Read, or failed. */
  readonly isDone: boolean
}

/** Progress of a feed of which nothing has come yet. */
export const NO_PROGRESS: Omit<LoadProgress, 'feed'> = { read: 0, of: 0, rows: 0, ofRows: 0, isDone: false }

/** Transport, place and callbacks of one load. */
export interface LoadContext extends PlaceAndBorough {
  /** Reads from the disk in the command line. */
  readonly fetchResponse: (url: URL) => Promise<Response>
  readonly onProgress?: (progress: LoadProgress) => void
  /** Aborting it stops every feed that is not read yet. */
  readonly signal?: AbortSignal | undefined
  /** A SHA-256 faster than the browser's, where there is one. */
  readonly newHash?: (() => AsyncHash) | undefined
}

/**
 * Fetches and reads all feeds in parallel and joins them in the manifest's order. A feed that cannot be read is listed
 * in `failures` and does not affect the others. Fails where the manifest cannot be read; never rejects.
 */
export async function loadDataset(manifestUrl: URL, options: LoadContext): Promise<Dataset | Failed> {
  const manifest = await fetchManifest(manifestUrl, options)
  if ('kind' in manifest) return manifest
  const context = feedContext(manifest, options, arrivalFrom(manifestUrl))
  const reading = manifest.feeds.map(async (feed) => {
    const read = await openFeed(feed, manifestUrl, { ...options, context })
    const opened = read.kind === 'failed' ? { feed, ...read } : read
    reportDone(opened, options)
    return opened
  })
  return datasetOf(manifest, await Promise.all(reading), options)
}

const arrivalFrom = (url: URL) => (url.protocol === 'file:' ? 'The file holds' : 'The address answered with')

async function fetchManifest(url: URL, { fetchResponse, place }: LoadContext): Promise<Manifest | Failed> {
  const fetched = await fetchBytes(url, fetchResponse)
  if (fetched.kind === 'failed') return failed(`The manifest did not open. ${fetched.what}`, fetched.toDo)
  const text = textOf(fetched.bytes)
  return typeof text === 'string' ? readManifest(text, place, arrivalFrom(url)) : text
}

interface FeedLoadContext extends LoadContext {
  readonly context: FeedContext
}

async function openFeed(
  feed: FeedEntry,
  manifestUrl: URL,
  { fetchResponse, onProgress, ...reading }: FeedLoadContext,
): Promise<LoadedFeed | Failed> {
  const url = URL.canParse(feed.url, manifestUrl) ? new URL(feed.url, manifestUrl) : null
  if (url?.protocol !== manifestUrl.protocol || url.host !== manifestUrl.host) return ELSEWHERE
  const report = (progress: Partial<LoadProgress>) =>
    onProgress?.({ ...NO_PROGRESS, feed: feed.id, ...progress })
  // Reported before the request, so that the number of feeds is known from the start.
  report({})
  const source = await openUrl(url, fetchResponse)
  if (source.kind === 'failed') return source
  return readLoadedFeed(feed, source, {
    ...reading,
    onProgress: (read, rows, ofRows) => report({ read, of: source.expectedBytes, rows, ofRows }),
  })
}

const ELSEWHERE = failed(
  'Its address is not on the host that the manifest came from.',
  'Feeds are read from the manifest’s own host only: put the file there, or serve it through that host.',
)

function reportDone(opened: LoadedFeed | FailedFeed, { onProgress }: LoadContext): void {
  const [bytes, rows] = opened.kind === 'held' ? [opened.bytes, opened.report.rowsIn] : [0, 0]
  onProgress?.({ feed: opened.feed.id, read: bytes, of: bytes, rows, ofRows: rows, isDone: true })
}
