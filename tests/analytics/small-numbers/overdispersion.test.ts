/** Overdispersion: season does not contribute, bursts do. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  overdispersion,
  pooledOverdispersion,
  sharedSeasonOverdispersion,
} from '../../../src/analytics/small-numbers/overdispersion.ts'
import { randomFrom } from '../invented-incidents.ts'

const SEASON = [8, 9, 10, 11, 12, 13, 14, 14, 12, 10, 9, 8]

/** Poisson random number by Knuth's method. */
function poisson(mean: number, random: () => number): number {
  let [count, left] = [-1, 1]
  while (left > Math.exp(-mean)) {
    left *= random()
    count++
  }
  return count
}

describe('phi', () => {
  test('by hand: two years, means 3 in January and 6 in February, nothing else', () => {
    // (2-3)^2/3 + (4-3)^2/3 + (3-6)^2/6 + (9-6)^2/6 = 11/3, over 2 degrees of freedom.
    const counts = [2, 3, ...Array<number>(10).fill(0), 4, 9, ...Array<number>(10).fill(0)]
    expect(overdispersion({ firstMonth: 0, counts }, 1)).toBeCloseTo(11 / 6, 12)
  })

  test('of a purely seasonal series is 1, from any first month', () => {
    const counts = [...SEASON, ...SEASON, ...SEASON]
    expect(overdispersion({ firstMonth: 0, counts }, 9)).toBe(1)
    expect(overdispersion({ firstMonth: 8, counts }, 9)).toBe(1)
  })

  test('is never under 1, and 1 for counts of 0', () => {
    expect(overdispersion({ firstMonth: 3, counts: Array<number>(36).fill(7) }, 5)).toBe(1)
    expect(overdispersion({ firstMonth: 3, counts: Array<number>(36).fill(0) }, 5)).toBe(1)
  })

  test('is the pooled value for fewer than 24 months', () => {
    const counts = Array.from({ length: 23 }, (_, month) => (month % 2) * 40)
    expect(overdispersion({ firstMonth: 0, counts }, 1.4)).toBe(1.4)
    expect(overdispersion({ firstMonth: 0, counts: [...counts, 40] }, 1.4)).not.toBe(1.4)
  })

  test('pooled recovers the simulated value: 1 for Poisson counts, 3 for triples', () => {
    const random = randomFrom(4)
    const places = (burst: number) =>
      Array.from({ length: 40 }, () => ({
        firstMonth: 8,
        counts: Array.from(
          { length: 36 },
          (_, i) => burst * poisson((SEASON[(i + 8) % 12] ?? 0) / burst, random),
        ),
      }))
    expect(pooledOverdispersion(places(1))).toBeLessThan(1.15)
    expect(pooledOverdispersion(places(3))).toBeGreaterThan(2.7)
    expect(pooledOverdispersion(places(3))).toBeLessThan(3.3)
    expect(pooledOverdispersion([])).toBe(1)
  })
})

describe('phi of areas with one season', () => {
  test('equals the chi-square of the table over its degrees of freedom in SciPy', () => {
    const golden = JSON.parse(readFileSync('tests/golden/signals.json', 'utf8')) as {
      readonly sharedSeason: { readonly counts: readonly (readonly number[])[]; readonly phi: number }
    }
    const { counts, phi } = golden.sharedSeason
    expect(sharedSeasonOverdispersion(counts)).toBeCloseTo(phi, 9)
    // An area without a count adds nothing.
    expect(sharedSeasonOverdispersion([...counts, [0, 0, 0, 0, 0, 0]])).toBeCloseTo(phi, 9)
  })

  test('is 1 for a season alone, and where there is one area or month', () => {
    expect(sharedSeasonOverdispersion([SEASON, SEASON.map((count) => 3 * count)])).toBe(1)
    expect(sharedSeasonOverdispersion([[3, 90, 4]])).toBe(1)
    expect(sharedSeasonOverdispersion([[3], [90]])).toBe(1)
    expect(sharedSeasonOverdispersion([])).toBe(1)
  })
})
