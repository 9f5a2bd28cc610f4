/** The body of an answer as a stream that does not wait for ever, and that tells what it looked like. */
import type { FetchError } from '../../domain/feed.ts'
import type { Limits } from './limits.ts'
import { CUT_OFF, DRIPPING, SILENT, type Look } from './fetch-errors.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** Runs the callback once after so many milliseconds; what it returns calls it off. */
export type SetTimer = (callback: () => void, milliseconds: number) => () => void

export interface WatchContext {
  readonly now: () => number
  readonly setTimer: SetTimer
  readonly limits: Limits
}

export interface WatchedAnswer {
  readonly stream: ReadableStream<Bytes>
  /** What broke the answer off; null: nothing did, so far. */
  readonly fault: () => FetchError | null
  readonly look: () => Look
}

/** What `within` rejects with when the time is over. */
export class OutOfTime extends Error {}

/** What a watched stream throws at its reader; the trouble is in `fault`. */
class BrokenOff extends Error {}

/** A timer that ends far later than it was set to slept, or its worker was busy: what it waited for may be there. */
const OVERSLEPT = 1000

/** Rejects when the time is over, unless `waited` settles first. */
export async function within<T>(waited: Promise<T>, milliseconds: number, world: WatchContext): Promise<T> {
  let callOff = () => {}
  const over = new Promise<never>((_, reject) => {
    const arm = (wait: number) => {
      const due = world.now() + wait
      callOff = world.setTimer(() => {
        if (world.now() - due > OVERSLEPT) arm(wait)
        else reject(new OutOfTime('nothing came in time'))
      }, wait)
    }
    arm(milliseconds)
  })
  try {
    return await Promise.race([waited, over])
  } finally {
    callOff()
  }
}

/** `expected`: how many bytes are to come; 0 where that is not known. */
export function watchedAnswer(
  body: ReadableStream<Bytes>,
  expected: number,
  { world, onBytes }: { readonly world: WatchContext; readonly onBytes: (read: number) => void },
): WatchedAnswer {
  const reader = body.getReader()
  const seen = { read: 0, waited: 0, head: '', tail: '' }
  let fault: FetchError | null = null
  const breakOff = (why: FetchError): never => {
    fault = why
    reader.cancel().catch(() => {
      // What is given up may fail as it likes.
    })
    throw new BrokenOff(why.what)
  }
  const nextPart = async () => {
    const start = world.now()
    try {
      return await within(reader.read(), world.limits.silence, world)
    } catch (error) {
      return breakOff(error instanceof OutOfTime ? SILENT : CUT_OFF)
    } finally {
      seen.waited += world.now() - start
    }
  }
  const stream = new ReadableStream<Bytes>({
    pull: async (controller) => {
      const { done, value } = await nextPart()
      if (done) {
        if (seen.read < expected) breakOff(CUT_OFF)
        controller.close()
        return
      }
      seen.read += value.length
      if (isTooSlow(seen, world.limits)) breakOff(DRIPPING)
      if (seen.head.length < HEAD) seen.head += textOf(value.subarray(0, HEAD))
      seen.tail = (seen.tail + textOf(value.subarray(-TAIL))).slice(-TAIL)
      onBytes(seen.read)
      controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { stream, fault: () => fault, look: () => lookOf(seen) }
}

interface Seen {
  readonly read: number
  readonly waited: number
  readonly head: string
  readonly tail: string
}

const isTooSlow = ({ read, waited }: Seen, { drip, leastBytesASecond, whole }: Limits) =>
  waited > whole || (waited > drip && read < (leastBytesASecond * waited) / 1000)

const HEAD = 256
const TAIL = 64
/** Only its signs of ASCII are looked at. */
const textOf = (bytes: Bytes) => String.fromCharCode(...bytes)

function lookOf({ head, tail }: Seen): Look {
  const start = head.replace(/^[\uFEFF\u00EF\u00BB\u00BF\s]+/, '')
  if (/^<(?:!doctype html|html|head|body|!--)/i.test(start)) return 'page'
  const isJson = /^[[{]/.test(start)
  return isJson && !/[}\]]\s*$/.test(tail) ? 'cut-off' : 'whole'
}
