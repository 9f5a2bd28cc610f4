/** Files of tests as streams, in chunks of any length. */
import type { FileStream } from '../../../src/cli/command.ts'

export function streamOf(
  bytes: Uint8Array<ArrayBuffer>,
  piece = 1000,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
    },
  })
}

/** `streamFile` of a command context, for files that `readFile` reads. */
export const fileStreams =
  (readFile: (path: string) => Promise<Uint8Array>) =>
  async (path: string): Promise<FileStream> => {
    const bytes = new Uint8Array(await readFile(path))
    // One chunk, as a small file is read from the disk.
    return { bytes: bytes.length, stream: streamOf(bytes, bytes.length + 1) }
  }
