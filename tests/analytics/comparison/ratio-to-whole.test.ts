/** Ratio of a part to the whole: against limits found by bisection of binomial sums, and its behaviour at the edges. */
import { describe, expect, test } from 'vitest'
import { ratioToWhole } from '../../../src/analytics/comparison/ratio-to-whole.ts'

const logFactorial = (n: number) => {
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log(i)
  return sum
}
/** Chance of at most k of n at this share, summed term by term. */
function atMost(k: number, n: number, share: number): number {
  let sum = 0
  for (let i = 0; i <= k; i++)
    sum += Math.exp(
      logFactorial(n) -
        logFactorial(i) -
        logFactorial(n - i) +
        i * Math.log(share) +
        (n - i) * Math.log(1 - share),
    )
  return sum
}
function bisected(isAbove: (share: number) => boolean): number {
  let [low, high] = [1e-12, 1 - 1e-12]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (isAbove(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}

describe('the ratio of a part to the whole', () => {
  test.each([
    [31, 1, 51, 2],
    [12, 500, 240, 9000],
    [80, 900, 240, 9000],
    [3, 120, 700, 9000],
  ])('%d of exposure %d in %d of %d has the exact limits of its share', (count, exposure, all, whole) => {
    const share = exposure / whole
    const result = ratioToWhole({ count, exposure }, { count: all, exposure: whole })
    expect(result?.ratio).toBeCloseTo(count / all / share, 10)
    const low = bisected((at) => 1 - atMost(count - 1, all, at) > 0.025) / share
    const high = bisected((at) => atMost(count, all, at) < 0.025) / share
    expect(result?.low).toBeCloseTo(low, 6)
    expect(result?.high).toBeCloseTo(high, 6)
    const tails = [1 - atMost(count - 1, all, share), atMost(count, all, share)]
    expect(result?.p).toBeCloseTo(Math.min(1, 2 * Math.min(...tails)), 8)
  })

  test('is 1 for a part with its share of the counts, and its interval holds 1', () => {
    const {
      ratio = 0,
      low = 2,
      high = 0,
    } = ratioToWhole({ count: 50, exposure: 1 }, { count: 200, exposure: 4 }) ?? {}
    expect(ratio).toBeCloseTo(1, 12)
    expect(low).toBeLessThan(1)
    expect(high).toBeGreaterThan(1)
  })

  test('has a wider interval and a larger p with overdispersion', () => {
    const part = { count: 80, exposure: 900 }
    const whole = { count: 500, exposure: 9000 }
    const plain = ratioToWhole(part, whole)
    const wide = ratioToWhole(part, whole, 2)
    expect(wide?.ratio).toBe(plain?.ratio)
    expect(wide?.low).toBeLessThan(plain?.low ?? 0)
    expect(wide?.high).toBeGreaterThan(plain?.high ?? Infinity)
    expect(wide?.p).toBeGreaterThan(plain?.p ?? 1)
  })

  test('has limits where all or nothing lies in the part, and is absent where nothing was counted', () => {
    const none = ratioToWhole({ count: 0, exposure: 1 }, { count: 40, exposure: 4 })
    expect([none?.ratio, none?.low]).toEqual([0, 0])
    expect(none?.high).toBeLessThan(1)
    const all = ratioToWhole({ count: 40, exposure: 1 }, { count: 40, exposure: 4 })
    expect([all?.ratio, all?.high]).toEqual([4, 4])
    expect(ratioToWhole({ count: 0, exposure: 1 }, { count: 0, exposure: 4 })).toBeNull()
    expect(() => ratioToWhole({ count: 1, exposure: 4 }, { count: 3, exposure: 4 })).toThrow(RangeError)
  })
})
