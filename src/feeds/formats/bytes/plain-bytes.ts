/** Unpacks a gzip, or says in plain words why it cannot be. */
import { concatenated } from '../../streams/read-stream.ts'
import { type Failed, failed } from '../../../domain/feed.ts'
import type { InputFile } from '../recognised.ts'

/** What no text can hold; a small gzip may unpack to far more. */
const MOST_BYTES = 500_000_000

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes as they are, or unpacked where they begin as a gzip does. Never rejects. */
export async function plainBytes(
  { name, bytes }: InputFile,
  most = MOST_BYTES,
): Promise<Uint8Array | Failed> {
  if (!isGzip(bytes)) return bytes
  try {
    const unpacked = await gathered(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader(),
      most,
    )
    return (
      unpacked ?? failed(`${name} unpacks to more than ${most / 1e6} MB.`, 'Split it, or shorten its period.')
    )
  } catch {
    return failed(`${name} is a gzip that is damaged or cut off.`, 'Pack it again, or send it unpacked.')
  }
}

/** Null where there is too much of it. */
async function gathered(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  most: number,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
    if (length > most) {
      await reader.cancel()
      return null
    }
  }
  return concatenated(parts, length)
}
