/** Phi: season is not clumping, clumping is not chance. */
import { describe, expect, test } from 'vitest'
import { overdispersion, pooledOverdispersion } from '../../../src/analytics/small-numbers/overdispersion.ts'
import { randomFrom } from '../invented-incidents.ts'

const SEASON = [8, 9, 10, 11, 12, 13, 14, 14, 12, 10, 9, 8]

/** A Poisson count by multiplying chances (Knuth). */
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

  test('of pure season is 1, wherever the year begins', () => {
    const counts = [...SEASON, ...SEASON, ...SEASON]
    expect(overdispersion({ firstMonth: 0, counts }, 9)).toBe(1)
    expect(overdispersion({ firstMonth: 8, counts }, 9)).toBe(1)
  })

  test('is never under 1, and 1 where nothing was counted', () => {
    expect(overdispersion({ firstMonth: 3, counts: Array<number>(36).fill(7) }, 5)).toBe(1)
    expect(overdispersion({ firstMonth: 3, counts: Array<number>(36).fill(0) }, 5)).toBe(1)
  })

  test('under 24 months is the pooled one', () => {
    const counts = Array.from({ length: 23 }, (_, month) => (month % 2) * 40)
    expect(overdispersion({ firstMonth: 0, counts }, 1.4)).toBe(1.4)
    expect(overdispersion({ firstMonth: 0, counts: [...counts, 40] }, 1.4)).not.toBe(1.4)
  })

  test('pooled finds what was put in: 1 for chance alone, 3 for triples', () => {
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
