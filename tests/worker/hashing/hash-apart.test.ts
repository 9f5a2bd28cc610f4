/** A hash in another thread has the digest of the whole, holds the reading up while it is behind, and never hangs. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runningSha256 } from '../../../src/feeds/streams/checksum.ts'
import { type HashConnection, sha256Apart } from '../../../src/worker/hashing/hash-apart.ts'

const MEGABYTE = 1 << 20

/** A thread that hashes the next bytes, or fails, when it is asked to. */
function slowThread() {
  const hash = runningSha256()
  const calls: { readonly run: () => void; readonly fail: (why: Error) => void }[] = []
  const state = { isClosed: false }
  const later = <T>(run: () => T) =>
    new Promise<T>((resolve, reject) => calls.push({ run: () => resolve(run()), fail: reject }))
  const connection: HashConnection = {
    update: (bytes) => later(() => hash.update(bytes)),
    finish: () => later(() => hash.finish()),
    close: () => {
      state.isClosed = true
      for (const { fail } of calls.splice(0)) fail(new Error('closed'))
    },
  }
  return { connection, calls, state }
}
/** As promises settle in their own time. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('chunks have the checksum of the whole, in another thread or in this one', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(pieces, async (cut) => {
      const { connection, calls, state } = slowThread()
      const hashes = [sha256Apart(() => connection), sha256Apart(() => null)]
      for (const hash of hashes) for (const piece of cut) hash.update(piece)
      // The bytes were copied: what becomes of them after that has no effect.
      const whole = createHash('sha256').update(Buffer.concat(cut)).digest('hex')
      for (const piece of cut) piece.fill(0)
      const digests = hashes.map((hash) => hash.finish())
      for (const { run } of calls.splice(0)) run()
      expect(await digests[0]).toBe(whole)
      expect(await digests[1]).toBe(whole)
      expect(state.isClosed).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('reading waits while many bytes wait, until half of them are hashed', async () => {
  const { connection, calls } = slowThread()
  const hash = sha256Apart(() => connection)
  for (let piece = 0; piece < 16; piece += 1) hash.update(new Uint8Array(MEGABYTE))
  expect(hash.caughtUp?.()).toBeNull()
  hash.update(new Uint8Array(1))
  let isWaiting = true
  void hash.caughtUp?.()?.then(() => (isWaiting = false))
  for (const { run } of calls.splice(0, 8)) run()
  await settled()
  expect(isWaiting).toBe(true)
  calls.shift()?.run()
  await settled()
  expect(isWaiting).toBe(false)
  expect(hash.caughtUp?.()).toBeNull()
})

test.each(['failed', 'abandoned'])('a hash that was %s holds nothing up and has no digest', async (how) => {
  const { connection, calls, state } = slowThread()
  const hash = sha256Apart(() => connection)
  hash.update(new Uint8Array(17 * MEGABYTE))
  const caughtUp = hash.caughtUp?.()
  if (how === 'failed') calls.shift()?.fail(new Error('it ended'))
  else hash.abandon?.()
  await caughtUp
  hash.update(new Uint8Array(17 * MEGABYTE))
  expect(hash.caughtUp?.()).toBeNull()
  expect(await hash.finish()).toBe('')
  expect(state.isClosed).toBe(true)
})
