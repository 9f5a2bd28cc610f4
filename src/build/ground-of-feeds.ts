/** The place that a build is for: that of a folder of feeds, with the words of its manifest, or the one that ships. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placeFolder, placeNamed } from '../domain/place/manifest-place.ts'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'

interface GroundOfFeeds {
  readonly place: Place
  /** Labels of the manifest; none where there is no manifest that can be read. */
  readonly labels: Readonly<Record<string, string>>
}

/** @param feeds folder with a manifest; undefined, or one without a readable place: the place that ships */
export async function groundOfFeeds(feeds: string | undefined): Promise<GroundOfFeeds> {
  const own = feeds === undefined || feeds === '' ? null : await ownGround(feeds)
  return own ?? { place: await shippedPlace(), labels: {} }
}

async function ownGround(feeds: string): Promise<GroundOfFeeds | null> {
  try {
    const manifest = await readFile(join(feeds, 'manifest.json'), 'utf8')
    const named = placeNamed(manifest)
    const place =
      named === null
        ? await shippedPlace()
        : placeIn(await readFile(join(feeds, placeFolder(named), 'place.json'), 'utf8'))
    return { place, labels: labelsIn(manifest) }
  } catch {
    return null
  }
}

const placeIn = (text: string): Place => placeFrom(JSON.parse(text) as PlaceFile)

function labelsIn(manifest: string): Readonly<Record<string, string>> {
  const { labels } = JSON.parse(manifest) as { readonly labels?: unknown }
  return typeof labels === 'object' && labels !== null
    ? Object.fromEntries(
        Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}
}

/** The place that the product ships with, from data/place/place.json. */
export const shippedPlace = async (): Promise<Place> =>
  placeIn(await readFile(fromRoot('data/place/place.json'), 'utf8'))
