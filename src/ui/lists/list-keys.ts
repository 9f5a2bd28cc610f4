/** What the keys do in a list of which one entry is active: arrows a step, Page keys ten, Home and End the ends. */

interface ListPlace {
  /** Of the active entry; -1: none is. */
  readonly active: number
  readonly count: number
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/** The entry that a key makes active, or null where the key means nothing here. One step past an end goes round. */
export function activeByKey(key: string, { active, count }: ListPlace): number | null {
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
 * The next entry after the active one that begins with what was typed, going round; -1: none does. The same sign again
 * and again steps through those that begin with it; more signs narrow down, beginning with the active one.
 */
export function activeByTyping(typed: string, active: number, labels: readonly string[]): number {
  const isStep = /^(.)\1*$/.test(typed)
  const wanted = plain(isStep ? typed.slice(0, 1) : typed)
  const first = isStep ? active + 1 : Math.max(0, active)
  const order = labels.map((_, i) => (first + i) % labels.length)
  return order.find((i) => plain(labels[i] ?? '').startsWith(wanted)) ?? -1
}

const plain = (text: string) => text.toLocaleLowerCase('en-GB')
