/** P of a rate ratio, widened by overdispersion and adjusted for many tests, against values of SciPy. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { falseDiscoveryQ } from '../../../src/analytics/small-numbers/false-discovery.ts'
import { rateRatio, rateRatioP } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import { dividedDeviateP } from '../../../src/analytics/small-numbers/special-functions.ts'

interface Golden {
  readonly rateRatioP: readonly (readonly [
    a: number,
    days: number,
    b: number,
    daysB: number,
    phi: number,
    p: number,
  ])[]
  readonly table: readonly (readonly [string, string, number, number, number, p: number, q: number])[]
}
const golden = JSON.parse(readFileSync('tests/golden/many-comparisons.json', 'utf8')) as Golden

/** To nine significant digits, or eight where p is under 1e-12. */
const near = (value: number) => {
  const digits = value < 1e-12 ? 8 : 9
  return expect.closeTo(value, digits - Math.ceil(Math.log10(value)))
}

test.each(golden.rateRatioP)('p of %d in %d days and %d in %d at phi %d', (a, days, b, daysB, phi, p) => {
  expect(rateRatioP({ count: a, exposure: days }, { count: b, exposure: daysB }, phi)).toEqual(near(p))
})

test('adjusted p of a table of two measures', () => {
  const q = falseDiscoveryQ(
    golden.table.map(([, , a, b, phi]) =>
      rateRatioP({ count: a, exposure: 28 }, { count: b, exposure: 28 }, phi),
    ),
  )
  expect(golden.table).toHaveLength(48)
  for (const [i, row] of golden.table.entries()) expect(q[i]).toEqual(near(row[6]))
})

describe('widened p', () => {
  test('grows with phi, from p itself up to 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (p, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((by) => dividedDeviateP(p, by))
          expect(dividedDeviateP(p, 1)).toBe(p)
          expect(less).toBeGreaterThanOrEqual(p * (1 - 1e-9))
          expect(more).toBeGreaterThanOrEqual((less ?? NaN) * (1 - 1e-9))
          expect(more).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
  test('stays 0 where p is 0', () => expect(dividedDeviateP(0, 1.2)).toBeLessThan(1e-200))
  test('without overdispersion agrees with the interval on which side of .05 it lies', () => {
    const counts = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (a, b, days, daysB) => {
          const [now, before] = [
            { count: a, exposure: days },
            { count: b, exposure: daysB },
          ]
          const ratio = rateRatio(now, before)
          const excludes1 = ratio !== null && (ratio.low > 1 || ratio.high < 1)
          expect(rateRatioP(now, before) < 0.05).toBe(excludes1)
        },
      ),
    )
  })
  test.each([
    [-0.1, 1],
    [1.1, 1],
    [0.5, 0.9],
    [NaN, 1],
  ])('of p %d divided by %d throws', (p, by) => expect(() => dividedDeviateP(p, by)).toThrow(RangeError))
})
