/**
 * Memoisation keyed by object identity (weakly held), so that results are freed with the data they were
 * computed from.
 */

/**
 * Memoises `find` for the lifetime of `data` and of every object among its inputs. None of them may be
 * mutated.
 * @param readOf every value of `key` that the result depends on: objects by identity, primitives by value
 */
export function memoised<D extends object, K, V>(
  find: (data: D, key: K) => V,
  readOf: (key: K) => readonly unknown[],
): (data: D, key: K) => V {
  const cache = new WeakMap<D, Branch<V>>()
  return (data, key) => {
    const root = cache.get(data) ?? new Branch<V>()
    cache.set(data, root)
    const branch = readOf(key).reduce((at: Branch<V>, value) => at.under(value), root)
    branch.found ??= { answer: find(data, key) }
    return branch.found.answer
  }
}

class Branch<V> {
  found: { readonly answer: V } | null = null
  private readonly byObject = new WeakMap<object, Branch<V>>()
  private readonly byWord = new Map<unknown, Branch<V>>()

  under(value: unknown): Branch<V> {
    const isObject = typeof value === 'object' && value !== null
    const next = (isObject ? this.byObject.get(value) : this.byWord.get(value)) ?? new Branch<V>()
    if (isObject) this.byObject.set(value, next)
    else this.byWord.set(value, next)
    return next
  }
}

/** Memoises only the last result per `data`, for keys that change often, such as the window. */
export function memoisedLast<D extends object, K, V>(
  find: (data: D, key: K) => V,
  readOf: (key: K) => readonly unknown[],
): (data: D, key: K) => V {
  const cache = new WeakMap<D, { readonly read: readonly unknown[]; readonly answer: V }>()
  return (data, key) => {
    const read = readOf(key)
    const last = cache.get(data)
    if (last && isSameList(last.read, read)) return last.answer
    const answer = find(data, key)
    cache.set(data, { read, answer })
    return answer
  }
}

/** Memoises only the last call: identical arguments return the identical result. */
export function memoisedResult<Read extends readonly unknown[], Answer>(make: (...read: Read) => Answer) {
  let last: { readonly read: Read; readonly answer: Answer } | null = null
  return (...read: Read): Answer => {
    if (!last || !isSameList(last.read, read)) last = { read, answer: make(...read) }
    return last.answer
  }
}

/** Equal length and identical elements (Object.is). */
const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]))
