/** Incremental and buffered SHA-256 agree, however the bytes are cut and wherever the buffer is full. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { bufferedSha256, wholeSha256 } from '../../../src/feeds/streams/checksum.ts'

const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 })

test('chunks have the checksum of the whole, buffered or not', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(1000), async (cut, most) => {
      const expected = createHash('sha256').update(Buffer.concat(cut)).digest('hex')
      for (const subtle of [globalThis.crypto.subtle, null]) {
        const hash = bufferedSha256(subtle, most)
        for (const piece of cut) hash.update(piece)
        expect(await hash.finish()).toBe(expected)
      }
    }),
  )
})

test('a whole has its checksum, with the browser’s digest or without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(20), async (bytes, from) => {
      const whole = bytes.subarray(Math.min(from, bytes.length))
      for (const subtle of [globalThis.crypto.subtle, null]) {
        const hash = wholeSha256(subtle)
        hash.update(whole)
        expect(await hash.finish()).toBe(createHash('sha256').update(whole).digest('hex'))
      }
    }),
  )
})

test('beyond the buffer limit the browser’s digest is not used', async () => {
  const digest = vi.fn(() => Promise.resolve(new ArrayBuffer(32)))
  const small = bufferedSha256({ digest }, 4)
  small.update(new Uint8Array(4))
  await small.finish()
  const large = bufferedSha256({ digest }, 4)
  large.update(new Uint8Array(4))
  large.update(new Uint8Array(1))
  await large.finish()
  expect(digest).toHaveBeenCalledTimes(1)
})
