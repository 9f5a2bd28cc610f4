/** Opens everything that a manifest names, and makes of it the Dataset that all else is derived from. */
import type { Dataset } from '../domain/dataset.ts'
import type { Failed, FeedEntry, Manifest } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'
import { answerFrom, fetchBytes } from './fetch-bytes.ts'
import { datasetOf } from './loaded/dataset-of.ts'
import type { FailedFeed, LoadedFeed } from './loaded/loaded-feed.ts'
import { textOf } from './json-text.ts'
import type { FeedContext } from './definition/feed-definition.ts'
import { readManifest } from './manifest.ts'
import { feedContext, readLoadedFeed } from './read-feed.ts'
import type { AwaitedHash } from './streams/checksum.ts'
import type { PlaceAndBorough } from './stand-in-areas.ts'

/** Bytes read of a feed, of how many (0: not known), its rows so far, and whether it is done with. */
export interface LoadProgress {
  readonly feed: string
  readonly read: number
  readonly of: number
  readonly rows: number
  readonly isDone: boolean
}
export interface LoadContext extends PlaceAndBorough {
  /** A reader of files in the tool. */
  readonly fetchResponse: (url: URL) => Promise<Response>
  readonly onProgress?: (progress: LoadProgress) => void
  /** Stops the reading of every feed that is not open yet. */
  readonly signal?: AbortSignal | undefined
  /** A quicker SHA-256 than the browser's, where there is one. */
  readonly newHash?: (() => AwaitedHash) | undefined
}

/**
 * Feeds are fetched and read side by side, each on its own, and joined in the manifest's order. One that does not
 * open is among `failures`, and the others still open. Never rejects.
 */
export async function loadDataset(manifestUrl: URL, world: LoadContext): Promise<Dataset | Failed> {
  const manifest = await fetchManifest(manifestUrl, world)
  if ('kind' in manifest) return manifest
  const context = feedContext(manifest, world, arrivalFrom(manifestUrl))
  const reading = manifest.feeds.map(async (feed) => {
    const read = await openFeedOf(feed, manifestUrl, { ...world, context })
    const opened = read.kind === 'failed' ? { feed, ...read } : read
    reportDone(opened, world)
    return opened
  })
  return datasetOf(manifest, await Promise.all(reading), world)
}

const arrivalFrom = (url: URL) => (url.protocol === 'file:' ? 'The file holds' : 'The address answered with')

async function fetchManifest(url: URL, world: LoadContext): Promise<Manifest | Failed> {
  const fetched = await fetchBytes(url, world.fetchResponse)
  if (fetched.kind === 'failed') return failed(`The manifest did not open. ${fetched.what}`, fetched.toDo)
  const text = textOf(fetched.bytes)
  return typeof text === 'string' ? readManifest(text, world.place, arrivalFrom(url)) : text
}

interface ReadingWorld extends LoadContext {
  readonly context: FeedContext
}

async function openFeedOf(
  feed: FeedEntry,
  manifestUrl: URL,
  { fetchResponse, onProgress, ...reading }: ReadingWorld,
): Promise<LoadedFeed | Failed> {
  const url = URL.canParse(feed.url, manifestUrl) ? new URL(feed.url, manifestUrl) : null
  if (url?.protocol !== manifestUrl.protocol || url.host !== manifestUrl.host) return ELSEWHERE
  const tell = (read: number, of: number, rows: number) =>
    onProgress?.({ feed: feed.id, read, of, rows, isDone: false })
  // So that it is known from the start how many there are.
  tell(0, 0, 0)
  const answer = await answerFrom(url, fetchResponse)
  if (answer.kind === 'failed') return answer
  return readLoadedFeed(feed, answer, {
    ...reading,
    onProgress: (read, rows) => tell(read, answer.expectedBytes, rows),
  })
}

const ELSEWHERE = failed(
  'Its address is not on the host that the manifest came from.',
  'Feeds are read from the manifest’s own host only: put the file there, or serve it through that host.',
)

function reportDone(opened: LoadedFeed | FailedFeed, { onProgress }: LoadContext): void {
  const [bytes, rows] = opened.kind === 'held' ? [opened.bytes, opened.report.rowsIn] : [0, 0]
  onProgress?.({ feed: opened.feed.id, read: bytes, of: bytes, rows, isDone: true })
}
