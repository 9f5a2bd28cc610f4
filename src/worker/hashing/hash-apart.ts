/** SHA-256 in a worker of its own: hashing a large feed takes about as long as reading it. */
import { transfer, wrap } from 'comlink'
import { type AsyncHash, type RunningHash, runningSha256 } from '../../feeds/streams/checksum.ts'
import { brokenCalls } from '../broken-calls.ts'

/** Reading waits while more bytes wait to be hashed. */
const MOST_WAITING = 1 << 24

/** A running hash as another thread calls it; calls reject where that thread has failed or was closed. */
export interface HashConnection {
  /** Takes the bytes over; resolves once they are hashed. */
  readonly update: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly finish: () => Promise<string>
  readonly close: () => void
}

/** Null where a worker can start none. */
export function connectHash(): HashConnection | null {
  if (typeof Worker === 'undefined') return null
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), {
    type: 'module',
    name: 'holdfast-hash',
  })
  const { orBroken, close } = brokenCalls(worker, () => {})
  const hash = wrap<RunningHash>(worker)
  return {
    update: (bytes) => orBroken(hash.update(transfer(bytes, [bytes.buffer]))),
    finish: () => orBroken(hash.finish()),
    close,
  }
}

/** The digest is '' where the other thread fails; where there is none the bytes are hashed in this one. */
export function sha256Apart(connect: () => HashConnection | null): AsyncHash {
  const connection = connect()
  if (connection === null) return runningSha256()
  let isOver = false
  let waiting = 0
  let onCaughtUp = () => {}
  const end = () => {
    isOver = true
    connection.close()
    onCaughtUp()
  }
  return {
    update: (bytes) => {
      if (isOver) return
      const { length } = bytes
      waiting += length
      connection.update(new Uint8Array(bytes)).then(() => {
        waiting -= length
        if (waiting <= MOST_WAITING / 2) onCaughtUp()
      }, end)
    },
    caughtUp: () =>
      isOver || waiting <= MOST_WAITING
        ? null
        : new Promise((resolve) => {
            onCaughtUp = resolve
          }),
    finish: async () => {
      const digest = isOver ? '' : await connection.finish().catch(() => '')
      end()
      return digest
    },
    abandon: end,
  }
}
