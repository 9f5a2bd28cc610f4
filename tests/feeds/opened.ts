/** Loads the feed fixtures, with some files replaced where a test needs it. */
import { existsSync, readFileSync } from 'node:fs'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { Failed, FeedEntry, FeedKind } from '../../src/domain/feed.ts'
import { dayOf } from '../../src/domain/day.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import type { FeedContext } from '../../src/feeds/definition/feed-definition.ts'
import { type LoadProgress, loadDataset } from '../../src/feeds/load.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { feedContext } from '../../src/feeds/read-feed.ts'
import { SMALL_BOROUGH } from './small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

export const fixture = (name: string) => new URL(`../fixtures/feeds/${name}`, import.meta.url)

/** Contract of a kind: required fields, and rows to test a retention (`keepMonths`) of a year up to 31 August 2024. */
export interface Contract {
  readonly needed: readonly string[]
  readonly mayLieSomewhere: boolean
  /** Members of a row: common ones, and those of a row past its retention and of one within it. */
  readonly keeping: {
    readonly geometry: object | null
    readonly good: object
    readonly past: object
    readonly kept: object
  }
}
export const contractOf = (kind: FeedKind) =>
  JSON.parse(readFileSync(fixture(`${kind}.contract.json`), 'utf8')) as Contract

/** The manifest of the fixtures, with an entry for every kind. */
function manifestOfFixtures(): string {
  const manifest = JSON.parse(readFileSync(fixture('manifest.json'), 'utf8')) as {
    readonly feeds: readonly { readonly kind: string }[]
  }
  const named = FEED_KINDS.map((kind) => manifest.feeds.find((feed) => feed.kind === kind) ?? feedOf(kind))
  return JSON.stringify({ ...manifest, feeds: named })
}
const fileOf = (name: string) =>
  name === 'manifest.json'
    ? manifestOfFixtures()
    : existsSync(fixture(name))
      ? readFileSync(fixture(name), 'utf8')
      : null

/** By file name: a text, a response, or an error to be thrown. */
export type Files = Readonly<Record<string, string | Response | Error>>

export async function tryToOpen(
  files: Files = {},
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<Dataset | Failed> {
  const fetchResponse = async (url: URL) => {
    const name = url.pathname.split('/').at(-1) ?? ''
    const file = files[name] ?? fileOf(name)
    if (file instanceof Error) throw file
    if (file instanceof Response) return file
    return file === null ? new Response('no', { status: 404 }) : new Response(file)
  }
  return loadDataset(new URL('https://holdfast.example/feeds/manifest.json'), {
    fetchResponse,
    place: PLACE,
    borough: SMALL_BOROUGH,
    onProgress,
  })
}

export async function opened(files: Files = {}): Promise<Dataset> {
  const dataset = await tryToOpen(files)
  if ('kind' in dataset) throw new Error(dataset.what)
  return dataset
}

/** Manifest entry of a feed. */
export const feedOf = (kind: FeedKind): FeedEntry => ({
  id: kind,
  kind,
  url: `${kind}.geojson`,
  refreshMinutes: 60,
  source: '',
  licence: '',
  handling: 'official',
  keepOnDeviceHours: null,
  keepMonths: null,
})

/** Context of the fixtures' manifest and the small borough, with 31 August 2024 as as-of day. */
export function contextOf(): FeedContext {
  const manifest = readManifest(readFileSync(fixture('manifest.json'), 'utf8'), PLACE)
  if ('kind' in manifest) throw new Error(manifest.what)
  return feedContext(
    { ...manifest, asOf: dayOf({ year: 2024, month: 8, day: 31 }) },
    { place: PLACE, borough: SMALL_BOROUGH },
  )
}

export const collection = (features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features })
