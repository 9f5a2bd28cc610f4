/** Entry point of the worker: its API behind a message port, with the fetching of place and geography. */
import { expose, transfer } from 'comlink'
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Borough, Street } from '../domain/borough/borough.ts'
import {
  decodeBorough,
  decodeStreets,
  type EncodedBorough,
  type EncodedStreets,
} from '../domain/borough/decode.ts'
import { statusError } from '../domain/hosting/sign-in.ts'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'
import { servePlace } from '../domain/place/served-place.ts'
import { connectHash, sha256Apart } from './hashing/hash-apart.ts'
import type { WorkerUpdate } from './updates.ts'
import { makeWorkerApi, type WorkerApi } from './worker-api.ts'

const TIME_LIMIT_MS = 30_000

async function fetchJson(url: string, what: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT_MS) })
  if (!response.ok) throw statusError(what, response.status)
  return response.json()
}

async function fetchPlace(url: string): Promise<Place> {
  const place = placeFrom((await fetchJson(url, 'the place')) as PlaceFile)
  servePlace(place)
  return place
}

const fetchBorough = async (url: string): Promise<Borough> =>
  decodeBorough((await fetchJson(url, 'the geography')) as EncodedBorough)

const fetchStreets = async (url: string): Promise<readonly Street[]> =>
  decodeStreets((await fetchJson(url, 'the streets')) as EncodedStreets)

const api = makeWorkerApi({
  fetchResponse: (url, init) => fetch(url, init),
  fetchPlace,
  fetchBorough,
  fetchStreets,
  largeHash: () => sha256Apart(connectHash),
})

/** Marks the buffers of the index to be transferred instead of copied. */
const withTransfer = <Update extends WorkerUpdate>(update: Update): Update =>
  update.kind === 'opened' ? transfer(update, buffersOf(update.index)) : update

const buffersOf = (index: ClusterIndex) =>
  [index, index.byDay].flatMap((arrays) =>
    Object.values(arrays).flatMap((value) =>
      ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
    ),
  )

const exposed: WorkerApi = {
  ...api,
  open: async (request, onProgress, listeners) => {
    const transferring = listeners && {
      onFirstLists: listeners.onFirstLists,
      onPlaces: listeners.onPlaces,
      onStates: listeners.onStates,
      onUpdate: (update: WorkerUpdate) => listeners.onUpdate(withTransfer(update)),
    }
    return withTransfer(await api.open(request, onProgress, transferring))
  },
}

expose(exposed)
