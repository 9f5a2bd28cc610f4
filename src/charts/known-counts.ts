/** Counts of months and days that are known in full, in part or not at all, in words. */
import { formatCount } from '../ui/numbers.ts'

/** `part`: the count is a lower bound. */
export type Known = 'yes' | 'part' | 'no'

/** `12`; `at least 12` in part; `not known` where nothing is, or where the bound would be 0. */
export function knownCount(count: number, known: Known): string {
  if (known === 'yes') return formatCount(count)
  return known === 'no' || count === 0 ? 'not known' : `at least ${formatCount(count)}`
}
