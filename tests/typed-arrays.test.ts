/** Equality of typed arrays is that of the assertion library. */
import { expect, test } from 'vitest'

test.each<readonly [name: string, one: ArrayBufferView, other: ArrayBufferView]>([
  ['a value', Float64Array.of(1, 2), Float64Array.of(1, 3)],
  ['the sign of nought', Float64Array.of(0), Float64Array.of(-0)],
  ['length', Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0)],
  ['type', Uint8Array.of(1), Int8Array.of(1)],
  ['nothing but a number', Float64Array.of(NaN), Float64Array.of(0)],
])('differ in %s, also within objects', (_, one, other) => {
  expect(one).not.toEqual(other)
  expect({ rows: [one] }).not.toEqual({ rows: [other] })
})

test('are equal with equal values', () => {
  expect(Float64Array.of(NaN, -0, 1)).toEqual(Float64Array.of(NaN, -0, 1))
  expect({ ids: BigInt64Array.of(1n) }).toEqual({ ids: BigInt64Array.of(1n) })
  expect(new DataView(new ArrayBuffer(2))).toEqual(new DataView(new ArrayBuffer(2)))
})
