/** Bytes collected into one array, whatever length was announced. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteCollector } from '../../../src/feeds/streams/read-stream.ts'

test('are whole whether they are fewer, as many or more than was announced', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 12 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: -1, max: 1 }), (lengths, lie) => {
      const total = lengths.reduce((sum, length) => sum + length, 0)
      const collector = new ByteCollector(Math.max(0, total + lie * 300_000))
      lengths.forEach((length, at) => collector.add(new Uint8Array(length).fill(at + 1)))
      const expected = new Uint8Array(total)
      let end = 0
      lengths.forEach((length, at) => expected.fill(at + 1, end, (end += length)))
      // Buffers compare faster than arrays.
      expect(Buffer.compare(collector.whole(), expected)).toBe(0)
    }),
    { numRuns: 30 },
  )
})
