/** Which finds a query means, best first: the whole name, then the beginnings of words, then anywhere inside. */
import type { NamedFind } from './finds.ts'
import { plainWords } from './plain-words.ts'

/** How well a name answers; smaller is better, null not at all. */
function closeness(name: readonly string[], query: readonly string[]): number | null {
  if (name.join(' ') === query.join(' ')) return 0
  if (query.every((part) => name.some((word) => word.startsWith(part)))) return 1
  if (query.every((part) => name.some((word) => word.includes(part)))) return 2
  return null
}

/** All that match. Of equals the more people live in, then the kind, then the alphabet. */
export function matchesOf(text: string, finds: readonly NamedFind[]): readonly NamedFind[] {
  const query = plainWords(text)
  if (query.length === 0) return []
  return finds
    .flatMap((find) => {
      const close = closeness(find.words, query)
      return close === null ? [] : [{ find, close }]
    })
    .toSorted((a, b) => a.close - b.close || compare(a.find, b.find))
    .map(({ find }) => find)
}

const compare = (a: NamedFind, b: NamedFind) =>
  b.population - a.population || a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB')
