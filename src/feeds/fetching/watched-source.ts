/** Source whose stream fails where it is silent, too slow or shorter than announced, and that records how it looks. */
import type { FetchError } from '../../domain/feed.ts'
import type { Bytes, ByteSource, FeedSource } from '../streams/feed-source.ts'
import { CUT_OFF, SILENT, TOO_SLOW, type BodyShape } from './fetch-errors.ts'
import type { FetchLimits } from './limits.ts'

/** Runs the callback once after so many milliseconds; returns a function that cancels it. */
export type SetTimer = (callback: () => void, milliseconds: number) => () => void

/** Clock and time limits. */
export interface WatchContext {
  /** UTC milliseconds. */
  readonly now: () => number
  readonly setTimer: SetTimer
  readonly limits: FetchLimits
}

export type WatchedSource = FeedSource & {
  /** Why the stream failed; null while it has not. */
  readonly error: () => FetchError | null
  /** By the bytes read so far. */
  readonly shape: () => BodyShape
}

/** Rejection of `withTimeLimit`. */
export class TimeLimitError extends Error {}

/** Thrown to the reader of a watched stream; the details are in `error`. */
class BrokenOffError extends Error {}

/** A timer later than this was delayed by sleep or by a busy worker: what it waits for may have arrived by then. */
const OVERSLEPT_MS = 1000

/** The promise's value; rejects with `TimeLimitError` if it does not settle within so many milliseconds. */
export async function withTimeLimit<T>(
  promise: Promise<T>,
  milliseconds: number,
  context: WatchContext,
): Promise<T> {
  let cancelTimer = () => {}
  const limit = new Promise<never>((_, reject) => {
    const arm = (wait: number) => {
      const due = context.now() + wait
      cancelTimer = context.setTimer(() => {
        if (context.now() - due > OVERSLEPT_MS) arm(wait)
        else reject(new TimeLimitError('nothing came in time'))
      }, wait)
    }
    arm(milliseconds)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    cancelTimer()
  }
}

/** Wraps the stream of a source; expected length and validators stay. */
export function watchedSource(source: ByteSource, context: WatchContext): WatchedSource {
  const reader = source.stream.getReader()
  const progress = { read: 0, waited: 0, head: '', tail: '' }
  let failure: FetchError | null = null
  const breakOff = (reason: FetchError): never => {
    failure = reason
    reader.cancel().catch(() => {
      // The content is discarded, so a failure to cancel does not matter.
    })
    throw new BrokenOffError(reason.what)
  }
  const nextChunk = async () => {
    const start = context.now()
    try {
      return await withTimeLimit(reader.read(), context.limits.silence, context)
    } catch (error) {
      return breakOff(error instanceof TimeLimitError ? SILENT : CUT_OFF)
    } finally {
      progress.waited += context.now() - start
    }
  }
  const stream = new ReadableStream<Bytes>({
    pull: async (controller) => {
      const { done, value } = await nextChunk()
      if (done) {
        if (progress.read < source.expectedBytes) breakOff(CUT_OFF)
        controller.close()
        return
      }
      progress.read += value.length
      if (isTooSlow(progress, context.limits)) breakOff(TOO_SLOW)
      if (progress.head.length < HEAD_BYTES) progress.head += latin1(value.subarray(0, HEAD_BYTES))
      progress.tail = (progress.tail + latin1(value.subarray(-TAIL_BYTES))).slice(-TAIL_BYTES)
      controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { ...source, stream, error: () => failure, shape: () => shapeOf(progress) }
}

interface Progress {
  /** Bytes. */
  readonly read: number
  /** Milliseconds spent waiting for chunks. */
  readonly waited: number
  readonly head: string
  readonly tail: string
}

const isTooSlow = ({ read, waited }: Progress, { slowPeriod, minBytesPerSecond, total }: FetchLimits) =>
  waited > total || (waited > slowPeriod && read < (minBytesPerSecond * waited) / 1000)

const HEAD_BYTES = 256
const TAIL_BYTES = 64
/** One character a byte: only ASCII is tested for. */
const latin1 = (bytes: Bytes) => String.fromCharCode(...bytes)

function shapeOf({ head, tail }: Progress): BodyShape {
  const start = head.replace(/^[\uFEFF\u00EF\u00BB\u00BF\s]+/, '')
  if (/^<(?:!doctype html|html|head|body|!--)/i.test(start)) return 'page'
  const isJson = /^[[{]/.test(start)
  return isJson && !/[}\]]\s*$/.test(tail) ? 'cut-off' : 'whole'
}
