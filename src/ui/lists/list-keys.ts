/** Keyboard navigation of a list with one active entry: arrow keys by one, Page keys by ten, Home and End. */

interface ListPosition {
  /** Index of the active entry; -1: none. */
  readonly active: number
  readonly count: number
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/**
 * Index of the entry that a key makes active; null if the list does not handle the key. A single step past an
 * end wraps round.
 */
export function activeByKey(key: string, { active, count }: ListPosition): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = STEPS[key]
  if (step === undefined) return null
  if (active < 0) return step > 0 ? 0 : count - 1
  if (Math.abs(step) === 1) return (active + step + count) % count
  return Math.min(count - 1, Math.max(0, active + step))
}

/**
 * Type-ahead: index of the next entry that begins with `typed`, wrapping round; -1 if none does. A repeated
 * letter steps through the entries that begin with it; other text searches from the active entry on.
 */
export function activeByTyping(typed: string, active: number, labels: readonly string[]): number {
  const isRepeated = /^(.)\1*$/.test(typed)
  const prefix = lowerCased(isRepeated ? typed.slice(0, 1) : typed)
  const first = isRepeated ? active + 1 : Math.max(0, active)
  const candidates = labels.map((_, i) => (first + i) % labels.length)
  return candidates.find((i) => lowerCased(labels[i] ?? '').startsWith(prefix)) ?? -1
}

const lowerCased = (text: string) => text.toLocaleLowerCase('en-GB')
