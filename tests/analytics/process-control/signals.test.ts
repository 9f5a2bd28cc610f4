/** Season in the exposures, limits and average with it, and the chance of a signal: reference values from Python. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { controlChart, type Sample } from '../../../src/analytics/process-control/control-chart.ts'
import { signalProbability } from '../../../src/analytics/process-control/false-alarms.ts'
import { monthFactors, seasonalExposure } from '../../../src/analytics/process-control/season.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { dayNumber, daysIn } from '../../../src/domain/day.ts'
import { span } from '../../measures/invented-dataset.ts'

interface Golden {
  readonly season: {
    readonly firstMonth: number
    readonly days: readonly number[]
    readonly counts: readonly number[]
    readonly factors: readonly number[]
  }
  readonly chart: Readonly<
    Record<
      'baseline' | 'later' | 'laterDays' | 'expected' | 'low' | 'high' | 'ewma' | 'ewmaLow' | 'ewmaHigh',
      readonly number[]
    >
  > & { readonly phi: number; readonly rate: number; readonly laterFirstMonth: number }
  readonly chance: readonly {
    readonly name: string
    readonly baselineExpected: number
    readonly expected: readonly number[]
    readonly phi: number
    readonly limitsPhi: number
    readonly probability: number
  }[]
}
const golden = JSON.parse(readFileSync('tests/golden/signals.json', 'utf8')) as Golden

const near = (value: number) => expect.closeTo(value, 7)
const samplesOf = (counts: readonly number[], exposures: readonly number[]): readonly Sample[] =>
  counts.map((count, at) => ({ count, exposure: exposures[at] ?? 0 }))

describe('month factors', () => {
  const { season } = golden

  test('of twenty months equal those of a Poisson regression', () => {
    const factors = monthFactors({
      firstMonth: season.firstMonth,
      samples: samplesOf(season.counts, season.days),
    })
    expect(factors).toEqual(season.factors.map(near))
  })

  test('are found whatever the level of each year, and have a mean of 1', () => {
    const level = fc.double({ min: 0.2, max: 5, noNaN: true })
    const planted = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(planted, level, level, fc.integer({ min: 12, max: 24 }), (raw, earlier, later, length) => {
        const mean = raw.reduce((sum, factor) => sum + factor, 0) / 12
        const samples = Array.from({ length }, (_, at) => ({
          count: 30 * (at < length - 12 ? earlier : later) * (raw[(3 + at) % 12] ?? 0),
          exposure: 30,
        }))
        expect(monthFactors({ firstMonth: 3, samples })).toEqual(
          raw.map((factor) => expect.closeTo(factor / mean, 6)),
        )
      }),
    )
  })

  test.each([
    ['eleven months', Array.from({ length: 11 }, () => 50)],
    ['a calendar month without a count', [...Array.from({ length: 11 }, () => 50), 0]],
    ['no month', []],
  ])('are not known from %s', (_, counts) => {
    expect(
      monthFactors({
        firstMonth: 0,
        samples: samplesOf(
          counts,
          counts.map(() => 30),
        ),
      }),
    ).toBeNull()
  })
})

describe('exposure with season', () => {
  const FLAT = Array.from({ length: 12 }, () => 1)

  test('is the number of days where every factor is 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15_000, max: 25_000 }),
        fc.integer({ min: 0, max: 400 }),
        (from, more) => {
          const days = { from: dayNumber(from), to: dayNumber(from + more) }
          expect(seasonalExposure(days, FLAT)).toBe(daysIn(days))
        },
      ),
    )
  })

  test('counts each day of a week across two months by its own month', () => {
    const factors = FLAT.map((_, month) => (month === 0 ? 2 : month === 1 ? 0.5 : 1))
    expect(seasonalExposure(span('2024-01-29', '2024-02-04'), factors)).toBe(3 * 2 + 4 * 0.5)
  })
})

describe('a chart with season', () => {
  const { season, chart: reference } = golden
  const exposureOf = (days: number, month: number) => days * (season.factors[month % 12] ?? 0)
  const baseline = samplesOf(
    reference.baseline,
    season.days.map((days, at) => exposureOf(days, season.firstMonth + at)),
  )
  const later = samplesOf(
    reference.later,
    reference.laterDays.map((days, at) => exposureOf(days, reference.laterFirstMonth + at)),
  )

  test('has the limits and the average of Python', () => {
    const chart = controlChart([...baseline, ...later], baseline.length, reference.phi)
    if (chart.kind === 'none') throw new Error(chart.reason)
    expect(chart.rate).toBeCloseTo(reference.rate, 9)
    const points = chart.points.slice(baseline.length)
    expect(points.map(({ expected }) => expected)).toEqual(reference.expected.map(near))
    expect(points.map(({ low }) => low)).toEqual(reference.low.map(near))
    expect(points.map(({ high }) => high)).toEqual(reference.high.map(near))
    expect(points.map(({ ewma }) => ewma?.value)).toEqual(reference.ewma.map(near))
    expect(points.map(({ ewma }) => ewma?.low)).toEqual(reference.ewmaLow.map(near))
    expect(points.map(({ ewma }) => ewma?.high)).toEqual(reference.ewmaHigh.map(near))
  })

  test('equals the flat one where factors are 1 and days are equal', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 40 })
    fc.assert(
      fc.property(counts, fc.double({ min: 1, max: 3, noNaN: true }), (values, phi) => {
        fc.pre(values.slice(0, 8).some((count) => count > 0))
        const flat = samplesOf(
          values,
          values.map(() => 7),
        )
        const factors = monthFactors({
          firstMonth: 0,
          samples: samplesOf(Array(24).fill(90), Array(24).fill(30)),
        })
        const seasonal = values.map((count, at) => ({
          count,
          exposure: seasonalExposure(
            { from: dayNumber(19_000 + 7 * at), to: dayNumber(19_006 + 7 * at) },
            factors ?? [],
          ),
        }))
        expect(controlChart(seasonal, 8, phi)).toEqual(controlChart(flat, 8, phi))
      }),
    )
  })

  test('takes a year that follows the season for no change', () => {
    const swing = (at: number) => 40 + Math.round(20 * Math.cos((2 * Math.PI * at) / 12))
    const borough = monthFactors({
      firstMonth: 0,
      samples: Array.from({ length: 24 }, (_, at) => ({ count: 100 * swing(at), exposure: 30 })),
    })
    const signalsWith = (factorOf: (at: number) => number) => {
      const samples = Array.from({ length: 36 }, (_, at) => ({
        count: swing(at),
        exposure: 30 * factorOf(at),
      }))
      const chart = controlChart(samples, 24, 1)
      if (chart.kind === 'none') throw new Error(chart.reason)
      return chart.points.flatMap(({ signals }) => signals).length
    }
    expect(signalsWith(() => 1)).toBeGreaterThan(0)
    expect(signalsWith((at) => borough?.[at % 12] ?? 0)).toBe(0)
  })
})

describe('the chance of a signal without change', () => {
  test.each(golden.chance)('$name: $probability by Python', ({ probability, ...unchanged }) => {
    // Standard error of 20,000 draws: .0035.
    expect(signalProbability(unchanged, { draws: 20_000, seed: 3 })).toBeCloseTo(probability, 1)
    expect(Math.abs(signalProbability(unchanged, { draws: 20_000, seed: 3 }) - probability)).toBeLessThan(
      0.013,
    )
  })

  test.each([
    [1, 0.39],
    [1.23, 0.54],
  ])('at 4.6 a week, 69 weeks, counts with phi %d against limits of Poisson: %d', (phi, published) => {
    const expected = Array.from({ length: 69 }, () => 4.6)
    const share = signalProbability({ baselineExpected: 87 * 4.6, expected, phi, limitsPhi: 1 })
    expect(Math.abs(share - published)).toBeLessThan(0.025)
  })

  test('is that of the rules of the chart, draw by draw', () => {
    const expected = Array.from({ length: 40 }, (_, at) => 5 + (at % 3))
    const draws = 300
    const uniform = seededUniform(11)
    const poisson = (mean: number) => {
      let [count, product] = [0, uniform()]
      while (product > Math.exp(-mean)) [count, product] = [count + 1, product * uniform()]
      return count
    }
    const signalled = Array.from({ length: 4 * draws }, () => {
      const all = [...Array.from({ length: 60 }, (_, at) => 5 + (at % 3)), ...expected]
      const chart = controlChart(
        all.map((mean) => ({ count: poisson(mean), exposure: mean })),
        60,
        1,
      )
      return chart.kind === 'chart' && chart.points.some(({ signals }) => signals.length > 0)
    }).filter(Boolean).length
    const share = signalProbability({ baselineExpected: 360, expected, phi: 1 }, { draws: 20_000, seed: 5 })
    // Four standard errors of 1,200 charts.
    expect(Math.abs(signalled / (4 * draws) - share)).toBeLessThan(4 * Math.sqrt(0.25 / (4 * draws)))
  })

  test('is the same for the same seed, grows with the looks, and is 0 without any', () => {
    const of = (looks: number) =>
      signalProbability({
        baselineExpected: 400,
        expected: Array.from({ length: looks }, () => 4.6),
        phi: 1.2,
      })
    expect(of(69)).toBe(of(69))
    expect(of(69)).toBeGreaterThan(of(20))
    expect(of(0)).toBe(0)
  })

  test('throws for a mean of 0 and a phi under 1', () => {
    expect(() => signalProbability({ baselineExpected: 0, expected: [1], phi: 1 })).toThrow(
      'an expected count of 0',
    )
    expect(() => signalProbability({ baselineExpected: 9, expected: [1], phi: 0.5 })).toThrow('phi of 0.5')
  })
})
