/** Opens the fixtures, or the same with some of the files replaced. */
import { existsSync, readFileSync } from 'node:fs'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { Failed, FeedEntry, FeedKind } from '../../src/domain/feed.ts'
import { dayOf } from '../../src/domain/day.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import type { FeedContext } from '../../src/feeds/definition/feed-definition.ts'
import type { LoadProgress } from '../../src/feeds/load.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { feedContext } from '../../src/feeds/read-feed.ts'
import { SMALL_BOROUGH } from './small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

export const fixture = (name: string) => new URL(`../fixtures/feeds/${name}`, import.meta.url)

/** What is agreed of a kind beyond its code: the needed fields, and rows with `keepMonths` of a year up to 31 August 2024. */
export interface Contract {
  readonly needed: readonly string[]
  readonly mayLieSomewhere: boolean
  /** Members of a row: of each, and of one that is past keeping and one that is not. */
  readonly keeping: {
    readonly geometry: object | null
    readonly good: object
    readonly past: object
    readonly kept: object
  }
}
export const contractOf = (kind: FeedKind) =>
  JSON.parse(readFileSync(fixture(`${kind}.contract.json`), 'utf8')) as Contract

/** The fixtures' manifest, with a feed for every kind that it does not name. */
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

/** By file name: a text, a whole response, or an error to be thrown in place of an answer. */
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

/** A feed as a manifest names it. */
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

/** The fixtures' manifest with the small borough: the last day is 31 August 2024. */
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
