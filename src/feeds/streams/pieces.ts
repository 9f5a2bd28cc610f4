/** Bytes in pieces, from a stream or from bytes that are there, with a pause now and then for others to be heard. */
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import { unreached } from '../fetch-bytes.ts'

/** The bytes of a feed, whole or as they come in. */
export type FeedSource = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>

export const STOPPED = failed('Stopped at your wish.', 'Open it again when you want it.')

const PIECE = 1 << 20
/** A worker that reads on and on hears no message: after so many bytes it looks whether there is one. */
const BREATH = 1 << 22

interface PieceConsumer {
  /** Null to go on, or why not to. */
  readonly take: (piece: Uint8Array<ArrayBuffer>) => Failed | null
  readonly signal?: AbortSignal | undefined
}

/** Gives every piece to `take`, in order; null where that came to the end. Never rejects, and leaves no stream open. */
export async function readPieces(
  source: FeedSource,
  { take, signal }: PieceConsumer,
): Promise<Failed | null> {
  const stream = source instanceof Uint8Array ? streamOf(source) : source
  const reader = stream.getReader()
  const cancel = () => {
    reader.cancel().catch(() => {
      // It is given up, however it takes that.
    })
  }
  signal?.addEventListener('abort', cancel)
  const fault = await taken(reader, { take, signal })
  signal?.removeEventListener('abort', cancel)
  if (fault) cancel()
  return fault
}

async function taken(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  { take, signal }: PieceConsumer,
): Promise<Failed | null> {
  let sinceBreath = 0
  for (;;) {
    if (signal?.aborted) return STOPPED
    const part = await nextOf(reader)
    if ('kind' in part) return signal?.aborted ? STOPPED : part
    if (part.done) return signal?.aborted ? STOPPED : null
    const fault = take(part.value)
    if (fault) return fault
    sinceBreath += part.value.length
    if (sinceBreath < BREATH) continue
    sinceBreath = 0
    await breath()
  }
}

async function nextOf(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>> | Failed> {
  try {
    return await reader.read()
  } catch (error) {
    return unreached(error)
  }
}

const breath = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0)
  })

/** The same bytes, a piece at a time, without a copy. */
function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + PIECE))
      else controller.close()
      at += PIECE
    },
  })
}
