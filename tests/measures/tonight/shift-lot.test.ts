/** The seed of a shift: its own on every device, and said where another was typed. */
import { expect, test } from 'vitest'
import { seedSentence, shiftSeed } from '../../../src/measures/tonight/shift-lot.ts'
import { day } from '../invented-dataset.ts'
import { FRIDAY } from '../planning/invented-shift.ts'

test('follows from day, hours, crews and mode, and lies within four figures', () => {
  const seeds = [
    FRIDAY,
    { ...FRIDAY, day: day('2024-08-31') },
    { ...FRIDAY, startMinute: 18 * 60 },
    { ...FRIDAY, minutes: 300 },
    { ...FRIDAY, people: 4 },
    { ...FRIDAY, mode: 'car' as const },
  ].map(shiftSeed)
  expect(new Set(seeds).size).toBe(seeds.length)
  for (const seed of seeds) {
    expect(seed).toBeGreaterThanOrEqual(1000)
    expect(seed).toBeLessThanOrEqual(9999)
  }
  // What is counted and where a walk starts are no part of it.
  expect(shiftSeed({ ...FRIDAY, seed: 7, startAt: [-2.63, 53.545] } as typeof FRIDAY)).toBe(seeds[0])
})

test('a print says whether the seed is that of the shift', () => {
  const own = shiftSeed(FRIDAY)
  expect(seedSentence({ ...FRIDAY, seed: own })).toBe(
    `Drawn by the shift’s own seed, ${own}: a phone that opens the same shift has the same places.`,
  )
  expect(seedSentence({ ...FRIDAY, seed: 4488 })).toContain('Drawn again, by seed 4488')
})
