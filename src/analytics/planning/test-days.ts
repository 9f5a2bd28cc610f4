/** Random assignment of test days to patrol on or off, in blocks of two. */
import { seededUniform } from '../seeded.ts'

/** Days since 1970-01-01, `to` included. */
interface TestDays {
  readonly from: number
  readonly to: number
  readonly seed: number
}

/**
 * Whether patrol is on at a place on a day; null outside the test. Randomised in blocks of two days (Fisher 1935), so
 * that season and weekday affect both arms alike and the next day cannot be predicted; an odd last day is drawn alone.
 * Deterministic for a seed and place.
 */
export function isOnDay({ from, to, seed }: TestDays, place: string, day: number): boolean | null {
  if (day < from || day > to) return null
  const pair = Math.floor((day - from) / 2)
  const isFirst = (day - from) % 2 === 0
  return seededUniform(mixed(seed, place) + pair * 7919)() < 0.5 === isFirst
}

/** FNV-1a hash of the place's id, so that places with the same seed get different days. */
function mixed(seed: number, place: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (const character of place) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
