/** Bit-packed values of every width are the values that were packed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valuesInRuns } from '../../../src/feeds/parquet/encoded-values.ts'
import { readerOf } from '../../../src/feeds/parquet/page-bytes.ts'

/** One run in groups of eight, each value bit by bit from the lowest. */
function packed(values: readonly number[], width: number): Uint8Array {
  const groups = Math.ceil(values.length / 8)
  const bytes = new Uint8Array(1 + groups * width)
  bytes[0] = groups * 2 + 1
  values.forEach((value, index) => {
    for (let bit = 0; bit < width; bit += 1) {
      const at = index * width + bit
      if (Math.floor(value / 2 ** bit) % 2 === 1)
        bytes[1 + (at >> 3)] = (bytes[1 + (at >> 3)] ?? 0) | (1 << (at & 7))
    }
  })
  return bytes
}

test('packed values are read at every width', () => {
  const anyRun = fc
    .integer({ min: 1, max: 31 })
    .chain((width) => fc.tuple(fc.constant(width), fc.array(fc.nat(2 ** width - 1), { maxLength: 120 })))
  fc.assert(
    fc.property(anyRun, ([width, values]) => {
      const bytes = packed(values, width)
      const runs = { width, values: values.length, end: bytes.length }
      expect([...valuesInRuns(readerOf(bytes), runs)]).toEqual(values)
    }),
  )
})
