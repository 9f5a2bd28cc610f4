/** The worker itself: one workroom behind a message port. */
import { expose, transfer } from 'comlink'
import { boroughFrom, placeFromUrl } from './ground.ts'
import type { WorkerUpdate } from './updates.ts'
import { makeWorkerApi, type WorkerApi } from './worker-api.ts'

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
