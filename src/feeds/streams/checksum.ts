/** The checksum of a feed by the browser's own SHA-256, while the feed is small enough to be held for it. */

import { bytesToHex } from '@noble/hashes/utils.js'
import { wholeOf } from './read-stream.ts'
import { sha256 } from '@noble/hashes/sha2.js'

/** The checksum of bytes that are never held together. */

export interface RunningHash {
  readonly update: (bytes: Uint8Array) => void
  /** In hex; called once, in the end. */
  readonly finish: () => string
}

/** SHA-256 anywhere, and of any length. */
export function runningSha256(): RunningHash {
  const hash = sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    finish: () => bytesToHex(hash.digest()),
  }
}

/** A checksum that may take its time in the end. */
export interface AwaitedHash extends Pick<RunningHash, 'update'> {
  /** In hex; called once, in the end. */
  readonly finish: () => string | Promise<string>
}

type Digests = Pick<SubtleCrypto, 'digest'>
/** Where the address is not secure a browser has none, whatever its types say. */
const browsersOwn = (): Digests | null => (globalThis.crypto as Partial<Crypto>).subtle ?? null

/** Half a year of a whole borough; beyond it what is held would be felt. */
const HELD_BYTES = 48_000_000

/**
 * Several times as quick as one that runs, and beside the reading rather than in it; but it takes bytes only whole, and
 * only where the address is secure. What is longer than `most`, or is read elsewhere, is hashed as it comes. Pieces
 * must not change after they were handed over.
 */
export function gatheredSha256(subtle: Digests | null = browsersOwn(), most = HELD_BYTES): AwaitedHash {
  const held: Uint8Array[] = []
  let length = 0
  let running = subtle ? null : runningSha256()
  const run = () => {
    const begun = runningSha256()
    for (const piece of held.splice(0)) begun.update(piece)
    return begun
  }
  return {
    update: (bytes) => {
      if (running) return running.update(bytes)
      held.push(bytes)
      length += bytes.length
      if (length > most) running = run()
    },
    finish: async () => {
      if (running || !subtle) return (running ?? run()).finish()
      return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', wholeOf(held, length))))
    },
  }
}
