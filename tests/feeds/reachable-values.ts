/** Collects every number, text and object reachable from a value, typed arrays and maps included. */

export interface Reached {
  readonly values: readonly (number | string)[]
  readonly objects: readonly object[]
}

export function reachableFrom(value: unknown): Reached {
  const values: (number | string)[] = []
  const objects = new Set<object>()
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next === 'number' || typeof next === 'string') values.push(next)
    if (typeof next !== 'object' || next === null || objects.has(next)) continue
    objects.add(next)
    if (ArrayBuffer.isView(next)) for (const number of Array.from(next as Float64Array)) values.push(number)
    else for (const part of partsOf(next)) pending.push(part)
  }
  return { values, objects: [...objects] }
}

/** Keys count as texts. */
const partsOf = (value: object): readonly unknown[] =>
  Array.isArray(value) || value instanceof Set
    ? [...value]
    : value instanceof Map
      ? [...value].flat()
      : Object.entries(value).flat()
