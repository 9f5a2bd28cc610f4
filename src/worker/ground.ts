/** Fetches the place and its ground for the worker. */
import type { Borough } from '../domain/borough/borough.ts'
import { decodeBorough, type EncodedBorough } from '../domain/borough/decode.ts'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'

const LIMIT_MILLISECONDS = 30_000

export const placeFromUrl = async (url: string): Promise<Place> =>
  placeFrom((await jsonFrom(url, 'the place')) as PlaceFile)

export const boroughFrom = async (url: string): Promise<Borough> =>
  decodeBorough((await jsonFrom(url, 'the geography')) as EncodedBorough)

async function jsonFrom(url: string, what: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw new Error(`${what} answered ${response.status}, not 200`)
  return response.json()
}
