/** Addresses of the product's own data files, and fetching them as JSON. No other module names these files. */
import boroughUrl from '../../data/place/borough.json?url'
import placeUrl from '../../data/place/place.json?url'
import postcodesUrl from '../../data/place/postcodes.json?url'
import roadsUrl from '../../data/place/roads.json?url'
import streetsUrl from '../../data/place/streets.json?url'

/** Addresses of the files of the place as the build wrote them, relative to the page. */
export const PLACE_FILES = {
  place: placeUrl,
  borough: boroughUrl,
  roads: roadsUrl,
  postcodes: postcodesUrl,
  streets: streetsUrl,
} as const

/** Absolute address of a file of the place; the worker has no document base to resolve against. */
export const absoluteUrl = (file: keyof typeof PLACE_FILES) =>
  new URL(PLACE_FILES[file], document.baseURI).href

/** Address of the manifest, relative to the page. */
export const manifestAddress = () => new URL('feeds/manifest.json', document.baseURI)

export type FetchFrom = (url: string, init?: RequestInit) => Promise<Response>

const LIMIT_MILLISECONDS = 30_000

/**
 * The parsed JSON body.
 * @throws Error on an HTTP error status, invalid JSON, a network failure or a timeout of 30 s
 */
export async function fetchJson(url: string, from: FetchFrom = fetch): Promise<unknown> {
  const response = await from(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}
