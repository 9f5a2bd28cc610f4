/** SHA-256 of bytes that arrive in chunks: incrementally, or by the browser's own digest over a buffer. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { concatenated } from './read-stream.ts'

/** Hash that is updated chunk by chunk. */
export interface RunningHash {
  readonly update: (bytes: Uint8Array) => void
  /** Digest in hex; may be called once. */
  readonly finish: () => string
}

/** Incremental SHA-256 in JavaScript: available everywhere, in constant memory. */
export function runningSha256(): RunningHash {
  const hash = sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    finish: () => bytesToHex(hash.digest()),
  }
}

/** Hash whose digest may be computed asynchronously. */
export interface AsyncHash extends Pick<RunningHash, 'update'> {
  /** Resolves once few bytes wait to be hashed; null where few do. Left out where none ever wait. */
  readonly caughtUp?: () => Promise<void> | null
  /** Digest in hex, or '' where it could not be computed; may be called once. */
  readonly finish: () => string | Promise<string>
  /** Called instead of `finish` where the digest is not wanted any more. */
  readonly abandon?: () => void
}

type DigestFunction = Pick<SubtleCrypto, 'digest'>

/** Undefined outside a secure context, although its type says otherwise. */
const browserDigest = (): DigestFunction | null => (globalThis.crypto as Partial<Crypto>).subtle ?? null

/** About half a year of incidents of one borough; more would be noticeable in memory. */
export const MAX_BUFFERED_BYTES = 48_000_000

/** SHA-256 of bytes that come as a whole, begun at once: the browser's digest takes a copy of them. */
export function wholeSha256(subtle: DigestFunction | null = browserDigest()): AsyncHash {
  if (!subtle) return runningSha256()
  let digest: Promise<ArrayBuffer> | null = null
  return {
    update: (bytes) => {
      if (digest) throw new Error('a whole is hashed once')
      digest = subtle.digest(
        'SHA-256',
        new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
      )
      // Whoever finishes it learns of a failure; without that it must not be an unhandled rejection.
      digest.catch(() => {})
    },
    finish: async () =>
      bytesToHex(new Uint8Array(await (digest ?? subtle.digest('SHA-256', new Uint8Array())))),
  }
}

/**
 * SHA-256 by the browser's digest, which is several times faster than the incremental one but takes all bytes at once.
 * Beyond `maxBuffered` bytes, or without such a digest, the bytes are hashed incrementally, by `newRunning`. Chunks must
 * not change after they were passed in.
 */
export function bufferedSha256(
  subtle: DigestFunction | null = browserDigest(),
  maxBuffered = MAX_BUFFERED_BYTES,
  newRunning: () => AsyncHash = runningSha256,
): AsyncHash {
  const buffered: Uint8Array[] = []
  let length = 0
  let running = subtle ? null : newRunning()
  const hashBuffered = () => {
    const hash = newRunning()
    for (const chunk of buffered.splice(0)) hash.update(chunk)
    return hash
  }
  return {
    update: (bytes) => {
      if (running) return running.update(bytes)
      buffered.push(bytes)
      length += bytes.length
      if (length > maxBuffered) running = hashBuffered()
    },
    caughtUp: () => running?.caughtUp?.() ?? null,
    abandon: () => running?.abandon?.(),
    finish: async () => {
      if (running || !subtle) return (running ?? hashBuffered()).finish()
      return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', concatenated(buffered, length))))
    },
  }
}
