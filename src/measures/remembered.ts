/** What is worked out once for a dataset, since neither window nor baseline changes it; a dataset is never changed in place. */
import type { Dataset } from '../domain/dataset.ts'

/** The same function, remembering its answer for each dataset and name as long as the dataset lives. */
export function remembered<K, V>(
  find: (dataset: Dataset, key: K) => V,
  nameOf: (key: K) => string,
): (dataset: Dataset, key: K) => V {
  const known = new WeakMap<Dataset, Map<string, V>>()
  return (dataset, key) => {
    const answers = known.get(dataset) ?? new Map<string, V>()
    known.set(dataset, answers)
    const name = nameOf(key)
    const answer = answers.get(name) ?? find(dataset, key)
    answers.set(name, answer)
    return answer
  }
}

/** The same for what the window does change: only the answer to the question asked last is kept. */
export function lastAsked<K, V>(
  find: (dataset: Dataset, key: K) => V,
  nameOf: (key: K) => string,
): (dataset: Dataset, key: K) => V {
  const known = new WeakMap<Dataset, { readonly name: string; readonly answer: V }>()
  return (dataset, key) => {
    const name = nameOf(key)
    const last = known.get(dataset)
    if (last?.name === name) return last.answer
    const answer = find(dataset, key)
    known.set(dataset, { name, answer })
    return answer
  }
}
