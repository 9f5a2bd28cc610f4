/** Days of a test drawn on or off by a seed: of every two days one, so that both have as many. */
import { seededUniform } from '../seeded.ts'

/** Days are numbers, `to` included. */
interface TestDays {
  readonly from: number
  readonly to: number
  readonly seed: number
}

/**
 * Null: not a day of the test. Of each pair of days, counted from the first, the seed and the place draw which is on:
 * nobody can know the day before, and season and weekday fall on both alike. A last day without a pair is drawn alone.
 * Randomised in blocks of two (Fisher 1935); the same seed and place give the same days.
 */
export function isOnDay({ from, to, seed }: TestDays, place: string, day: number): boolean | null {
  if (day < from || day > to) return null
  const pair = Math.floor((day - from) / 2)
  const isFirst = (day - from) % 2 === 0
  return seededUniform(mixed(seed, place) + pair * 7919)() < 0.5 === isFirst
}

/** FNV-1a over the place's id, so that two places of one seed have days of their own. */
function mixed(seed: number, place: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (const character of place) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
