/** The checksum of bytes that are never held together. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

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
