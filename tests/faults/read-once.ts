/** Datasets of files most of whose feeds were read before: a feed with the same text and manifest is read once. */
import type { Dataset } from '../../src/domain/dataset.ts'
import type { FeedEntry, Manifest } from '../../src/domain/feed.ts'
import { openUrl } from '../../src/feeds/fetch-bytes.ts'
import { datasetOf as joined } from '../../src/feeds/loaded/dataset-of.ts'
import type { FailedFeed, LoadedFeed } from '../../src/feeds/loaded/loaded-feed.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { feedContext, readLoadedFeed } from '../../src/feeds/read-feed.ts'
import { GROUND, textOf } from '../feeds/demonstration-geography.ts'

type OpenedFeed = LoadedFeed | FailedFeed
/** By the text of the file, and then by the manifest and the feed's entry in it. */
const readBefore = new Map<string, Map<string, Promise<OpenedFeed>>>()

/** As `loadDataset` opens the files: loaded feeds are immutable and independent of each other. */
export async function datasetOf(files: ReadonlyMap<string, string>): Promise<Dataset> {
  const manifest = readManifest(textOf(files, 'manifest.json'), GROUND.place)
  if ('kind' in manifest) throw new Error(manifest.what)
  const opening = manifest.feeds.map((feed) => {
    const text = files.get(feed.url)
    return text === undefined ? openedFeed(feed, manifest) : readOnce(feed, manifest, text)
  })
  return joined(manifest, await Promise.all(opening), GROUND)
}

function readOnce(feed: FeedEntry, manifest: Manifest, text: string): Promise<OpenedFeed> {
  const ofText = readBefore.get(text) ?? new Map<string, Promise<OpenedFeed>>()
  readBefore.set(text, ofText)
  const key = JSON.stringify([feed, { ...manifest, feeds: [] }])
  const opened = ofText.get(key) ?? openedFeed(feed, manifest, text)
  ofText.set(key, opened)
  return opened
}

/** Without a text the address answers 404. */
async function openedFeed(feed: FeedEntry, manifest: Manifest, text?: string): Promise<OpenedFeed> {
  const response = text === undefined ? new Response(null, { status: 404 }) : new Response(text)
  const source = await openUrl(new URL(`https://holdfast.example/feeds/${feed.url}`), async () => response)
  if (source.kind === 'failed') return { feed, ...source }
  const read = await readLoadedFeed(feed, source, { context: feedContext(manifest, GROUND) })
  return read.kind === 'failed' ? { feed, ...read } : read
}
