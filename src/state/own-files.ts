/** Where the page finds the files of the place: the one module that names them. */

import boroughUrl from '../../data/place/borough.json?url'
import placeUrl from '../../data/place/place.json?url'
import postcodesUrl from '../../data/place/postcodes.json?url'
import roadsUrl from '../../data/place/roads.json?url'

/** Addresses as the build wrote them, beside the page. */
export const PLACE_FILES = {
  place: placeUrl,
  borough: boroughUrl,
  roads: roadsUrl,
  postcodes: postcodesUrl,
} as const

/** The same for the worker, which has no page to start from. */
export const absoluteUrl = (file: keyof typeof PLACE_FILES) =>
  new URL(PLACE_FILES[file], document.baseURI).href

/** Where the manifest lies: beside the page, wherever that is served. */

export const manifestAddress = () => new URL('feeds/manifest.json', document.baseURI)

/** Fetches one of the product's own files, and does not wait for ever. */

export type FetchFrom = (url: string, init?: RequestInit) => Promise<Response>

const LIMIT_MILLISECONDS = 30_000

/** Throws where it answers with an error, with something that is not JSON, or not at all. */
export async function fetchJson(url: string, from: FetchFrom = fetch): Promise<unknown> {
  const response = await from(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}
