/** Displacement measures and standardised ratios: published figures, and invariants for any counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  displacementQuotient,
  EVEN_WEIGHTS,
  weightedDisplacement,
} from '../../../src/analytics/comparison/displacement.ts'
import { indirectlyStandardised } from '../../../src/analytics/comparison/indirect-standardisation.ts'

const counts = (before: number, after: number) => ({ before, after })
const NONE = counts(0, 0)
/** Worked example of Wheeler and Ratcliffe (2018). */
const PUBLISHED = {
  site: counts(207, 110),
  comparison: counts(308, 318),
  ring: counts(178, 157),
  comparisonRing: counts(150, 140),
}

describe('the weighted displacement difference', () => {
  test('as published: local, displacement and total', () => {
    const { local, displacement, total } = weightedDisplacement(PUBLISHED)
    expect(local.value).toBe(-107)
    expect(local.standardError).toBeCloseTo(30.7083, 4)
    expect(displacement.value).toBe(-11)
    expect(displacement.standardError).toBe(25)
    expect(total.value).toBe(-118)
    expect(total.standardError).toBeCloseTo(39.598, 3)
    expect(total.z).toBeCloseTo(-2.98, 2)
    expect(Math.round(total.low)).toBe(-196)
    expect(Math.round(total.high)).toBe(-40)
  })

  test('with periods of different length', () => {
    const { local } = weightedDisplacement(
      { site: counts(80, 20), comparison: counts(100, 50), ring: NONE, comparisonRing: NONE },
      { ...EVEN_WEIGHTS, before: 2, after: 1 },
    )
    expect(local.value).toBe(-20)
    expect(local.standardError).toBeCloseTo(10.7238, 4)
  })

  test('with areas of different size', () => {
    const { total } = weightedDisplacement(PUBLISHED, {
      ...EVEN_WEIGHTS,
      comparison: 0.9,
      site: 1.2,
      comparisonRing: 1.6,
      ring: 1.5,
    })
    expect(total.value).toBeCloseTo(-99.694444, 6)
    expect(total.standardError).toBeCloseTo(35.4280755, 7)
    expect(total.z).toBeCloseTo(-2.813995, 6)
    expect(total.low).toBeCloseTo(-169.1321965, 6)
    expect(total.high).toBeCloseTo(-30.2566924, 6)
  })

  test('phi multiplies the standard error by its root and leaves the value unchanged', () => {
    const [plain, wide] = [weightedDisplacement(PUBLISHED), weightedDisplacement(PUBLISHED, EVEN_WEIGHTS, 4)]
    expect(wide.total.value).toBe(plain.total.value)
    expect(wide.total.standardError).toBeCloseTo(2 * plain.total.standardError, 10)
  })

  test('counts of 0 give a difference of 0 without division by 0', () => {
    const { total } = weightedDisplacement({ site: NONE, comparison: NONE, ring: NONE, comparisonRing: NONE })
    expect(total).toEqual({ value: 0, standardError: 0, z: 0, low: 0, high: 0 })
  })

  test('equal changes in all areas cancel out', () => {
    const count = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(count, count, count, (a, b, added) => {
        const shifted = counts(a, a + added)
        const other = counts(b, b + added)
        const { total } = weightedDisplacement({
          site: shifted,
          comparison: other,
          ring: shifted,
          comparisonRing: other,
        })
        expect(total.value).toBe(0)
      }),
    )
  })

  test('throws for negative counts, weights of 0 and phi under 1', () => {
    expect(() => weightedDisplacement({ ...PUBLISHED, ring: counts(-1, 0) })).toThrow('counts of -1 and 0')
    expect(() => weightedDisplacement(PUBLISHED, { ...EVEN_WEIGHTS, site: 0 })).toThrow('a weight of 0')
    expect(() => weightedDisplacement(PUBLISHED, EVEN_WEIGHTS, 0.5)).toThrow('phi of 0.5')
  })
})

describe('the weighted displacement quotient', () => {
  test.each([
    [70, 0.25],
    [100, -0.5],
    [130, -1.25],
  ])('80 in the ring before and %i after: %d', (after, quotient) => {
    const result = displacementQuotient({
      site: counts(100, 60),
      comparison: counts(400, 400),
      ring: counts(80, after),
    })
    expect(result?.quotient).toBeCloseTo(quotient, 10)
  })

  test('is null where the site did no better, or a count of the control area is 0', () => {
    const ring = counts(80, 70)
    expect(displacementQuotient({ site: counts(60, 100), comparison: counts(400, 400), ring })).toBeNull()
    expect(displacementQuotient({ site: counts(60, 60), comparison: counts(400, 400), ring })).toBeNull()
    expect(displacementQuotient({ site: counts(100, 60), comparison: counts(400, 0), ring })).toBeNull()
  })
})

describe('standardised ratios', () => {
  const area = (count: number, exposure: number, stratum = 1) => ({ count, exposure, stratum })

  test('expected numbers of a stratum sum to its counts', () => {
    const areas = fc.array(
      fc.record({ count: fc.integer({ min: 0, max: 90 }), exposure: fc.integer({ min: 1, max: 9000 }) }),
      {
        minLength: 3,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(areas, (some) => {
        const results = indirectlyStandardised(some.map((each) => ({ ...each, stratum: 2 })))
        const expected = results.reduce((sum, each) => sum + (each?.expected ?? NaN), 0)
        expect(expected).toBeCloseTo(
          some.reduce((sum, { count }) => sum + count, 0),
          6,
        )
      }),
    )
  })

  test('5 observed where 10 are expected give .5 with the Garwood limits over 10', () => {
    const results = indirectlyStandardised([area(5, 1000), area(10, 1000), area(15, 1000)])
    expect(results[0]?.expected).toBeCloseTo(10, 10)
    expect(results[0]?.ratio?.value).toBeCloseTo(0.5, 10)
    expect(results[0]?.ratio?.low).toBeCloseTo(0.16235, 5)
    expect(results[0]?.ratio?.high).toBeCloseTo(1.16683, 5)
  })

  test('unknown exposure, small strata and strata without incidents give null', () => {
    const results = indirectlyStandardised([
      area(5, 0),
      area(1, 10, 2),
      area(1, 10, 2),
      area(0, 9, 3),
      area(0, 9, 3),
      area(0, 9, 3),
    ])
    expect(results.slice(0, 3)).toEqual([null, null, null])
    expect(results[3]?.ratio).toBeNull()
  })

  test('phi widens the limits, of a count of 0 the upper one only', () => {
    const areas = [area(0, 1000), area(15, 1000), area(15, 1000)]
    const [plain, wide] = [indirectlyStandardised(areas), indirectlyStandardised(areas, 4)]
    expect(wide[0]?.ratio?.low).toBe(0)
    expect(wide[0]?.ratio?.high).toBeGreaterThan(plain[0]?.ratio?.high ?? Infinity)
    expect(wide[1]?.ratio?.high).toBeGreaterThan(plain[1]?.ratio?.high ?? Infinity)
  })
})
