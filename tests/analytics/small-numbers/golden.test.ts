/** Special functions and exact tests against values of SciPy. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eTest } from '../../../src/analytics/small-numbers/e-test.ts'
import {
  betaQuantile,
  incompleteBeta,
  gammaQuantile,
  logGamma,
  lowerGamma,
} from '../../../src/analytics/small-numbers/special-functions.ts'
import { rateRatio } from '../../../src/analytics/small-numbers/rate-ratio.ts'

interface Golden {
  readonly lowerGamma: readonly (readonly [a: number, x: number, value: number])[]
  readonly incompleteBeta: readonly (readonly [x: number, a: number, b: number, value: number])[]
  readonly gammaQuantile: readonly (readonly [a: number, p: number, value: number])[]
  readonly betaQuantile: readonly (readonly [p: number, a: number, b: number, value: number])[]
  readonly rateRatio: readonly (readonly [...pair: Pair, ratio: number, low: number, high: number])[]
  readonly eTest: readonly (readonly [...pair: Pair, p: number])[]
}
type Pair = readonly [a: number, exposureA: number, b: number, exposureB: number]
const golden = JSON.parse(readFileSync('tests/golden/small-numbers.json', 'utf8')) as Golden

/** To nine significant digits. */
const near = (value: number) => expect.closeTo(value, 9 - Math.ceil(Math.log10(Math.abs(value))))

describe('values of SciPy', () => {
  test.each(golden.lowerGamma)('P(%d, %d)', (a, x, value) => expect(lowerGamma(a, x)).toEqual(near(value)))
  test.each(golden.incompleteBeta)('I_%d(%d, %d)', (x, a, b, value) =>
    expect(incompleteBeta(x, a, b)).toEqual(near(value)),
  )
  test.each(golden.gammaQuantile)('gamma of shape %d, quantile %d', (a, p, value) =>
    expect(gammaQuantile(a, p)).toEqual(near(value)),
  )
  test.each(golden.betaQuantile)('beta quantile %d of shapes %d, %d', (p, a, b, value) =>
    expect(betaQuantile(p, a, b)).toEqual(near(value)),
  )
  test.each(golden.rateRatio)('rate ratio of %d over %d to %d over %d', (a, aOver, b, bOver, ...values) => {
    const [ratio, low, high] = values
    expect(rateRatio({ count: a, exposure: aOver }, { count: b, exposure: bOver })).toEqual({
      ratio: near(ratio),
      low: near(low),
      high: near(high),
    })
  })
  test.each(golden.eTest)('E-test of %d over %d and %d over %d', (a, aOver, b, bOver, p) =>
    expect(eTest({ count: a, exposure: aOver }, { count: b, exposure: bOver })).toEqual(near(p)),
  )
})

test.each([
  [1, 0],
  [2, 0],
  [0.5, Math.log(Math.sqrt(Math.PI))],
  [0.25, 1.2880225246980774],
  [11, Math.log(3_628_800)],
])('ln gamma(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 12))

test('arguments outside the domain throw', () => {
  expect(() => lowerGamma(0, 1)).toThrow('shape 0')
  expect(() => lowerGamma(1, -1)).toThrow('at -1')
  expect(() => incompleteBeta(1.2, 1, 1)).toThrow('at 1.2')
  expect(() => gammaQuantile(3, 1)).toThrow('a quantile at 1')
  expect(() => eTest({ count: 1.5, exposure: 1 }, { count: 1, exposure: 1 })).toThrow('a count of 1.5')
})

test('values at the ends of the domain are 0 and 1', () => {
  expect([lowerGamma(3, 0), lowerGamma(3, Infinity), gammaQuantile(3, 0)]).toEqual([0, 1, 0])
  expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  expect(eTest({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBe(1)
})
