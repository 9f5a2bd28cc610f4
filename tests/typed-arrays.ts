/**
 * Compares typed arrays element by element where a test asserts equality. The assertion library walks them as objects with
 * a key for each element, which takes seconds for long columns.
 */
import { expect } from 'vitest'

type Column = ArrayLike<number | bigint> & ArrayBufferView
const isColumn = (value: unknown): value is Column =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)

/** Everything else, and columns of different types, is left to the library. */
function areEqual(one: unknown, other: unknown): boolean | undefined {
  if (!isColumn(one) || !isColumn(other) || one.constructor !== other.constructor) return undefined
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false
  return true
}

let isAdded = false
/** Once for all files of a worker. */
export function compareTypedArrays() {
  if (!isAdded) expect.addEqualityTesters([areEqual])
  isAdded = true
}
