/** Displacement and standardised ratios: the published figures to their digits, and what must hold for any counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  displacementQuotient,
  EVEN_WEIGHTS,
  weightedDisplacement,
} from '../../../src/analytics/comparison/displacement.ts'
import { indirectlyStandardised } from '../../../src/analytics/comparison/indirect-standardisation.ts'

const shift = (before: number, after: number) => ({ before, after })
const NONE = shift(0, 0)
/** The worked example of Wheeler and Ratcliffe (2018). */
const PUBLISHED = {
  site: shift(207, 110),
  comparison: shift(308, 318),
  ring: shift(178, 157),
  comparisonRing: shift(150, 140),
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
      { site: shift(80, 20), comparison: shift(100, 50), ring: NONE, comparisonRing: NONE },
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

  test('phi widens by its root and moves nothing', () => {
    const [plain, wide] = [weightedDisplacement(PUBLISHED), weightedDisplacement(PUBLISHED, EVEN_WEIGHTS, 4)]
    expect(wide.total.value).toBe(plain.total.value)
    expect(wide.total.standardError).toBeCloseTo(2 * plain.total.standardError, 10)
  })

  test('nothing counted anywhere: a difference of 0, and no division by it', () => {
    const { total } = weightedDisplacement({ site: NONE, comparison: NONE, ring: NONE, comparisonRing: NONE })
    expect(total).toEqual({ value: 0, standardError: 0, z: 0, low: 0, high: 0 })
  })

  test('what happens everywhere alike cancels out', () => {
    const count = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(count, count, count, (a, b, added) => {
        const grown = shift(a, a + added)
        const other = shift(b, b + added)
        const { total } = weightedDisplacement({
          site: grown,
          comparison: other,
          ring: grown,
          comparisonRing: other,
        })
        expect(total.value).toBe(0)
      }),
    )
  })

  test('refuses what cannot be', () => {
    expect(() => weightedDisplacement({ ...PUBLISHED, ring: shift(-1, 0) })).toThrow('counts of -1 and 0')
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
    const found = displacementQuotient({
      site: shift(100, 60),
      comparison: shift(400, 400),
      ring: shift(80, after),
    })
    expect(found?.quotient).toBeCloseTo(quotient, 10)
  })

  test('is not given where the site did not do better, nor where the comparison held nothing', () => {
    const ring = shift(80, 70)
    expect(displacementQuotient({ site: shift(60, 100), comparison: shift(400, 400), ring })).toBeNull()
    expect(displacementQuotient({ site: shift(60, 60), comparison: shift(400, 400), ring })).toBeNull()
    expect(displacementQuotient({ site: shift(100, 60), comparison: shift(400, 0), ring })).toBeNull()
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
        const told = indirectlyStandardised(some.map((each) => ({ ...each, stratum: 2 })))
        const expected = told.reduce((sum, each) => sum + (each?.expected ?? NaN), 0)
        expect(expected).toBeCloseTo(
          some.reduce((sum, { count }) => sum + count, 0),
          6,
        )
      }),
    )
  })

  test('5 where 10 were to be expected: .5, Garwood’s limits over 10', () => {
    const told = indirectlyStandardised([area(5, 1000), area(10, 1000), area(15, 1000)])
    expect(told[0]?.expected).toBeCloseTo(10, 10)
    expect(told[0]?.ratio?.value).toBeCloseTo(0.5, 10)
    expect(told[0]?.ratio?.low).toBeCloseTo(0.16235, 5)
    expect(told[0]?.ratio?.high).toBeCloseTo(1.16683, 5)
  })

  test('unknown residents, small strata and strata of nothing say nothing', () => {
    const told = indirectlyStandardised([
      area(5, 0),
      area(1, 10, 2),
      area(1, 10, 2),
      area(0, 9, 3),
      area(0, 9, 3),
      area(0, 9, 3),
    ])
    expect(told.slice(0, 3)).toEqual([null, null, null])
    expect(told[3]?.ratio).toBeNull()
  })

  test('phi widens: a nought has one limit only', () => {
    const areas = [area(0, 1000), area(15, 1000), area(15, 1000)]
    const [plain, wide] = [indirectlyStandardised(areas), indirectlyStandardised(areas, 4)]
    expect(wide[0]?.ratio?.low).toBe(0)
    expect(wide[0]?.ratio?.high).toBeGreaterThan(plain[0]?.ratio?.high ?? Infinity)
    expect(wide[1]?.ratio?.high).toBeGreaterThan(plain[1]?.ratio?.high ?? Infinity)
  })
})
