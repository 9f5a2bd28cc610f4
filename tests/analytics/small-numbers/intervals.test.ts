/** Exact intervals, tests and verdicts: published figures, and invariants for any counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eTest } from '../../../src/analytics/small-numbers/e-test.ts'
import { lowerGamma } from '../../../src/analytics/small-numbers/special-functions.ts'
import { poissonInterval } from '../../../src/analytics/small-numbers/exact-intervals.ts'
import { rateRatio, rateRatioP } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import { changeBetween, hasPercentage } from '../../../src/analytics/small-numbers/verdict.ts'

const over = (count: number, exposure = 1) => ({ count, exposure })
const counts = fc.integer({ min: 0, max: 400 })

describe('the interval of a count (Garwood)', () => {
  test.each([
    [0, 0, 3.6889, 4],
    [1, 0.0253, 5.5716, 4],
    [5, 1.6235, 11.6683, 4],
    [7, 2.8144, 14.4227, 4],
    [31, 21.063, 44.002, 3],
    [38, 26.8911, 52.158, 3],
  ])('%i lies between %d and %d', (count, low, high, digits) => {
    const interval = poissonInterval(count)
    expect(interval.low).toBeCloseTo(low, digits)
    expect(interval.high).toBeCloseTo(high, digits)
  })

  test('leaves half of the remaining probability on each side', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (count, level) => {
        const { low, high } = poissonInterval(count, level)
        // Upper tail under the lower mean, lower tail under the upper mean.
        if (count > 0) expect(lowerGamma(count, low)).toBeCloseTo((1 - level) / 2, 10)
        expect(1 - lowerGamma(count + 1, high)).toBeCloseTo((1 - level) / 2, 10)
      }),
    )
  })

  test.each([
    [-1, 0.95, 'a count of -1'],
    [2.5, 0.95, 'a count of 2.5'],
    [NaN, 0.95, 'a count of NaN'],
    [3, 1, 'a level of 1'],
  ])('refuses %d at %d', (count, level, message) => {
    expect(() => poissonInterval(count, level)).toThrow(message)
  })
})

describe('the ratio of two rates', () => {
  test.each([
    [31, 20, 1.55, 0.856, 2.869, 3],
    [10, 20, 0.5, 0.209, 1.119, 3],
    [5, 12, 0.417, 0.115, 1.271, 3],
    [0, 4, 0, 0, 1.515, 3],
    [110, 207, 0.5314, 0.4178, 0.6729, 4],
  ])('%i v %i is %d, %d to %d', (now, before, ratio, low, high, digits) => {
    expect(rateRatio(over(now), over(before))).toEqual({
      ratio: expect.closeTo(ratio, digits),
      low: expect.closeTo(low, digits),
      high: expect.closeTo(high, digits),
    })
  })

  test.each([
    [31, 20, 0.1608, 4],
    [0, 4, 0.125, 12],
    [0, 0, 1, 12],
  ])('%i v %i has p %d', (now, before, p, digits) =>
    expect(rateRatioP(over(now), over(before))).toBeCloseTo(p, digits),
  )

  test('p is under .05 exactly when the interval excludes 1', () => {
    fc.assert(
      fc.property(counts, counts, fc.double({ min: 0.1, max: 10, noNaN: true }), (now, before, exposure) => {
        const ratio = rateRatio(over(now, exposure), over(before))
        const p = rateRatioP(over(now, exposure), over(before))
        fc.pre(ratio !== null && Math.abs(p - 0.05) > 1e-9)
        expect(ratio.low > 1 || ratio.high < 1).toBe(p < 0.05)
      }),
    )
  })

  test('swapping the counts gives the reciprocal interval', () => {
    fc.assert(
      fc.property(counts, counts, fc.double({ min: 1, max: 6, noNaN: true }), (a, b, phi) => {
        const one = rateRatio(over(a, 3), over(b, 7), { phi })
        const other = rateRatio(over(b, 7), over(a, 3), { phi })
        fc.pre(one !== null && other !== null)
        const [low, high] = [1 / other.high, 1 / other.low]
        expect(Math.abs(one.low - low)).toBeLessThanOrEqual(1e-8 * low)
        expect(one.high === high || Math.abs(one.high - high) <= 1e-8 * high).toBe(true)
      }),
    )
  })

  test('a limit of a share near 1 keeps its precision', () => {
    const phi = 5.082036021880265
    const high = rateRatio(over(0), over(1), { phi })?.high ?? NaN
    // Beta(1, b) has the closed quantile 1 - (1 - p)^(1 / b), so the odds are 1 / (1 - p)^(1 / b) - 1.
    const exact = 0.025 ** -phi - 1
    expect(Math.abs(high / exact - 1)).toBeLessThan(1e-12)
  })

  test('overdispersion widens each limit by sqrt(phi) on the log scale', () => {
    const [plain, wide] = [rateRatio(over(110), over(207)), rateRatio(over(110), over(207), { phi: 4 })]
    const reach = (from: typeof plain, limit: 'low' | 'high') =>
      Math.log((from?.[limit] ?? NaN) / (from?.ratio ?? NaN))
    expect(reach(wide, 'low')).toBeCloseTo(2 * reach(plain, 'low'), 10)
    expect(reach(wide, 'high')).toBeCloseTo(2 * reach(plain, 'high'), 10)
  })

  test('overdispersion widens the remaining limit of a ratio of 0 or Infinity', () => {
    const high = (phi: number) => rateRatio(over(0), over(12), { phi })?.high ?? NaN
    expect(high(2)).toBeGreaterThan(high(1))
    expect(rateRatio(over(0), over(12), { phi: 2 })).toMatchObject({ ratio: 0, low: 0 })
    expect(rateRatio(over(12), over(0), { phi: 2 })).toMatchObject({ ratio: Infinity, high: Infinity })
  })

  test('is null where both counts are 0', () => expect(rateRatio(over(0), over(0))).toBeNull())

  test.each([
    ['a part of an incident', () => rateRatio(over(1.5), over(2)), 'a count of 1.5'],
    ['no exposure', () => rateRatio(over(1), over(2, 0)), 'an exposure of 0'],
    ['a phi under 1', () => rateRatio(over(1), over(2), { phi: 0.5 }), 'phi of 0.5'],
    ['a level of 0', () => rateRatio(over(1), over(2), { level: 0 }), 'a level of 0'],
  ])('refuses %s', (_what, call, message) => expect(call).toThrow(message))
})

test.each([
  [0, 3, 0.0884],
  [6, 2, 0.1749],
  [20, 10, 0.0688],
  [38, 20, 0.0178],
])('the E-test of %i and %i gives %d', (a, b, p) => expect(eTest(over(a), over(b))).toBeCloseTo(p, 4))

describe('the verdict', () => {
  test.each([
    [110, 207, 1, 'down'],
    [207, 110, 1, 'up'],
    [67, 91, 1, 'could be chance'],
    [31, 20, 1, 'could be chance'],
    [3, 1, 1, 'too few to say'],
    [4, 4, 1, 'too few to say'],
    [0, 0, 1, 'too few to say'],
    [5, 0, 1, 'could be chance'],
    [12, 0, 1, 'up'],
    [0, 12, 1, 'down'],
    [66, 100, 1, 'down'],
    [66, 100, 2, 'could be chance'],
  ] as const)('on %i, was %i, with phi %d: %s', (now, before, phi, verdict) => {
    expect(changeBetween(over(now), over(before), phi)).toMatchObject({ verdict, phi })
  })

  test('may show a percentage from a base of 20', () => {
    expect([19, 20].map(hasPercentage)).toEqual([false, true])
  })

  test('on unchanged rates is wrong at most at the nominal rate', () => {
    // Exact probability of a false verdict for two counts of mean 30, summed over all relevant outcomes.
    const chance = (count: number) => lowerGamma(count || 1e-9, 30) - lowerGamma(count + 1, 30)
    let wrong = 0
    for (let now = 5; now <= 70; now++) {
      for (let before = 5; before <= 70; before++) {
        const { verdict } = changeBetween(over(now), over(before))
        if (verdict === 'up' || verdict === 'down') wrong += chance(now) * chance(before)
      }
    }
    expect(wrong).toBeLessThan(0.05)
    expect(wrong).toBeGreaterThan(0.02)
  })
})
