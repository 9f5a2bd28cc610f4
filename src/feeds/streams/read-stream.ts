/** Reads a stream to its end, yielding to the event loop now and then, with a size check and a way to stop. */

import { failed, type Failed, type FeedEntry } from '../../domain/feed.ts'
import { unreached } from '../fetch-bytes.ts'

/** How much is read of one feed at most, and the words for a feed that is larger. */

/** Where the manifest names no other limit. */
const USUAL_MEGABYTES = 1000
/** How the words begin. */
export const LARGER = 'It is larger than'
const MEGABYTE = 1_000_000

/** `bytes` read, or announced; null where they are not too many. */
export function tooLarge(
  { mostMegabytes = USUAL_MEGABYTES }: Pick<FeedEntry, 'mostMegabytes'>,
  bytes: number,
): Failed | null {
  if (bytes <= mostMegabytes * MEGABYTE) return null
  return failed(
    `${LARGER} ${mostMegabytes.toLocaleString('en-GB')} MB, the most that is read of this feed.`,
    'Shorten its period, or set its "mostMegabytes" in the manifest higher.',
  )
}

export const STOPPED = failed('Stopped at your wish.', 'Open it again when you want it.')

/** A worker that reads without a pause receives no messages: it yields after this many bytes. */
const YIELD_BYTES = 1 << 22

interface PieceConsumer<T> {
  /** Null to go on, or the failure that ends the reading. */
  readonly consume: (piece: T) => Failed | null
  /** Length of a piece in bytes. */
  readonly lengthOf: (piece: T) => number
  readonly signal?: AbortSignal | undefined
}

/**
 * Passes every piece of the stream to `consume`, in order. Returns null at the end of the stream, or the failure that
 * ended it early. Never rejects; a stream that is not read to its end is cancelled.
 */
export async function readPieces<T>(
  stream: ReadableStream<T>,
  consumer: PieceConsumer<T>,
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
  { consume, lengthOf, signal }: PieceConsumer<T>,
): Promise<Failed | null> {
  let sinceYield = 0
  for (;;) {
    if (signal?.aborted) return STOPPED
    const piece = await nextPiece(reader)
    if ('kind' in piece) return signal?.aborted ? STOPPED : piece
    if (piece.done) return signal?.aborted ? STOPPED : null
    const failure = consume(piece.value)
    if (failure) return failure
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
    return unreached(error)
  }
}

const nextTask = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0)
  })

/** Bytes in pieces as one. */

/** `length` is that of all pieces together, which whoever gathered them knows. */
export function wholeOf(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
