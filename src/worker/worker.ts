/** The worker itself: one workroom behind a message port. */

import { expose, transfer } from 'comlink'
import type { WorkerUpdate } from './updates.ts'
import { makeWorkerApi, type WorkerApi } from './worker-api.ts'
import type { Borough } from '../domain/borough/borough.ts'
import { decodeBorough, type EncodedBorough } from '../domain/borough/decode.ts'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'

const room = makeWorkerApi({
  fetchResponse: (url, init) => fetch(url, init),
  fetchPlace: placeFromUrl,
  fetchBorough: boroughFrom,
})

/** The index changes hands instead of being copied once more. */
const sent = <Told extends WorkerUpdate>(news: Told): Told =>
  news.kind === 'opened' ? transfer(news, buffersOf(news.index)) : news

const onPort: WorkerApi = {
  ...room,
  open: async (request, onProgress, hears) => {
    const told = hears && {
      onStates: hears.onStates,
      onNews: (news: WorkerUpdate) => hears.onNews(sent(news)),
    }
    return sent(await room.open(request, onProgress, told))
  },
}

const buffersOf = (index: object) =>
  Object.values(index).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []))

expose(onPort)

/** Fetches the place and its ground for the worker. */

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
