/** The bytes of a feed as UTF-8, whatever they arrived as: gzip is unpacked and UTF-16 recoded while they come in. */
import { concatenated } from './read-stream.ts'
import { type Bytes, DamagedContent } from './feed-source.ts'

/** Bytes by which gzip and the byte order marks of UTF-16 are recognised. */
const HEAD_BYTES = 2

/** Not read before it is pulled from; cancelling it cancels the source. */
export function plainStream(source: ReadableStream<Bytes>): ReadableStream<Bytes> {
  let [raw, reader]: (ReadableStreamDefaultReader<Bytes> | null)[] = [null, null]
  return new ReadableStream<Bytes>(
    {
      pull: async (controller) => {
        raw ??= source.getReader()
        reader ??= (await decoded(await withHead(raw))).getReader()
        const next = await reader.read()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async (reason) => {
        await (reader ?? raw ?? source).cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}

interface HeadedStream {
  readonly head: Bytes
  /** All bytes, the head included. */
  readonly stream: ReadableStream<Bytes>
}

async function withHead(reader: ReadableStreamDefaultReader<Bytes>): Promise<HeadedStream> {
  const parts: Bytes[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const next = await reader.read()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  const stream = new ReadableStream<Bytes>(
    {
      pull: async (controller) => {
        const first = parts.shift()
        const next = first === undefined ? await reader.read() : { done: false as const, value: first }
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
  return { head: concatenated(parts, length), stream }
}

async function decoded({ head, stream }: HeadedStream): Promise<ReadableStream<Bytes>> {
  const [first, second] = head
  if (first === 0x1f && second === 0x8b) return decoded(await withHead(unpacked(stream).getReader()))
  if (first === 0xff && second === 0xfe) return recoded(stream, 'utf-16le')
  return first === 0xfe && second === 0xff ? recoded(stream, 'utf-16be') : stream
}

function unpacked(stream: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader()
  return new ReadableStream<Bytes>(
    {
      pull: async (controller) => {
        const next = await reader.read().catch(() => {
          throw new DamagedContent('It is a gzip that is damaged or cut off.')
        })
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function recoded(stream: ReadableStream<Bytes>, encoding: string): ReadableStream<Bytes> {
  const [decoder, encoder] = [new TextDecoder(encoding), new TextEncoder()]
  return stream.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform: (chunk, controller) =>
        controller.enqueue(encoder.encode(decoder.decode(chunk, { stream: true }))),
      flush: (controller) => controller.enqueue(encoder.encode(decoder.decode())),
    }),
  )
}
