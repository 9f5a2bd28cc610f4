/** Addresses of the files of the place and of the manifest, and fetching them as JSON. No other module names these files. */
import boroughUrl from '../../data/place/borough.json?url'
import placeUrl from '../../data/place/place.json?url'
import postcodesUrl from '../../data/place/postcodes.json?url'
import roadsUrl from '../../data/place/roads.json?url'
import streetsUrl from '../../data/place/streets.json?url'
import { statusError } from '../domain/hosting/sign-in.ts'
import { placeFolder, placeNamed } from '../domain/place/manifest-place.ts'
import { storedPreference, storePreference } from './effects/preferences.ts'

/** Addresses of the files of the place that ships, as the build wrote them, relative to the page. */
export const SHIPPED_FILES = {
  place: placeUrl,
  borough: boroughUrl,
  roads: roadsUrl,
  postcodes: postcodesUrl,
  streets: streetsUrl,
} as const
/** Addresses relative to the page, or absolute. */
export type PlaceFiles = Readonly<Record<keyof typeof SHIPPED_FILES, string>>

/** Absolute address of a file of the place; the worker has no document base to resolve against. */
export const absoluteUrl = (file: string) => new URL(file, document.baseURI).href

/** Address of the manifest, relative to the page. */
export const manifestAddress = () => new URL('feeds/manifest.json', document.baseURI)

/** Files of a place beside the manifest; those of the place that ships where none is named. */
function filesOf(named: string): PlaceFiles {
  if (named === '') return SHIPPED_FILES
  const folder = new URL(placeFolder(named), manifestAddress())
  const addressOf = (name: string) => new URL(`${name}.json`, folder).href
  return {
    place: addressOf('place'),
    borough: addressOf('borough'),
    roads: addressOf('roads'),
    postcodes: addressOf('postcodes'),
    streets: addressOf('streets'),
  }
}

/** Name under which the place of another manifest is remembered, so that it opens without a network. */
const PLACE_PREFERENCE = 'place'
/** Longest wait for the manifest before the place that is remembered, or that ships, is taken. */
const MANIFEST_MILLISECONDS = 8000

let known: Promise<PlaceFiles> | null = null

/**
 * The files of the place that the manifest names, asked once. If the manifest does not come in time, those of the place
 * remembered on this device or else of the one that ships; the page is loaded again if it then names another.
 */
export function placeFiles(): Promise<PlaceFiles> {
  known ??= firstPlaceFiles()
  return known
}

async function firstPlaceFiles(): Promise<PlaceFiles> {
  const remembered = storedPreference(PLACE_PREFERENCE)
  const naming = namedPlace().then((named) => {
    if (named !== null && named !== (remembered ?? '')) storePreference(PLACE_PREFERENCE, named)
    return named
  })
  // A place once remembered is opened at once.
  const early = remembered === null || remembered === '' ? await withinTime(naming) : null
  const used = early ?? remembered ?? ''
  void naming.then((named) => {
    const isRemembered = storedPreference(PLACE_PREFERENCE) === named
    if (named !== null && named !== used && isRemembered) location.reload()
  })
  return filesOf(used)
}

/** Path of the place in the manifest, '' where it names none; null where there is no manifest. */
async function namedPlace(): Promise<string | null> {
  try {
    const response = await fetch(manifestAddress())
    return response.ok ? (placeNamed(await response.text()) ?? '') : null
  } catch {
    return null
  }
}

const withinTime = (naming: Promise<string | null>): Promise<string | null> =>
  Promise.race([
    naming,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), MANIFEST_MILLISECONDS)),
  ])

export type FetchFrom = (url: string, init?: RequestInit) => Promise<Response>

const LIMIT_MILLISECONDS = 30_000

/**
 * The parsed JSON body.
 * @throws Error on an HTTP error status, invalid JSON, a network failure or a timeout of 30 s
 */
export async function fetchJson(url: string, from: FetchFrom = fetch): Promise<unknown> {
  const response = await from(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw statusError(url, response.status)
  return response.json()
}
