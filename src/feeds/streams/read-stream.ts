/** Reads a stream to its end with a way to stop, and holds the size limit of a feed. */
import { type Failed, type FeedEntry, failed } from '../../domain/feed.ts'
import { fetchFailure } from '../fetch-bytes.ts'

const DEFAULT_MEGABYTES = 1000
const MEGABYTE = 1_000_000

/** First words of the message for a feed over its limit, by which such a failure is recognised. */
export const LARGER_THAN = 'It is larger than'

/**
 * Failure for a feed over its size limit, or null.
 * @param bytes read so far, or announced
 */
export function tooLarge(
  { mostMegabytes = DEFAULT_MEGABYTES }: Pick<FeedEntry, 'mostMegabytes'>,
  bytes: number,
): Failed | null {
  if (bytes <= mostMegabytes * MEGABYTE) return null
  return failed(
    `${LARGER_THAN} ${mostMegabytes.toLocaleString('en-GB')} MB, the most that is read of this feed.`,
    'Shorten its period, or set its "mostMegabytes" in the manifest higher.',
  )
}

/** Failure of a reading that the user cancelled. */
export const STOPPED = failed('Stopped by you.', 'Open it again when you want it.')

/** A worker that reads without a pause receives no messages: it yields after this many bytes. */
const YIELD_BYTES = 1 << 22

interface StreamConsumer<T> {
  /** Returns null to go on, or the failure that ends the reading. */
  readonly consume: (piece: T) => Failed | null
  /** Length of a piece in bytes. */
  readonly lengthOf: (piece: T) => number
  /** Called after each piece: the next is read once it resolves; null where it may be read at once. */
  readonly caughtUp?: (() => Promise<void> | null) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Passes every piece of the stream to `consume`, in order. Returns null at the end of the stream, or the failure that
 * ended it early. Never rejects; a stream that is not read to its end is cancelled.
 */
export async function readStream<T>(
  stream: ReadableStream<T>,
  consumer: StreamConsumer<T>,
): Promise<Failed | null> {
  const { signal } = consumer
  const reader = stream.getReader()
  const cancel = () => {
    reader.cancel().catch(() => {
      // The content is discarded, so a failure to cancel does not matter.
    })
  }
  signal?.addEventListener('abort', cancel)
  const failure = await readToEnd(reader, consumer)
  signal?.removeEventListener('abort', cancel)
  if (failure) cancel()
  return failure
}

async function readToEnd<T>(
  reader: ReadableStreamDefaultReader<T>,
  { consume, lengthOf, caughtUp, signal }: StreamConsumer<T>,
): Promise<Failed | null> {
  let sinceYield = 0
  for (;;) {
    if (signal?.aborted) return STOPPED
    const piece = await nextPiece(reader)
    if ('kind' in piece) return signal?.aborted ? STOPPED : piece
    if (piece.done) return signal?.aborted ? STOPPED : null
    const failure = consume(piece.value)
    if (failure) return failure
    await caughtUp?.()
    sinceYield += lengthOf(piece.value)
    if (sinceYield < YIELD_BYTES) continue
    sinceYield = 0
    await nextTask()
  }
}

async function nextPiece<T>(
  reader: ReadableStreamDefaultReader<T>,
): Promise<ReadableStreamReadResult<T> | Failed> {
  try {
    return await reader.read()
  } catch (error) {
    return fetchFailure(error)
  }
}

/** Resolves after messages that have arrived were handled. By a message of its own: timers in turn wait 4 ms each. */
export const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })

/** The chunks as one array, which is the chunk itself where there is one. `length`: their total length in bytes. */
export function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks
  if (only && chunks.length === 1 && isUnshared(only)) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Most bytes that are reserved on the word of a server. */
const MOST_RESERVED = 2 ** 30
const LEAST_RESERVED = 2 ** 20
const GROWTH = 1.5

/** Collects chunks into one array, so that bytes of a known length are in memory once. */
export class ByteCollector {
  private bytes: Uint8Array<ArrayBuffer>
  private used = 0

  /** @param expected announced length in bytes; 0 where it is unknown */
  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.min(MOST_RESERVED, Math.max(LEAST_RESERVED, expected)))
  }

  get length(): number {
    return this.used
  }

  add(chunk: Uint8Array): void {
    const most = this.used + chunk.length
    if (most > this.bytes.length) {
      const larger = new Uint8Array(Math.ceil(Math.max(most, this.bytes.length * GROWTH)))
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes.set(chunk, this.used)
    this.used = most
  }

  /** All bytes; called once, after the last chunk. */
  whole(): Uint8Array<ArrayBuffer> {
    const { bytes, used } = this
    this.bytes = new Uint8Array(0)
    return used === bytes.length ? bytes : bytes.slice(0, used)
  }
}

const isUnshared = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
