/**
 * Random numbers of the demonstration: distributions, overdispersion of months, and the rate of false positives without
 * an effect.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/domain/day.ts'
import { randomFor, indexByWeight, cumulativeSums } from '../../src/feeds/demonstration/random.ts'
import {
  type CountsByZone,
  clearDay,
  countsOf,
  monthsAround,
  totalIn,
} from '../../src/feeds/demonstration-incidents/counts.ts'
import { plantedSquares } from '../../src/feeds/demonstration-incidents/hotspots.ts'
import { monthsFrom, weightOfMonth } from '../../src/feeds/demonstration-incidents/months.ts'
import { areaChanges } from '../../src/feeds/demonstration-incidents/area-changes.ts'
import { zonesOf } from '../../src/feeds/demonstration-incidents/zones.ts'
import { EFFECTS } from '../../src/feeds/demonstration/partnership.ts'
import { GROUND } from './demonstration-geography.ts'

describe('the random generator', () => {
  test('gives the same draws only for the same seed and purpose', () => {
    const draws = (seed: number, purpose: string) =>
      Array.from({ length: 5 }, randomFor(seed, purpose).uniform)
    expect(draws(1, 'points')).toEqual(draws(1, 'points'))
    expect(draws(1, 'points')).not.toEqual(draws(2, 'points'))
    expect(draws(1, 'points')).not.toEqual(draws(1, 'orders'))
  })

  test('is uniform: ten bins of 100,000 draws are within five standard errors', () => {
    const { below } = randomFor(7, 'even')
    const bins = new Int32Array(10)
    for (let i = 0; i < 100_000; i++) {
      const bin = below(10)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(9000))
  })

  test.each([0.3, 4, 29, 31, 400])('gives Poisson counts of mean %d with that mean and variance', (mean) => {
    const random = randomFor(3, 'poisson')
    const { mean: found, variance } = moments(() => random.poisson(mean))
    expect(Math.abs(found / mean - 1)).toBeLessThan(5 / Math.sqrt(mean * DRAWS))
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.12)
  })

  test.each([0.012, 0.5, 3])('gives multipliers of variance %d with mean 1 and that variance', (variance) => {
    const random = randomFor(5, 'gamma')
    const found = moments(() => random.multiplier(variance))
    expect(Math.abs(found.mean - 1)).toBeLessThan(5 * Math.sqrt(variance / DRAWS))
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.15)
  })

  test('selects indexes by weight, and never one of weight zero', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (list, uniform) => {
        fc.pre(list.some((weight) => weight > 0))
        const sums = cumulativeSums(list)
        const index = indexByWeight(sums, uniform)
        const target = uniform * (sums.at(-1) ?? 0)
        expect(list[index]).toBeGreaterThan(0)
        expect(target).toBeLessThan(sums[index] ?? NaN)
        expect(target).toBeGreaterThanOrEqual(sums[index - 1] ?? 0)
      }),
    )
  })
})

const DRAWS = 20_000
function moments(draw: () => number) {
  const draws = Array.from({ length: DRAWS }, draw)
  const mean = draws.reduce((sum, x) => sum + x, 0) / DRAWS
  return { mean, variance: draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (DRAWS - 1) }
}

const months = monthsFrom(dayOf({ year: 2021, month: 9, day: 1 }), 36)
const everyMonth = months.map((_, index) => index)
const zonesWithoutSquares = zonesOf(GROUND, {
  incidentsAMonth: 3000,
  squares: [],
  changes: [],
  random: randomFor(1, 'points'),
})
const changes = areaChanges(GROUND.borough, { months, incidentsAMonth: 3000 })
const squares = plantedSquares(GROUND.borough, {
  incidentsAMonth: 3000,
  without: changes.map(({ patch }) => patch),
  random: randomFor(1, 'hotspots'),
})
const planted = zonesOf(GROUND, {
  incidentsAMonth: 3000,
  squares,
  changes,
  random: randomFor(1, 'points'),
})
const seeds = Array.from({ length: 40 }, (_, seed) => seed)
const withoutEffect: readonly CountsByZone[] = seeds.map((seed) =>
  countsOf(zonesWithoutSquares, { months, effects: [], random: randomFor(seed, 'counts') }),
)
const siteKeys = EFFECTS.map(({ site }) => `site:${site}`)

/**
 * Pearson chi-squared over degrees of freedom of a zone's counts within calendar months: three years, so two degrees a
 * month.
 */
function phiOf(counts: CountsByZone, key: string): number {
  const terms = Array.from({ length: 12 }, (_, calendar) => {
    const years = [0, 1, 2].map((year) => totalIn(counts.get(key), [calendar + 12 * year]))
    const mean = years.reduce((sum, count) => sum + count, 0) / 3
    return mean === 0 ? 0 : years.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
  })
  return terms.reduce((sum, term) => sum + term, 0) / 24
}

describe('monthly counts', () => {
  test('have the requested expectation in total, planted squares included', () => {
    const expected = (zones: typeof zonesWithoutSquares) => zones.reduce((sum, zone) => sum + zone.monthly, 0)
    expect(expected(zonesWithoutSquares)).toBeCloseTo(3000, 6)
    expect(expected(planted)).toBeCloseTo(3000, 6)
    const year = months.slice(0, 12).reduce((sum, month) => sum + weightOfMonth(month), 0)
    expect(Math.abs(year / 12 - 1)).toBeLessThan(0.005)
  })

  test('have an overdispersion of about 1.3 in a site', () => {
    const phis = withoutEffect.flatMap((counts) => siteKeys.map((key) => phiOf(counts, key)))
    const mean = phis.reduce((sum, phi) => sum + phi, 0) / phis.length
    expect(mean).toBeGreaterThan(1.2)
    expect(mean).toBeLessThan(1.4)
  })

  test('without an effect show a significant change in about one site of twenty, allowing for overdispersion', () => {
    const seemed = withoutEffect.flatMap((counts) =>
      EFFECTS.map((effect) => {
        const { before, after } = monthsAround(effect, months)
        const [was, is] = [before, after].map((span) => totalIn(counts.get(`site:${effect.site}`), span))
        return (
          Math.abs(Math.log((is ?? 0) / (was ?? 0))) >
          1.96 * Math.sqrt(1.3 * (1 / (is ?? 0) + 1 / (was ?? 0)))
        )
      }),
    )
    const share = seemed.filter(Boolean).length / seemed.length
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.11)
  })

  test('with effects differ from the counts without effects only in sites and rings', () => {
    for (const seed of [0, 1, 2]) {
      const counts = countsOf(zonesWithoutSquares, {
        months,
        effects: EFFECTS,
        random: randomFor(seed, 'counts'),
      })
      const outside = zonesWithoutSquares.filter(({ key }) => key.startsWith('lsoa:'))
      const total = (of: CountsByZone | undefined) =>
        outside.reduce((sum, { key }) => sum + totalIn(of?.get(key), everyMonth), 0)
      expect(Math.abs(total(counts) / total(withoutEffect[seed]) - 1)).toBeLessThan(0.02)
      for (const effect of EFFECTS) {
        const { before, after } = monthsAround(effect, months)
        expect(months[after[0] ?? NaN]?.first).toBe(clearDay(effect))
        const site = counts.get(`site:${effect.site}`)
        const leeway = effect.remains === 1 ? 0.12 * totalIn(site, before) : 1.5
        const missed = totalIn(site, after) - effect.remains * totalIn(site, before)
        expect(Math.abs(missed), effect.site).toBeLessThanOrEqual(leeway)
      }
    }
  })
})
