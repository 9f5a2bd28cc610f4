/** Opens everything that a manifest names, and makes of it the Dataset that all else is derived from. */
import type { Borough } from '../domain/borough/borough.ts'
import type { Dataset, FeedFailure, SmallKinds } from '../domain/dataset.ts'
import type { Failed, FeedEntry, Manifest } from '../domain/feed.ts'
import { failed } from '../domain/feed.ts'
import type { Fetched } from './fetch-bytes.ts'
import { checksumOf, fetchBytes } from './fetch-bytes.ts'
import { textOf } from './json-text.ts'
import type { FeedContext, FeedRead } from './kinds/definition.ts'
import { readManifest } from './manifest.ts'
import { feedContext, readFeed } from './read-feed.ts'
import { notedBetween } from './rows/between-feeds.ts'
import { standInAreas } from './stand-in-areas.ts'

/** Bytes read of a feed, of how many (0: not known), its rows once they are read, and whether it is done with. */
export interface LoadProgress {
  readonly feed: string
  readonly read: number
  readonly of: number
  readonly rows: number
  readonly isDone: boolean
}
export interface LoadWorld {
  /** `fetchSameOrigin` in a browser; a reader of files in the tool. */
  readonly fetchResponse: (url: URL) => Promise<Response>
  readonly borough: Borough
  readonly onProgress?: (progress: LoadProgress) => void
}

/**
 * Feeds are fetched side by side and read in the manifest's order, so that the outcome never hangs on which came
 * first. One that does not open is among `failures`, and the others still open. Where no feed gives areas of a
 * level, the borough's own stand in. Never rejects.
 */
export async function loadDataset(manifestUrl: URL, world: LoadWorld): Promise<Dataset | Failed> {
  const manifest = await fetchManifest(manifestUrl, world)
  if ('kind' in manifest) return manifest
  const context = feedContext(manifest, world.borough, arrivalFrom(manifestUrl))
  const opened: Opened[] = []
  const started = manifest.feeds.map((feed) => startFetching(feed, manifestUrl, world))
  for (const { feed, fetching } of started) {
    const next = await openFeed(feed, await fetching, context)
    opened.push(next)
    reportDone(next, world)
  }
  return datasetFrom(manifest, context, { opened, borough: world.borough })
}

const arrivalFrom = (url: URL) => (url.protocol === 'file:' ? 'The file holds' : 'The address answered with')

async function fetchManifest(url: URL, world: LoadWorld): Promise<Manifest | Failed> {
  const fetched = await fetchBytes(url, world.fetchResponse, () => {})
  if (fetched.kind === 'failed') return failed(`The manifest did not open. ${fetched.what}`, fetched.toDo)
  const text = textOf(fetched.bytes)
  return typeof text === 'string' ? readManifest(text, arrivalFrom(url)) : text
}

interface Fetching {
  readonly feed: FeedEntry
  readonly fetching: Promise<Fetched | Failed>
}

function startFetching(feed: FeedEntry, manifestUrl: URL, world: LoadWorld): Fetching {
  const url = URL.canParse(feed.url, manifestUrl) ? new URL(feed.url, manifestUrl) : null
  if (url?.protocol !== manifestUrl.protocol || url.host !== manifestUrl.host)
    return { feed, fetching: elsewhere }
  const onBytes = (read: number, of: number) =>
    world.onProgress?.({ feed: feed.id, read, of, rows: 0, isDone: false })
  // So that it is known from the start how many there are.
  onBytes(0, 0)
  return { feed, fetching: fetchBytes(url, world.fetchResponse, onBytes) }
}
const elsewhere = Promise.resolve(
  failed(
    'Its address is not on the host that the manifest came from.',
    'Feeds are read from the manifest’s own host only: put the file there, or serve it through that host.',
  ),
)

interface OpenedFeed extends FeedRead {
  readonly feed: FeedEntry
  readonly bytes: number
  readonly checksum: string
}
type Opened = OpenedFeed | ({ readonly feed: FeedEntry } & Failed)

async function openFeed(feed: FeedEntry, fetched: Fetched | Failed, context: FeedContext): Promise<Opened> {
  if (fetched.kind === 'failed') return { feed, ...fetched }
  const text = textOf(fetched.bytes)
  const read = typeof text === 'string' ? readFeed(feed, text, context) : text
  if (read.kind === 'failed') return { feed, ...read }
  return { feed, ...read, bytes: fetched.bytes.length, checksum: await checksumOf(fetched.bytes) }
}

function reportDone(opened: Opened, { onProgress }: LoadWorld): void {
  const [bytes, rows] = opened.kind === 'read' ? [opened.bytes, opened.report.rowsIn] : [0, 0]
  onProgress?.({ feed: opened.feed.id, read: bytes, of: bytes, rows, isDone: true })
}

function datasetFrom(
  manifest: Manifest,
  context: FeedContext,
  { opened, borough }: { readonly opened: readonly Opened[]; readonly borough: Borough },
): Dataset {
  const read = opened.filter((feed) => feed.kind === 'read')
  const small = joinedKinds(read.map((feed) => feed.records))
  const areas = [...small.areas, ...standInAreas(small.areas, borough)]
  return {
    ...small,
    areas,
    manifest,
    categories: context.incidents.categories(),
    incidents: context.incidents.columns(),
    reports: notedBetween(read, areas),
    failures: opened.flatMap(failureOf),
    checksums: Object.fromEntries(read.map(({ feed, checksum }) => [feed.id, checksum])),
  }
}

const failureOf = (opened: Opened): readonly FeedFailure[] =>
  opened.kind === 'failed' ? [{ feed: opened.feed.id, what: opened.what, toDo: opened.toDo }] : []

const joinedKinds = (parts: readonly Partial<SmallKinds>[]): SmallKinds => ({
  orders: parts.flatMap((part) => part.orders ?? []),
  hotspots: parts.flatMap((part) => part.hotspots ?? []),
  visits: parts.flatMap((part) => part.visits ?? []),
  actions: parts.flatMap((part) => part.actions ?? []),
  sites: parts.flatMap((part) => part.sites ?? []),
  areas: parts.flatMap((part) => part.areas ?? []),
  commitments: parts.flatMap((part) => part.commitments ?? []),
  surveys: parts.flatMap((part) => part.surveys ?? []),
})
