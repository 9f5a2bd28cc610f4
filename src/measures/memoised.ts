/** Functions that keep their answers, keyed by the very objects that these were found from, never by an id of one. */

/**
 * The same function, remembering its answers as long as `data` and the objects read beside it live. None of them may be
 * changed in place.
 * @param readOf all of `key` that the answer is found from: objects as they are, words and numbers
 */
export function memoised<D extends object, K, V>(
  find: (data: D, key: K) => V,
  readOf: (key: K) => readonly unknown[],
): (data: D, key: K) => V {
  const known = new WeakMap<D, Branch<V>>()
  return (data, key) => {
    const root = known.get(data) ?? new Branch<V>()
    known.set(data, root)
    const branch = readOf(key).reduce((at: Branch<V>, thing) => at.under(thing), root)
    branch.found ??= { answer: find(data, key) }
    return branch.found.answer
  }
}

class Branch<V> {
  found: { readonly answer: V } | null = null
  private readonly byObject = new WeakMap<object, Branch<V>>()
  private readonly byWord = new Map<unknown, Branch<V>>()

  under(thing: unknown): Branch<V> {
    const isObject = typeof thing === 'object' && thing !== null
    const next = (isObject ? this.byObject.get(thing) : this.byWord.get(thing)) ?? new Branch<V>()
    if (isObject) this.byObject.set(thing, next)
    else this.byWord.set(thing, next)
    return next
  }
}

/** The same for what changes often, as the window does: only the answer to the question asked last is kept. */
export function memoisedLast<D extends object, K, V>(
  find: (data: D, key: K) => V,
  readOf: (key: K) => readonly unknown[],
): (data: D, key: K) => V {
  const known = new WeakMap<D, { readonly read: readonly unknown[]; readonly answer: V }>()
  return (data, key) => {
    const read = readOf(key)
    const last = known.get(data)
    if (last && isSameList(last.read, read)) return last.answer
    const answer = find(data, key)
    known.set(data, { read, answer })
    return answer
  }
}

/** The same function; asked again with the very same things it gives the very same answer, and keeps only that. */
export function memoisedResult<Read extends readonly unknown[], Answer>(make: (...read: Read) => Answer) {
  let last: { readonly read: Read; readonly answer: Answer } | null = null
  return (...read: Read): Answer => {
    if (!last || !isSameList(last.read, read)) last = { read, answer: make(...read) }
    return last.answer
  }
}

/** The very same things in the same order. */
const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((thing, at) => Object.is(thing, b[at]))
