/** The worker itself: one workroom behind a message port. */
import { expose, transfer } from 'comlink'
import { fetchSameOrigin } from '../feeds/fetch-bytes.ts'
import { boroughFrom } from './ground.ts'
import { makeWorkroom, type Workroom } from './workroom.ts'

const room = makeWorkroom({
  fetchResponse: fetchSameOrigin,
  fetchBorough: boroughFrom,
})

const onPort: Workroom = {
  ...room,
  open: async (request, onProgress) => {
    const opened = await room.open(request, onProgress)
    return opened.kind === 'opened' ? transfer(opened, buffersOf(opened.index)) : opened
  },
}

const buffersOf = (index: object) =>
  Object.values(index).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []))

expose(onPort)
